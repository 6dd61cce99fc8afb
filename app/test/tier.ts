import { nobody } from '../src/platform/db/index.ts'
import type { Services } from '../src/platform/services.ts'
import { setTier } from '../src/trust/index.ts'

/** What a validator will do one day: gives a person a tier, with the reason that it is a test. */
export const setTierAsStaff = (services: Services, personId: string, tier: 1 | 2 | 3): Promise<void> =>
  services.database.begin('identity', nobody, (trx) =>
    setTier(trx, { personId, tier, because: 'a test', setBy: 'the test', now: services.clock.now() }),
  )
