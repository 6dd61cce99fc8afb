import type { z } from 'zod'
import type { Visit } from '../../access/index.ts'
import { formatDate } from '../../platform/i18n/index.ts'
import { Page, SummaryList, WhoSees } from '../../ui/index.ts'
import { say } from '../messages/index.ts'
import type { readSymptomHistory, Wording } from './read-symptom.ts'
import { onsetWords } from './symptom-words.ts'

type HistoryPageProps = {
  readonly visit: Visit
  readonly personId: string
  readonly value: z.output<typeof readSymptomHistory.output>
}

/** Nothing said is ever lost: every wording with its date, newest first. */
export const HistoryPage = ({ visit, personId, value: { term, wordings } }: HistoryPageProps) => {
  const { locale } = visit
  const t = say(locale)
  const removed = wordings[0]?.until
  const title = t('history.title', { label: term.label })
  return (
    <Page
      {...visit.shell}
      title={title}
      sensitive
      breadcrumbs={[
        { label: t('symptoms.crumb'), href: visit.href(`/persons/${personId}/symptoms`) },
        { label: title },
      ]}
    >
      <h1>{title}</h1>
      <p class="lead">{t('history.lead')}</p>
      <WhoSees locale={locale}>{t('history.who')}</WhoSees>
      <ol class="history">
        {removed && (
          <li class="history__item">
            <h2 class="history__date">{formatDate(locale, removed)}</h2>
            <p>{t('history.removed')}</p>
          </li>
        )}
        {wordings.map((wording) => (
          <li class="history__item">
            <h2 class="history__date">{formatDate(locale, wording.at)}</h2>
            <p class="small">{t(`history.by.${wording.by}`)}</p>
            <SummaryList rows={rowsOf(visit, wording)} />
          </li>
        ))}
      </ol>
    </Page>
  )
}

const rowsOf = ({ locale }: Visit, wording: Wording) => {
  const t = say(locale)
  return [
    ...(wording.ownWords ? [{ term: t('edit.ownWords'), value: <>“{wording.ownWords}”</> }] : []),
    { term: t('history.presence'), value: t(`list.${wording.presence}`) },
    { term: t('edit.onset'), value: onsetWords(locale, wording) },
    { term: t('edit.severity'), value: t(`edit.severity.${wording.severity}`) },
    { term: t('edit.course'), value: t(`edit.course.${wording.course}`) },
    { term: t('edit.certainty'), value: t(`edit.certainty.${wording.certainty}`) },
    { term: t('edit.provenance'), value: t(`edit.provenance.${wording.provenance}`) },
  ]
}
