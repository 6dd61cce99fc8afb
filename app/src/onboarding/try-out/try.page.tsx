import type { Failure, Visit } from '../../access/index.ts'
import { Actions, Button, ErrorSummary, Page, TextArea } from '../../ui/index.ts'
import { sentenceAt, typed } from '../failure.ts'
import { say } from '../messages/index.ts'

type Props = { readonly visit: Visit; readonly failure?: Failure | undefined }

/** The box, for a new text or for another try with the words that are there. */
export const WordsForm = ({ visit, words, failure }: Props & { readonly words?: string | undefined }) => {
  const { locale } = visit
  const t = say(locale)
  return (
    <form method="post" action={visit.href('/try/words')} novalidate>
      <TextArea
        locale={locale}
        name="words"
        label={t('try.label')}
        hint={t('try.hint')}
        whoSees={t('who.nobody')}
        rows={5}
        maxlength={2000}
        value={typed(failure, 'words') ?? words}
        error={sentenceAt(failure, 'words')}
      />
      <Actions>
        <Button kind={words === undefined ? 'primary' : 'secondary'}>{t('try.button')}</Button>
      </Actions>
    </form>
  )
}

export const TryPage = ({ visit, failure }: Props) => {
  const { locale, shell } = visit
  const t = say(locale)
  return (
    <Page {...shell} path="/try" title={t('try.title')} sensitive hasProblems={failure !== undefined}>
      <ErrorSummary locale={locale} problems={failure?.errors ?? []} />
      <h1>{t('try.title')}</h1>
      <p class="lead">{t('try.lead')}</p>
      <WordsForm visit={visit} failure={failure} />
      <h2>{t('try.then')}</h2>
      <ol>
        <li>{t('try.then.1')}</li>
        <li>{t('try.then.2')}</li>
        <li>{t('try.then.3')}</li>
      </ol>
    </Page>
  )
}
