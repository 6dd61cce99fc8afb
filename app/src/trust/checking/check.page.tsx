import type { Failure, Visit } from '../../access/index.ts'
import { formatDate } from '../../platform/i18n/index.ts'
import {
  Actions,
  Button,
  Checkboxes,
  Details,
  ErrorSummary,
  Notice,
  Page,
  Radios,
  SummaryList,
  TextArea,
} from '../../ui/index.ts'
import { say } from '../messages/index.ts'
import { reasons, type Verdict } from '../papers/judgement.ts'
import type { TakenView } from './read-taken.ts'

type Props = { readonly visit: Visit; readonly value: TakenView; readonly failure?: Failure | undefined }

const errorAt = (failure: Failure | undefined, field: string): string | undefined =>
  failure?.errors.find((one) => one.field === field)?.sentence
const typed = (failure: Failure | undefined, field: string): string | undefined => {
  const value = failure?.values[field]
  return typeof value === 'string' ? value : undefined
}

export const CheckPage = ({ visit, value, failure }: Props) => {
  const { locale, shell } = visit
  const t = say(locale)
  const title = t(`kind.${value.kind}.title`)
  return (
    <Page
      {...shell}
      path={`/checking/${value.paperId}`}
      title={title}
      sensitive
      noindex
      width="wide"
      hasProblems={failure !== undefined}
      scripts={['check-paper.js']}
      breadcrumbs={[{ label: t('queue.title'), href: visit.href('/checking') }, { label: t('check.crumb') }]}
    >
      <ErrorSummary
        locale={locale}
        problems={(failure?.errors ?? []).map(({ field, sentence }) => ({
          // Lists are sent as `name[]`; a problem names the bare field.
          field: field === 'checks' ? 'checks[]' : field,
          sentence,
        }))}
      />
      <h1>{title}</h1>
      <p>{t('check.due', { date: formatDate(locale, value.due), look: t(`look.${value.look}`) })}</p>
      <Before visit={visit} value={value} />
      <SummaryList
        rows={[
          ...(value.kind === 'letter'
            ? []
            : [{ term: t('check.name'), value: value.name ?? t('check.noName') }]),
          ...applicationRows(visit, value),
          ...(value.signedBy === undefined ? [] : [{ term: t('check.signedBy'), value: value.signedBy }]),
          ...(value.kind === 'medical'
            ? [{ term: t('check.stated'), value: statedWords(visit, value) }]
            : []),
        ]}
      />
      <div class="check">
        <section class="check__pages" aria-labelledby="pages">
          <h2 id="pages">{t('check.pages')}</h2>
          {value.pages.map(({ number, width, height }) => (
            <figure>
              <img
                class="check__page"
                src={visit.href(`/checking/${value.paperId}/page.webp?number=${number}`)}
                width={width}
                height={height}
                alt={t('check.page', { number })}
              />
              <figcaption class="small">{t('check.page', { number })}</figcaption>
            </figure>
          ))}
          <p class="small">{t('check.marked')}</p>
        </section>
        <section class="check__decision" aria-labelledby="decision">
          <h2 id="decision">{t('check.decision')}</h2>
          <DecisionForm visit={visit} value={value} failure={failure} />
        </section>
      </div>
    </Page>
  )
}

const applicationRows = (visit: Visit, { application }: TakenView) => {
  if (application === undefined) return []
  const t = say(visit.locale)
  const { name, role, organisation, position, orcid, licence, email } = application
  return [
    { term: t('check.name'), value: name },
    { term: t('pro.role'), value: t(`pro.role.${role}`) },
    { term: t('pro.organisation'), value: organisation },
    { term: t('pro.position'), value: position },
    ...(orcid === undefined ? [] : [{ term: t('pro.orcid'), value: orcid }]),
    ...(licence === undefined ? [] : [{ term: t('pro.licence'), value: licence }]),
    { term: t('check.address'), value: email },
  ]
}

