import { nobody } from '../../platform/db/index.ts'
import type { Services } from '../../platform/services.ts'
import { replaceAgeRules } from './ages.sql.ts'
import { loadAges, loadZones } from './ages.ts'

/** Run at each start: the database reckons with the ages this version ships. */
export const publishAges = (services: Pick<Services, 'database'>): Promise<void> =>
  services.database.begin('identity', nobody, (trx) =>
    replaceAgeRules(trx, [...loadAges('majority'), ...loadAges('assent')], loadZones()),
  )
