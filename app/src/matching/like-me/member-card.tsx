import type { Who } from '../../health/index.ts'
import type { Locale } from '../../platform/i18n/index.ts'
import { Tag } from '../../ui/index.ts'
import { alikeness } from '../map/alikeness.ts'
import { say } from '../messages/index.ts'
import type { MatchingVocabulary } from '../vocabulary.ts'
import { FitsWell } from './how-near.tsx'
import { MatchReasons } from './match-reasons.tsx'
import type { ListedMember } from './member.view.ts'

type MemberCardProps = {
  readonly locale: Locale
  readonly vocabulary: Pick<MatchingVocabulary, 'termLabel' | 'diseaseLabel'>
  readonly member: ListedMember
  readonly number: string
  readonly href: string
  readonly who: Who
}

/** A member in a list: the nickname, what is shared, and no more than that. */
export const MemberCard = ({ locale, vocabulary, member, number, href, who }: MemberCardProps) => {
  const t = say(locale)
  const { nickname, kinship, diseaseId, reasons, differences, likeness, fit, personId } = member
  return (
    <article class="card match" id={`match-${personId}`}>
      <p class="card__kicker">
        <span class="match__number" aria-hidden="true">
          {number}
        </span>
        {t(`alike.${alikeness(likeness)}`)}, {t('member.inCommon', { count: reasons.shared.length })}
      </p>
      <h4 class="card__title">
        <a class="card__link" href={href}>
          {nickname}
        </a>
      </h4>
      <p class="match__tags">
        <Tag tone={kinship === 'same' ? 'success' : 'plain'}>{t(`member.kinship.${kinship}`)}</Tag>
        {diseaseId !== undefined && (
          <span class="match__disease">{vocabulary.diseaseLabel(diseaseId, locale)}</span>
        )}
      </p>
      <MatchReasons locale={locale} vocabulary={vocabulary} reasons={reasons} who={who} brief />
      {kinship !== 'same' && <FitsWell locale={locale} fit={fit} who={who} />}
      <p class="small">{t('member.differences', { count: differences })}</p>
    </article>
  )
}
