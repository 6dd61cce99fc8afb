import { z } from 'zod'
import { consentChanged } from '../../consent/index.ts'
import { addressOf, tellStaff } from '../../people/index.ts'
import { nobody, type Trx } from '../../platform/db/index.ts'
import { publish } from '../../platform/events/index.ts'
import { job } from '../../platform/jobs/index.ts'
import type { Services } from '../../platform/services.ts'
import { type NearlyAdult, noteStep, uncheckedNearlyAdults } from './age-contacts.sql.ts'
import { type AgeStep, graceAfterMajority, stepDue } from './age-steps.ts'
import { type RepresentationMail, sendRepresentationMail } from './mails.ts'

const tell = async (
  trx: Trx,
  services: Services,
  accounts: readonly string[],
  mail: RepresentationMail,
): Promise<void> => {
  for (const accountId of accounts) {
    const address = await addressOf(trx, services, accountId)
    if (address !== undefined) await sendRepresentationMail(trx, services, { ...address, mail })
  }
}

const take = async (trx: Trx, services: Services, person: NearlyAdult, step: AgeStep): Promise<void> => {
  const { person_id: personId, majority_at: on, guardians, own } = person
  const until = new Date(on.getTime() + graceAfterMajority)
  const now = services.clock.now()
  switch (step) {
    case 'year-before':
    case 'quarter-before':
      // Their own address is known already: nobody needs to be asked for it.
      if (own.length > 0) return
      return tell(trx, services, guardians, { kind: step, personId, on })
    case 'of-age':
      await tell(trx, services, own, { kind: 'yours-now', personId, until })
      if (own.length === 0) {
        await tell(trx, services, guardians, { kind: 'guardian-ended' })
        await tellStaff(trx, { kind: 'unreachable', personId, now })
      }
      return publish(trx, consentChanged, { personId })
    case 'reminder-1':
    case 'reminder-2':
    case 'reminder-3':
      return tell(trx, services, own, { kind: 'reminder', personId, until })
    case 'silent':
      // The database reckons this by itself; the indexes in memory are told to forget.
      return publish(trx, consentChanged, { personId })
    default:
      return step satisfies never
  }
}

/** Each night: tells guardians and young people in time. Access and consent end by date, not by this. */
export const comingOfAge = job({
  name: 'trust.coming-of-age',
  payload: z.object({}),
  maxAttempts: 5,
  cron: '40 4 * * *',
  handle: async (_, services) => {
    const persons = await services.database.begin('identity', nobody, uncheckedNearlyAdults)
    for (const person of persons) {
      const now = services.clock.now()
      const { steps, answered, person_id: personId } = person
      const step = stepDue({ majorityAt: person.majority_at, steps, answered }, now)
      if (step === undefined) continue
      await services.database.begin('identity', nobody, async (trx) => {
        if (await noteStep(trx, { personId, step, now })) await take(trx, services, person, step)
      })
    }
  },
})
