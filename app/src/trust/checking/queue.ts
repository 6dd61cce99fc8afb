import { z } from 'zod'
import { operation } from '../../access/index.ts'
import { ok, refuse } from '../../platform/result/index.ts'
import { answerWithin, paperKinds } from '../papers/paper.ts'
import { trustProblems } from '../trust.problems.ts'
import { endClaim, insertClaim, type QueueRow, uncheckedQueue, uncheckedTakenPaper } from './checking.sql.ts'
import { personOf, takenPaper } from './taken-paper.ts'
import { itsValidator, validators } from './validator.policy.ts'

const looks = ['first', 'second', 'appeal'] as const

const waitingView = z.object({
  paperId: z.string(),
  kind: z.enum(paperKinds),
  look: z.enum(looks),
  since: z.string(),
  due: z.string(),
  taken: z.boolean(),
  mine: z.boolean(),
  mayTake: z.boolean(),
})
export type Waiting = z.output<typeof waitingView>

const lookIn = (state: string): (typeof looks)[number] =>
  state === 'appealed' ? 'appeal' : state.startsWith('proposed') ? 'second' : 'first'

const viewOf = (row: QueueRow): Waiting => ({
  paperId: row.paper_id,
  kind: row.kind,
  look: lookIn(row.state),
  since: row.since.toISOString(),
  due: new Date(row.since.getTime() + answerWithin).toISOString(),
  taken: row.taken,
  mine: row.mine,
  mayTake: row.may_take,
})

export const readQueue = operation({
  name: 'trust.read-queue',
  action: 'read',
  summary: 'The papers that wait to be checked, longest first, without names',
  api: { method: 'GET', path: '/checking' },
  input: z.object({}),
  output: z.object({ waiting: z.array(waitingView) }),
  subject: () => ({}),
  policy: validators,
  run: async ({ trx }) => ok({ waiting: (await uncheckedQueue(trx)).map(viewOf) }),
})

export const takePaper = operation({
  name: 'trust.take-paper',
  action: 'write',
  summary: 'Take a paper to check it; nobody else then has it',
  api: { method: 'POST', path: '/checking/{paperId}/take' },
  input: z.object({ paperId: z.uuid() }),
  output: z.object({ paperId: z.string() }),
  subject: async ({ trx, input }) =>
    (await uncheckedQueue(trx)).find((row) => row.paper_id === input.paperId && row.may_take),
  policy: validators,
  problems: trustProblems,
  run: async ({ trx, granted, input, now }) => {
    const { paperId } = input
    if (await insertClaim(trx, granted, { paperId, now })) return ok({ paperId })
    const other =
      granted.accountId === undefined ? undefined : await uncheckedTakenPaper(trx, granted.accountId)
    if (other === paperId) return ok({ paperId })
    return refuse(other === undefined ? 'taken' : 'one-at-a-time')
  },
})

export const letGoPaper = operation({
  name: 'trust.let-go-paper',
  action: 'write',
  summary: 'Put a taken paper back into the queue, undecided',
  api: { method: 'POST', path: '/checking/{paperId}/let-go' },
  input: z.object({ paperId: z.uuid() }),
  output: z.object({}),
  subject: takenPaper,
  policy: itsValidator,
  person: personOf,
  endsOwnAccess: 'the paper is then no longer theirs',
  run: async ({ trx, granted, input, now }) => {
    await endClaim(trx, granted, { paperId: input.paperId, now })
    return ok({})
  },
})