const statedWords = (visit: Visit, value: TakenView): string => {
  const t = say(visit.locale)
  const vocabulary = visit.services.vocabulary.current()
  const words = value.stated.map(({ status, diseaseId }) => {
    if (status === 'undiagnosed') return t('check.undiagnosed')
    return diseaseId === undefined ? t('check.unnamed') : vocabulary.diseaseLabel(diseaseId, visit.locale)
  })
  return words.length === 0 ? t('check.nothing') : words.join('; ')
}

const Before = ({ visit, value }: Pick<Props, 'visit' | 'value'>) => {
  const t = say(visit.locale)
  const { before, look } = value
  if (before === undefined) return null
  return (
    <Notice
      locale={visit.locale}
      title={t(
        look === 'appeal'
          ? 'check.before.appeal'
          : before.accepts
            ? 'check.before.accepts'
            : 'check.before.refuses',
      )}
    >
      {before.reason && <p>{t(`reason.${before.reason}`)}</p>}
      {before.words && <blockquote>{before.words}</blockquote>}
    </Notice>
  )
}

const verdictLabel = (visit: Visit, { look }: TakenView, verdict: Verdict): string => {
  const t = say(visit.locale)
  if (look === 'second' && verdict !== 'disagree') return t('verdict.agree')
  if (look === 'appeal' && verdict === 'refuse') return t('verdict.keep')
  return t(`verdict.${verdict}`)
}

const DecisionForm = ({ visit, value, failure }: Props) => {
  const { locale } = visit
  const t = say(locale)
  const base = visit.href(`/checking/${value.paperId}`)
  const asksReason = value.look !== 'second'
  return (
    <>
      <form class="check-form" method="post" action={`${base}/decide`}>
        {value.verdicts.includes('accept') && (
          <Checkboxes
            locale={locale}
            name="checks[]"
            legend={t('check.checks')}
            hint={t('check.checks.hint')}
            error={errorAt(failure, 'checks')}
            values={(failure?.values.checks as readonly string[] | undefined) ?? []}
            options={value.checks.map((check) => ({
              value: check,
              label: t(`checked.${check}` as 'checked.readable'),
            }))}
          />
        )}
        {value.kind === 'guardianship' && value.verdicts.includes('accept') && (
          <Radios
            locale={locale}
            name="proof"
            legend={t('check.proof')}
            hint={t('check.proof.hint')}
            error={errorAt(failure, 'proof')}
            value={typed(failure, 'proof')}
            options={(['birth', 'court'] as const).map((proof) => ({
              value: proof,
              label: t(`check.proof.${proof}`),
            }))}
          />
        )}
        <Radios
          locale={locale}
          name="verdict"
          legend={t('check.verdict')}
          error={errorAt(failure, 'verdict')}
          value={typed(failure, 'verdict')}
          options={value.verdicts.map((verdict) => ({
            value: verdict,
            label: verdictLabel(visit, value, verdict),
          }))}
        />
        {asksReason && (
          <>
            <Radios
              locale={locale}
              name="reason"
              legend={t('check.reason')}
              hint={t('check.reason.hint')}
              error={errorAt(failure, 'reason')}
              value={typed(failure, 'reason')}
              options={reasons.map((reason) => ({ value: reason, label: t(`reason.${reason}`) }))}
            />
            <TextArea
              locale={locale}
              name="words"
              label={t(value.kind === 'letter' ? 'check.words.letter' : 'check.words')}
              hint={t('check.words.hint')}
              error={errorAt(failure, 'words')}
              value={typed(failure, 'words')}
              rows={4}
              maxlength={1500}
            />
          </>
        )}
        <Button>{t('check.button')}</Button>
      </form>
      <Actions>
        <form method="post" action={`${base}/let-go`}>
          <Button kind="quiet">{t('check.letGo')}</Button>
        </form>
      </Actions>
      <Details summary={t('check.shortcuts')}>
        <p>{t('check.shortcuts.text')}</p>
      </Details>
    </>
  )
}
