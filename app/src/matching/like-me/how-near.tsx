import type { z } from 'zod'
import type { Who } from '../../health/index.ts'
import { formatDate, type Locale } from '../../platform/i18n/index.ts'
import { say } from '../messages/index.ts'
import type { OpenedMember } from './member.view.ts'
import type { nearnessFields } from './nearness.view.ts'

type HowNearProps = { readonly locale: Locale; readonly member: OpenedMember; readonly who: Who }

/** What likeness of symptoms and what a fitting diagnosis brought, how often that was right, and since when it is shown. */
export const HowNear = ({ locale, member, who }: HowNearProps) => {
  const t = say(locale)
  const { nickname, fit, often, firstShown } = member
  return (
    <section aria-labelledby="how-near-title">
      <h2 id="how-near-title">{t('near.title')}</h2>
      <ul>
        <li>{t('near.symptoms')}</li>
        <li>{t(`near.fit.${fit}`, { ...who, nickname })}</li>
        <li>{t(`near.often.${often}`)}</li>
      </ul>
      <p class="small">
        {t('near.first', {
          date: formatDate(locale, firstShown.at.slice(0, 10)),
          version: firstShown.version,
        })}
      </p>
    </section>
  )
}

type FitsProps = {
  readonly locale: Locale
  readonly fit: z.output<typeof nearnessFields.fit>
  readonly who: Who
}

/** On a card, only what brought somebody nearer. */
export const FitsWell = ({ locale, fit, who }: FitsProps) =>
  fit === 'well' ? <p class="small">{say(locale)('near.fits', { ...who })}</p> : null
