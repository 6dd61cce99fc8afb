import type { Visit } from '../../access/index.ts'
import { CaseCard } from '../../matching/index.ts'
import { Actions, Button, ButtonLink, Cards, EmptyState, Notice, Page, TermChips } from '../../ui/index.ts'
import { say } from '../messages/index.ts'
import { BodySystems } from './body-systems.figure.tsx'
import type { Results } from './show-results.ts'

type Props = { readonly visit: Visit; readonly value: Results }

export const ResultsPage = ({ visit, value }: Props) => {
  const { locale, shell } = visit
  const t = say(locale)
  return (
    <Page {...shell} path="/try" title={t('results.title')} sensitive width="wide">
      <h1>{t('results.title')}</h1>
      <TermChips
        chips={value.symptoms.map(({ term, label, presence }) => ({
          locale,
          label,
          code: term,
          state: presence,
        }))}
      />
      <p>
        <a href={visit.href('/try')}>{t('results.again')}</a>
      </p>
      <div class="results-pair">
        <BodySystems locale={locale} systems={value.systems} />
        <Carry visit={visit} value={value} />
      </div>
      <Cases visit={visit} value={value} />
      {value.cases.length > 0 && <Carry visit={visit} value={value} again />}
    </Page>
  )
}

const Cases = ({ visit, value }: Props) => {
  const { locale, services } = visit
  const t = say(locale)
  if (value.cases.length === 0)
    return (
      <EmptyState title={t('results.noCases')}>
        <p>{t('results.noCases.text')}</p>
      </EmptyState>
    )
  const vocabulary = services.vocabulary.current()
  return (
    <section aria-labelledby="cases">
      <h2 id="cases">{t('results.cases')}</h2>
      <p>{t('results.cases.text')}</p>
      <Cards>
        {value.cases.map((published) => (
          <CaseCard locale={locale} vocabulary={vocabulary} published={published} />
        ))}
      </Cards>
      <Notice locale={locale}>
        <p>{t('results.noDiagnosis')}</p>
      </Notice>
    </section>
  )
}

/** One button, which takes along what was said. The form holds it; we do not. */
const Carry = ({ visit, value, again = false }: Props & { readonly again?: boolean }) => {
  const t = say(visit.locale)
  return (
    <section class="carry" aria-label={t('carry.title')}>
      {!again && <h2>{t('carry.title')}</h2>}
      {!again && (
        <ul>
          <li>{t('carry.1')}</li>
          <li>{t('carry.2')}</li>
          <li>{t('carry.3')}</li>
        </ul>
      )}
      <form method="post" action={visit.href('/try/carry')}>
        {value.symptoms.map(({ term, presence, said }, at) => (
          <>
            <input type="hidden" name={`phrase.${at}.term`} value={term} />
            <input type="hidden" name={`phrase.${at}.presence`} value={presence} />
            <input type="hidden" name={`phrase.${at}.said`} value={said} />
          </>
        ))}
        <Actions>
          <Button>{t(visit.actor.kind === 'account' ? 'carry.toMine' : 'carry.button')}</Button>
          {visit.actor.kind === 'visitor' && (
            <ButtonLink kind="quiet" href={visit.href('/sign-in')}>
              {t('about.signIn')}
            </ButtonLink>
          )}
        </Actions>
      </form>
      {!again && <p class="small">{t('carry.kept')}</p>}
    </section>
  )
}
