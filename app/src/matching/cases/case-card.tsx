import type { Who } from '../../health/index.ts'
import type { Locale } from '../../platform/i18n/index.ts'
import { Tag } from '../../ui/index.ts'
import { FitsWell } from '../like-me/how-near.tsx'
import { MatchReasons } from '../like-me/match-reasons.tsx'
import { alikeness } from '../map/alikeness.ts'
import { say } from '../messages/index.ts'
import type { MatchingVocabulary } from '../vocabulary.ts'
import type { CaseMatchView } from './case.view.ts'
import { caseWho } from './case-words.ts'

type CaseCardProps = {
  readonly locale: Locale
  readonly vocabulary: Pick<MatchingVocabulary, 'termLabel' | 'diseaseLabel'>
  readonly published: CaseMatchView
  /** To whom it is compared; a visitor trying it out is “you”. */
  readonly who?: Who
  /** What ties it to a map on the same page. */
  readonly letter?: string
}

const visitor: Who = { who: 'you', name: '' }

export const casePath = (caseId: string): string => `/cases/${encodeURIComponent(caseId)}`

/** A published case in a list: always marked as literature, with what is shared. */
export const CaseCard = ({ locale, vocabulary, published, who = visitor, letter }: CaseCardProps) => {
  const t = say(locale)
  const { caseId, diseaseId, pmid, reasons, likeness, fit } = published
  return (
    <article class="card match match--case" id={`match-${caseId}`}>
      <p class="card__kicker">
        {letter !== undefined && (
          <span class="match__number" aria-hidden="true">
            {letter}
          </span>
        )}
        <Tag tone="warning">{t('case.mark')}</Tag> {t(`alike.${alikeness(likeness)}`)}
      </p>
      <h3 class="card__title">
        <a class="card__link" href={`/${locale}${casePath(caseId)}`}>
          {diseaseId === undefined ? t('case.noDisease') : vocabulary.diseaseLabel(diseaseId, locale)}
        </a>
      </h3>
      <p class="match__who">{caseWho(locale, published)}</p>
      <MatchReasons locale={locale} vocabulary={vocabulary} reasons={reasons} who={who} brief />
      <FitsWell locale={locale} fit={fit} who={who} />
      <p class="small">{t('case.paper', { pmid })}</p>
    </article>
  )
}
