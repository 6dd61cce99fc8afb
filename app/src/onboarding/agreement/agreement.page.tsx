import type { Failure, Visit } from '../../access/index.ts'
import { ConsentWords, leadOf, titleOf } from '../../consent/index.ts'
import { Actions, Button, Checkboxes, Details, ErrorSummary, Page, SaveLater } from '../../ui/index.ts'
import { sentenceAt, typed } from '../failure.ts'
import { say } from '../messages/index.ts'
import { Steps } from '../steps.tsx'
import type { Agreement } from './agree.ts'

type Props = { readonly visit: Visit; readonly value: Agreement; readonly failure?: Failure | undefined }

export const AgreementPage = ({ visit, value, failure }: Props) => {
  const { locale, shell } = visit
  const t = say(locale)
  const path = `/persons/${value.personId}/agreement`
  const title = t('agreement.title', { ...value.who })
  return (
    <Page {...shell} path={path} title={title} sensitive hasProblems={failure !== undefined}>
      <ErrorSummary locale={locale} problems={failure?.errors ?? []} />
      <Steps visit={visit} step={5} back={`/persons/${value.personId}/symptoms`} />
      <h1>{title}</h1>
      <p class="lead">{t('agreement.lead')}</p>
      <form method="post" action={visit.href(path)} novalidate>
        {value.choices.map((choice) => (
          <Purpose visit={visit} choice={choice} failure={failure} />
        ))}
        <p>{t('agreement.before')}</p>
        <Actions>
          <Button>{t('agreement.finish')}</Button>
        </Actions>
      </form>
      <SaveLater locale={locale} href={visit.href('/home')} />
    </Page>
  )
}

type PurposeProps = Pick<Props, 'visit' | 'failure'> & { readonly choice: Agreement['choices'][number] }

/** Its words, and a box of its own that nobody ticks but the person. */
const Purpose = ({ visit, choice, failure }: PurposeProps) => {
  const { locale } = visit
  const t = say(locale)
  const { purpose, body } = choice
  const isNeeded = purpose === 'membership'
  const title = titleOf(body)
  return (
    <section class="consent-ask" aria-labelledby={`${purpose}-title`}>
      <p class="consent-ask__kind">{t(isNeeded ? 'agreement.needed' : 'agreement.free')}</p>
      <h2 id={`${purpose}-title`}>{title}</h2>
      <p>{leadOf(body)}</p>
      <Details summary={t('consent.readAll')}>
        <ConsentWords body={body} />
      </Details>
      <Checkboxes
        locale={locale}
        name={purpose}
        legend={<span class="visually-hidden">{title}</span>}
        values={typed(failure, purpose) === 'yes' ? ['yes'] : []}
        error={sentenceAt(failure, purpose)}
        options={[{ value: 'yes', label: t(`agreement.yes.${purpose}`) }]}
      />
    </section>
  )
}
