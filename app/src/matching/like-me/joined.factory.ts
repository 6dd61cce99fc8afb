import type { TestApp } from '../../../test/app.ts'
import { setTierAsStaff } from '../../../test/tier.ts'
import type { Purpose } from '../../consent/index.ts'
import { aDiagnosis, aProfile, aSymptom, giveHealth } from '../../health/index.ts'
import { aMember, bringIn, type FictionalMember } from '../../people/index.ts'
import { nobody } from '../../platform/db/index.ts'

export type Joined = {
  readonly accountId: string
  readonly personId: string
  readonly personIds: readonly string[]
  readonly nickname: string
  readonly cookie: string
}

type Wish = {
  readonly member?: Partial<FictionalMember>
  readonly present: readonly string[]
  readonly absent?: readonly string[]
  readonly diseaseId?: string
  readonly country?: string
  readonly birthYear?: number
  readonly tier?: 1 | 2 | 3
  readonly agrees?: readonly Purpose[]
}

/** Gives a choice, or takes it back, the way the page does. */
export const chooses = async (
  app: TestApp,
  { cookie, personId }: Pick<Joined, 'cookie' | 'personId'>,
  purpose: Purpose,
  choice: 'give' | 'withdraw' = 'give',
): Promise<void> => {
  const response = await app.request(`/api/v1/persons/${personId}/choices`, {
    json: { purpose, choice },
    as: cookie,
  })
  if (!response.ok) throw new Error(`The choice was not taken: ${response.status}`)
}

/** Somebody who went all the way: symptoms told, tier reached, choices made. The index is not told: tests do that. */
export const joined = async (app: TestApp, wish: Wish): Promise<Joined> => {
  const who = await app.services.database.begin('identity', nobody, async (trx) => {
    const brought = await bringIn(trx, app.services, aMember(wish.member ?? {}))
    for (const personId of brought.personIds) {
      await giveHealth(
        trx,
        app.services,
        { accountId: brought.accountId, personId },
        {
          profile: aProfile({ country: wish.country ?? 'ES', birthYear: wish.birthYear ?? 2020 }),
          symptoms: [
            ...wish.present.map((hpoId) => aSymptom({ hpoId })),
            ...(wish.absent ?? []).map((hpoId) => aSymptom({ hpoId, presence: 'absent' })),
          ],
          diagnoses: [aDiagnosis(wish.diseaseId === undefined ? {} : { diseaseId: wish.diseaseId })],
        },
      )
    }
    return brought
  })
  const cookie = await app.signIn(who.accountId)
  for (const personId of who.personIds) {
    await setTierAsStaff(app.services, personId, wish.tier ?? 2)
    for (const purpose of wish.agrees ?? (['membership', 'be-matched'] as const))
      await chooses(app, { cookie, personId }, purpose)
  }
  const [personId = ''] = who.personIds
  return { accountId: who.accountId, personId, personIds: who.personIds, nickname: who.nickname, cookie }
}
