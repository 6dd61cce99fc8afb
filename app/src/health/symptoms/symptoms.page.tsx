import type { Failure, Visit } from '../../access/index.ts'
import {
  Actions,
  Button,
  ButtonLink,
  Details,
  ErrorSummary,
  Page,
  SaveLater,
  StepProgress,
} from '../../ui/index.ts'
import { say } from '../messages/index.ts'
import type { SymptomList as Listing, Meaning } from './read-symptoms.ts'
import { Saved } from './saved.tsx'
import { IsThisIt, SayIt } from './say-it.tsx'
import type { TermView } from './symptom.view.ts'
import { SymptomList } from './symptom-list.tsx'

type SymptomsPageProps = {
  readonly visit: Visit
  readonly personId: string
  readonly list: Listing
  readonly meaning?: Meaning | undefined
  readonly failure?: Failure | undefined
}

export const SymptomsPage = ({ visit, personId, list, meaning, failure }: SymptomsPageProps) => {
  const { locale } = visit
  const t = say(locale)
  const path = `/persons/${personId}/symptoms`
  const base = visit.href(path)
  const title = t('symptoms.title', { ...list.who })
  const isStep = list.mayChange && !list.isMember
  return (
    <Page
      {...visit.shell}
      path={path}
      title={title}
      sensitive
      hasProblems={failure !== undefined}
      scripts={list.mayChange ? ['symptom-picker.js'] : []}
    >
      {failure && <ErrorSummary locale={locale} problems={failure.errors} />}
      {failure === undefined && meaning === undefined && <Saved visit={visit} base={base} list={list} />}
      {isStep && (
        <StepProgress
          locale={locale}
          step={4}
          of={5}
          name={t('step.name')}
          minutes={5}
          back={visit.href(`/persons/${personId}/about`)}
        />
      )}
      <h1>{title}</h1>
      {list.who.who !== 'mourned' && <p class="lead">{t('symptoms.lead')}</p>}
      {list.mayChange &&
        (meaning ? (
          <IsThisIt visit={visit} base={base} who={list.who} meaning={meaning} failure={failure} />
        ) : (
          <SayIt visit={visit} base={base} who={list.who} failure={failure} />
        ))}
      <h2>{t('list.title', { count: list.symptoms.length })}</h2>
      <SymptomList locale={locale} symptoms={list.symptoms} base={base} mayChange={list.mayChange} />
      {/* One question at a time: while a term is being chosen nothing else is asked. */}
      {!meaning && list.suggestions.length > 0 && (
        <Suggestions visit={visit} base={base} list={list} failure={failure} />
      )}
      {isStep && !meaning && (
        <>
          <ButtonLink
            kind={list.symptoms.length > 0 ? 'primary' : 'secondary'}
            href={visit.href(`/persons/${personId}/agreement`)}
          >
            {t('step.next')}
          </ButtonLink>
          <SaveLater locale={locale} href={visit.href('/home')} />
        </>
      )}
      {list.who.who !== 'mourned' && (
        <>
          <h2>{t('next.title')}</h2>
          <p>{t('next.text')}</p>
          <ButtonLink kind="secondary" href={visit.href(`/persons/${personId}/doctor-sheet`)}>
            {t('next.sheet')}
          </ButtonLink>
        </>
      )}
    </Page>
  )
}

type SuggestionsProps = Pick<SymptomsPageProps, 'visit' | 'list' | 'failure'> & { readonly base: string }

const Suggestions = ({ visit, base, list, failure }: SuggestionsProps) => {
  const t = say(visit.locale)
  const ticked = failure?.values.hpoIds
  const isTicked = ({ id }: TermView): boolean => Array.isArray(ticked) && ticked.includes(id)
  return (
    <section class="suggestions" aria-labelledby="suggestions">
      <h2 id="suggestions">{t('suggest.title')}</h2>
      <p>{t('suggest.text')}</p>
      <form method="post" action={`${base}/several`}>
        {list.suggestions.map(({ system, terms }, index) => (
          <Details summary={system.label} open={index === 0 || terms.some(isTicked)}>
            <fieldset class="fieldset">
              <legend class="visually-hidden">{system.label}</legend>
              {terms.map((term) => (
                <Tick term={term} id={`tick-${index}-${term.id.slice(3)}`} isTicked={isTicked(term)} />
              ))}
            </fieldset>
          </Details>
        ))}
        <Actions>
          <Button kind="secondary">{t('suggest.add')}</Button>
        </Actions>
      </form>
    </section>
  )
}

/** One box of several groups that are sent under one name, so each has an id of its own. */
const Tick = ({
  term,
  id,
  isTicked,
}: {
  readonly term: TermView
  readonly id: string
  readonly isTicked: boolean
}) => (
  <div class="choice">
    <input
      class="choice__input"
      type="checkbox"
      name="hpoIds[]"
      value={term.id}
      id={id}
      checked={isTicked}
      aria-describedby={term.plain ? `${id}-hint` : undefined}
    />
    <label class="choice__label" for={id}>
      {term.label}
    </label>
    {term.plain && (
      <p class="choice__hint" id={`${id}-hint`}>
        {term.plain}
      </p>
    )}
  </div>
)
