import { z } from 'zod'
import { dataKeyOf, noteReminded, standingsToRemind } from '../../people/index.ts'
import { days, hours } from '../../platform/clock/index.ts'
import { nobody } from '../../platform/db/index.ts'
import { job } from '../../platform/jobs/index.ts'
import type { Services } from '../../platform/services.ts'
import { type ScanAnswer, scanForViruses } from '../../platform/virus-scan/index.ts'
import { dueRule, isToBeWarned, stateOf } from '../papers/paper.ts'
import { pagePlace } from '../papers/papers.ts'
import { tellAccount, tellSender } from '../papers/tell-sender.ts'
import {
  endOldClaims,
  type KeptPaper,
  knownFiles,
  papersWithPages,
  recordDestruction,
  recordFact,
} from './destroying.sql.ts'

const claimsLast = hours(1)
/** Longer than any request: a page whose row was never committed is by then nobody's. */
const strayFilesLast = hours(6)

/** First the pages, then the record: what was cut off in between is done again, and never the record alone stands. */
const destroyDue = async (services: Services, papers: readonly KeptPaper[], now: Date): Promise<number> => {
  let destroyed = 0
  for (const paper of papers) {
    const rule = dueRule(paper, now)
    if (rule === undefined) continue
    for (const id of paper.fileIds) await services.files.remove(id)
    await services.database.begin('keeper', nobody, (keeper) =>
      recordDestruction(keeper, paper, { rule, now }),
    )
    destroyed += 1
  }
  return destroyed
}

const warn = async (services: Services, papers: readonly KeptPaper[], now: Date): Promise<void> => {
  for (const paper of papers.filter((one) => isToBeWarned(one, now))) {
    await services.database.begin('identity', nobody, async (trx) => {
      await recordFact(trx, { paperId: paper.id, fact: 'warned', now })
      await tellSender(trx, services, { sent_by: paper.sentBy, person_id: paper.personId }, 'warned')
    })
  }
}

const scanPages = async (services: Services, paper: KeptPaper, url: string): Promise<ScanAnswer> => {
  const key = await services.database.begin('identity', nobody, (trx) =>
    dataKeyOf(trx, services, paper.owner),
  )
  if (key === undefined) return 'down'
  for (const id of paper.fileIds) {
    const bytes = await services.files.read(key, pagePlace(paper.owner), id)
    const answer = bytes === undefined ? 'down' : await scanForViruses(url, bytes)
    if (answer !== 'clean') return answer
  }
  return 'clean'
}

const scanWaiting = async (services: Services, papers: readonly KeptPaper[], now: Date): Promise<void> => {
  const url = services.config.clamavUrl
  for (const paper of papers.filter(({ facts }) => stateOf(facts) === 'quarantined')) {
    // Where no scanner is set any more, nobody is left to wait for.
    const answer = url === undefined ? 'clean' : await scanPages(services, paper, url)
    if (answer === 'down') continue
    await services.database.begin('keeper', nobody, (keeper) =>
      recordFact(keeper, { paperId: paper.id, fact: answer === 'clean' ? 'scanned' : 'infected', now }),
    )
  }
}

/** Once, while there is time to be checked again without a gap. */
const remindProfessionals = (services: Services, now: Date): Promise<void> =>
  services.database.begin('identity', nobody, async (trx) => {
    const before = new Date(now.getTime() + days(30))
    for (const { id, account_id } of await standingsToRemind(trx, { now, before }))
      if (await noteReminded(trx, id, now))
        await tellAccount(trx, services, account_id, { news: 'check-again', path: '/professional' })
  })

const sweepStray = async (services: Services, now: Date): Promise<void> => {
  const before = new Date(now.getTime() - strayFilesLast)
  const old = (await services.files.list()).filter(({ writtenAt }) => writtenAt < before)
  const known = await services.database.begin('keeper', nobody, knownFiles)
  for (const { id } of old) if (!known.has(id)) await services.files.remove(id)
  await services.files.clearUnfinished(before)
}

/** What time does to papers. Every ten minutes, far within the day that C6 allows; running it again finds nothing to do. */
export const tendPapers = job({
  name: 'trust.tend-papers',
  payload: z.object({}),
  maxAttempts: 5,
  cron: '*/10 * * * *',
  handle: async (_, services) => {
    const now = services.clock.now()
    const load = () => services.database.begin('keeper', nobody, papersWithPages)
    await services.database.begin('keeper', nobody, (keeper) =>
      endOldClaims(keeper, { before: new Date(now.getTime() - claimsLast), now }),
    )
    await scanWaiting(services, await load(), now)
    const papers = await load()
    await warn(services, papers, now)
    const destroyed = await destroyDue(services, papers, now)
    await remindProfessionals(services, now)
    await sweepStray(services, now)
    if (destroyed > 0) services.log.info({ destroyed }, 'papers that had served were destroyed')
  },
})
