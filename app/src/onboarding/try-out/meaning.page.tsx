import type { Failure, Visit } from '../../access/index.ts'
import { Actions, Button, Details, ErrorSummary, Notice, Page, Radios, TermChip } from '../../ui/index.ts'
import { sentenceAt } from '../failure.ts'
import { say } from '../messages/index.ts'
import type { Phrases } from './read-words.ts'
import { presences } from './said-symptom.ts'
import { WordsForm } from './try.page.tsx'

type Props = {
  readonly visit: Visit
  readonly value: Phrases
  readonly failure?: Failure | undefined
}

export const MeaningPage = ({ visit, value, failure }: Props) => {
  const { locale, shell } = visit
  const t = say(locale)
  const understood = value.phrases.filter(({ candidates }) => candidates.length > 0)
  const lost = value.phrases.filter(({ candidates }) => candidates.length === 0)
  return (
    <Page {...shell} path="/try" title={t('meaning.title')} sensitive hasProblems={failure !== undefined}>
      <ErrorSummary locale={locale} problems={failure?.errors ?? []} />
      <h1>{t('meaning.title')}</h1>
      {understood.length === 0 ? (
        <p class="lead">{t('meaning.nothing')}</p>
      ) : (
        <>
          <p class="lead">{t('meaning.lead')}</p>
          <form method="post" action={visit.href('/try/results')} novalidate>
            <input type="hidden" name="words" value={value.words} />
            {understood.map((phrase, at) => (
              <Phrase visit={visit} phrase={phrase} at={at} failure={failure} />
            ))}
            <Actions>
              <Button>{t('meaning.button')}</Button>
            </Actions>
          </form>
        </>
      )}
      {lost.length > 0 && (
        <Notice locale={locale} title={t('meaning.lost')}>
          <ul>
            {lost.map(({ said }) => (
              <li>
                <q>{said}</q>
              </li>
            ))}
          </ul>
          <p>{t('meaning.lost.text')}</p>
        </Notice>
      )}
      <Details summary={t('meaning.change')} open={understood.length === 0}>
        <WordsForm visit={visit} words={value.words} />
      </Details>
    </Page>
  )
}

type PhraseProps = Pick<Props, 'visit' | 'failure'> & {
  readonly phrase: Phrases['phrases'][number]
  readonly at: number
}

/** What was chosen before, when the form comes back. */
const chosenBefore = (failure: Failure | undefined, at: number, part: 'term' | 'presence') => {
  const phrases = failure?.values.phrase
  if (typeof phrases !== 'object' || phrases === null) return undefined
  const one = (phrases as Readonly<Record<string, unknown>>)[String(at)]
  if (typeof one !== 'object' || one === null) return undefined
  const value = (one as Readonly<Record<string, unknown>>)[part]
  return typeof value === 'string' ? value : undefined
}

/** A sure meaning and what was denied or doubted are chosen beforehand: the person confirms or mends. An unsure one is asked. */
const Phrase = ({ visit, phrase, at, failure }: PhraseProps) => {
  const { locale } = visit
  const t = say(locale)
  const [likeliest] = phrase.candidates
  return (
    <section class="said">
      <input type="hidden" name={`phrase.${at}.said`} value={phrase.said} />
      <h2 class="said__title">
        <span class="said__lead">{t('meaning.said')}</span> <q class="said__words">{phrase.said}</q>
      </h2>
      {phrase.isSure && likeliest && (
        <p>
          {t('meaning.understood')}{' '}
          <TermChip locale={locale} label={likeliest.label} code={likeliest.id} state={phrase.presence} />
        </p>
      )}
      {phrase.isSure ? (
        <Details summary={t('meaning.choose')} open={failure !== undefined}>
          <Choices visit={visit} phrase={phrase} at={at} failure={failure} />
        </Details>
      ) : (
        <>
          <p>{t('meaning.unsure')}</p>
          <Choices visit={visit} phrase={phrase} at={at} failure={failure} />
        </>
      )}
    </section>
  )
}

const Choices = ({ visit, phrase, at, failure }: PhraseProps) => {
  const { locale } = visit
  const t = say(locale)
  const name = `phrase.${at}`
  const meanings = phrase.candidates.map(({ id, label, plain }) => ({
    value: id,
    label: (
      <>
        {label}{' '}
        <code class="said__code" dir="ltr">
          {id}
        </code>
      </>
    ),
    hint: plain,
  }))
  return (
    <>
      <Radios
        locale={locale}
        name={`${name}.term`}
        legend={t('meaning.which')}
        value={chosenBefore(failure, at, 'term') ?? (phrase.isSure ? phrase.candidates[0]?.id : undefined)}
        error={sentenceAt(failure, `${name}.term`)}
        options={[...meanings, { value: 'none', label: t('meaning.none') }]}
      />
      <div class="said__presence">
        <Radios
          locale={locale}
          name={`${name}.presence`}
          legend={t('meaning.presence')}
          value={chosenBefore(failure, at, 'presence') ?? phrase.presence}
          options={presences.map((value) => ({ value, label: t(`presence.${value}`) }))}
        />
      </div>
    </>
  )
}
