import { actAs, inHealth, type Trx } from '../platform/db/index.ts'
import { publish } from '../platform/events/index.ts'
import { consentChanged } from './consent.events.ts'
import { uncheckedAgree } from './consent.factory.sql.ts'
import { currentText } from './consent-text.ts'
import type { Purpose } from './purpose.ts'

type Agreement = {
  readonly accountId: string
  readonly personId: string
  readonly capacity: 'self' | 'legal-representative'
  readonly purposes: readonly Purpose[]
  readonly locale: string
  readonly now: Date
}

/** Lets a fictional account agree for a person it represents: row-level security stays on, and afterwards nobody is acted for. */
export const giveConsents = async (trx: Trx, { purposes, locale, ...whose }: Agreement): Promise<void> => {
  await actAs(trx, { accountId: whose.accountId })
  await inHealth(trx, async (health) => {
    await uncheckedAgree(
      health,
      whose,
      purposes.map((purpose) => currentText(purpose, locale)),
    )
    await publish(health, consentChanged, { personId: whose.personId })
  })
  await actAs(trx, { accountId: undefined })
}
