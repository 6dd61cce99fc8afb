import type { Child } from 'hono/jsx'
import type { Failure, Visit } from '../../access/index.ts'
import { Actions, Button, EnterButton, Field, Radios } from '../../ui/index.ts'
import { say } from '../messages/index.ts'
import { sentenceAt, typedIn } from '../shown-problems.ts'
import type { Who } from '../viewing.ts'
import type { Meaning } from './read-symptoms.ts'
import { presences } from './symptom.ts'
import type { TermView } from './symptom.view.ts'

type SayItProps = {
  readonly visit: Visit
  readonly base: string
  readonly who: Who
  readonly words?: string | undefined
  readonly failure?: Failure | undefined
}

/** One question: say it in your own words. With script the answers come while typing. */
export const SayIt = ({ visit, base, who, words, failure }: SayItProps) => {
  const t = say(visit.locale)
  return (
    <form
      method="post"
      action={`${base}/words`}
      data-symptom-picker=""
      data-add={base}
      data-none={t('picker.none')}
      data-count={t('picker.count')}
    >
      <Field
        locale={visit.locale}
        name="words"
        label={t('say.label', { ...who })}
        hint={t('say.hint')}
        whoSees={t('symptoms.who')}
        maxlength={500}
        autocomplete="off"
        value={typedIn(failure, 'words') ?? words}
        error={sentenceAt(failure, 'words')}
      />
      <Button>{t('say.find')}</Button>
    </form>
  )
}

type IsThisItProps = Omit<SayItProps, 'words'> & { readonly meaning: Meaning }

/** “Is this what you mean?”: the candidates to choose from, ways to look wider or narrower, and a way out. */
export const IsThisIt = ({ visit, base, who, meaning, failure }: IsThisItProps) => {
  const t = say(visit.locale)
  const { locale } = visit
  if (meaning.around === undefined && meaning.candidates.length === 0)
    return <NothingFound visit={visit} base={base} words={meaning.words} failure={failure} />
  const option = (term: TermView, kicker?: Child) => ({
    value: term.id,
    label: (
      <>
        {kicker && <span class="meaning__kicker">{kicker} </span>}
        {term.label} <code class="symptom__code">{term.id}</code>
      </>
    ),
    hint: term.plain,
    reveal: (
      <button
        class="button button--quiet"
        type="submit"
        name="near"
        value={term.id}
        formaction={`${base}/words`}
      >
        {t('meaning.around', { label: term.label })}
      </button>
    ),
  })
  const terms =
    meaning.around === undefined
      ? meaning.candidates.map((term) => option(term))
      : [
          ...meaning.around.broader.map((term) => option(term, t('meaning.broader'))),
          option(meaning.around.term),
          ...meaning.around.narrower.map((term) => option(term, t('meaning.narrower'))),
        ]
  const none = {
    value: 'none',
    label: t('meaning.none'),
    reveal: (
      <>
        <Field
          locale={locale}
          name="otherWords"
          label={t('meaning.otherWords')}
          hint={t('meaning.otherWords.hint')}
          maxlength={500}
          autocomplete="off"
        />
        <button class="button button--secondary" type="submit" formaction={`${base}/words`}>
          {t('say.find')}
        </button>
      </>
    ),
  }
  return (
    <form method="post" action={base} class="meaning">
      <EnterButton>{t('meaning.add')}</EnterButton>
      <input type="hidden" name="words" value={meaning.words} />
      <p class="meaning__said">
        {t('meaning.said')} <q>{meaning.words}</q>
      </p>
      <Radios
        locale={locale}
        name="hpoId"
        legend={t('meaning.title')}
        hint={t('meaning.hint')}
        error={sentenceAt(failure, 'hpoId')}
        options={[...terms, none]}
        value={typedIn(failure, 'hpoId') ?? meaning.around?.term.id}
      />
      <Radios
        locale={locale}
        name="presence"
        legend={t('meaning.presence', { ...who })}
        value={typedIn(failure, 'presence') ?? 'present'}
        options={presences.map((value) => ({ value, label: t(`presence.${value}`) }))}
      />
      <Actions>
        <Button>{t('meaning.add')}</Button>
        <a href={base}>{t('meaning.cancel')}</a>
      </Actions>
    </form>
  )
}

/** Nothing to choose from: then only other words are asked for. */
const NothingFound = ({ visit, base, words, failure }: Omit<SayItProps, 'who'>) => {
  const t = say(visit.locale)
  return (
    <form method="post" action={`${base}/words`} class="meaning">
      <p class="meaning__said">
        {t('meaning.said')} <q>{words}</q>
      </p>
      <p>{t('meaning.nothing')}</p>
      <Field
        locale={visit.locale}
        name="words"
        label={t('meaning.otherWords')}
        hint={t('meaning.otherWords.hint')}
        whoSees={t('symptoms.who')}
        maxlength={500}
        autocomplete="off"
        error={sentenceAt(failure, 'words')}
      />
      <Actions>
        <Button>{t('say.find')}</Button>
        <a href={base}>{t('meaning.cancel')}</a>
      </Actions>
    </form>
  )
}
