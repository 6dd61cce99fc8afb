import type { Visit } from '../../access/index.ts'
import { ButtonLink, Notice, Page, SummaryList, TermChips } from '../../ui/index.ts'
import { say } from '../messages/index.ts'
import { vocabularyOf } from '../vocabulary.ts'
import type { CaseView } from './case.view.ts'
import { casePath } from './case-card.tsx'
import { caseWho } from './case-words.ts'
import { casesSource, paperAddress } from './published-case.ts'

export const CasePage = ({ visit, published }: { readonly visit: Visit; readonly published: CaseView }) => {
  const { locale } = visit
  const t = say(locale)
  const { termLabel, diseaseLabel } = vocabularyOf(visit.services)
  const disease =
    published.diseaseId === undefined ? t('case.noDisease') : diseaseLabel(published.diseaseId, locale)
  const title = t('case.title', { who: caseWho(locale, published), disease })
  const chips = (ids: readonly string[], state: 'present' | 'absent') =>
    ids.map((id) => ({ locale, state, label: termLabel(id, locale), code: id }))
  return (
    <Page {...visit.shell} path={casePath(published.caseId)} title={title}>
      <h1>{title}</h1>
      <Notice locale={locale} title={t('case.mark')}>
        <p>{t('case.literature')}</p>
      </Notice>
      <SummaryList
        rows={[
          {
            term: t('case.diagnosis'),
            value: published.diseaseId === undefined ? disease : `${disease} (${published.diseaseId})`,
          },
          ...(published.genes.length > 0
            ? [{ term: t('case.genes'), value: published.genes.join(', ') }]
            : []),
          ...(published.variants.length > 0
            ? [{ term: t('case.variants'), value: published.variants.join(', ') }]
            : []),
        ]}
      />
      <h2>{t('case.symptoms')}</h2>
      <TermChips chips={chips(published.present, 'present')} />
      {published.excluded.length > 0 && (
        <>
          <h2>{t('case.absent')}</h2>
          <TermChips chips={chips(published.excluded, 'absent')} />
        </>
      )}
      <h2>{t('case.paper', { pmid: published.pmid })}</h2>
      <p>
        <a href={paperAddress(published.pmid)} rel="noreferrer">
          {t('case.read')}
        </a>
      </p>
      <p class="small">
        {t('case.source', casesSource)} <a href={casesSource.address}>{casesSource.name}</a>
      </p>
      {visit.actor.kind === 'visitor' && <ButtonLink href={visit.href('/try')}>{t('case.try')}</ButtonLink>}
    </Page>
  )
}
