import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { operation, type RunContext } from '../../access/index.ts'
import { mayEdit, uncheckedPersonFor } from '../../people/index.ts'
import { ok, refuse } from '../../platform/result/index.ts'
import { type ReadPage, uploadLimits } from '../../platform/uploads/index.ts'
import { trustProblems } from '../trust.problems.ts'
import { isUndecided, type PaperKind, personKinds, stateOf } from './paper.ts'
import { hasAgreedToMembership, insertFact, insertPages, insertPaper, lockPapers } from './papers.sql.ts'
import { keyOfOwner, pagePlace, uncheckedPapersWithFacts } from './papers.ts'

export const pagesSchema = z
  .array(
    z.custom<ReadPage>(
      (value) =>
        typeof value === 'object' && value !== null && 'bytes' in value && Buffer.isBuffer(value.bytes),
    ),
  )
  .min(1)
  .max(uploadLimits.pages)

type Keeping = Pick<RunContext<'write', unknown, unknown>, 'trx' | 'granted' | 'services' | 'now'>

export const keepPages = async (
  { trx, granted, services, now }: Keeping,
  sent: {
    readonly owner: string
    readonly kind: PaperKind
    readonly pages: readonly ReadPage[]
    readonly scanned: boolean
  },
) => {
  const { owner, kind, pages, scanned } = sent
  const key = await keyOfOwner(trx, services, owner)
  const paperId = randomUUID()
  const files = pages.map((page) => ({ ...page, id: randomUUID() }))
  await insertPaper(trx, granted, { id: paperId, kind, now })
  await insertPages(
    trx,
    granted,
    paperId,
    files.map(({ id, width, height }) => ({ fileId: id, width, height })),
  )
  if (!scanned) await insertFact(trx, granted, { paperId, fact: 'quarantined', now })
  // Last, so that a fault of the database leaves no page behind; one after this is swept up within hours.
  return services.files.put(key, pagePlace(owner), files)
}

export const sendPaper = operation({
  name: 'trust.send-paper',
  action: 'write',
  summary: 'Send a paper about a person to be checked (pages only: files come as a form)',
  input: z.object({
    personId: z.uuid(),
    kind: z.enum(personKinds),
    pages: pagesSchema,
    /** Whether the virus scanner has seen it; until it has, no validator does. */
    scanned: z.boolean(),
  }),
  output: z.object({ personId: z.string(), kind: z.enum(personKinds) }),
  subject: ({ trx, input, actor, services }) => uncheckedPersonFor(trx, services, actor, input.personId),
  policy: mayEdit,
  person: ({ personId }) => personId,
  problems: trustProblems,
  run: async ({ trx, input, subject, granted, services, now }) => {
    const { personId } = subject
    const { kind, pages, scanned } = input
    await lockPapers(trx, personId)
    if (!(await hasAgreedToMembership(trx, personId))) return refuse('agree-first')
    const papers = (await uncheckedPapersWithFacts(trx, personId)).filter(({ row }) => row.kind === kind)
    if (papers.some(({ facts }) => isUndecided(facts))) return refuse('already-waiting')
    if (papers.some(({ facts }) => stateOf(facts) === 'accepted')) return refuse('already-checked')
    const kept = await keepPages({ trx, granted, services, now }, { owner: personId, kind, pages, scanned })
    return kept.ok ? ok({ personId, kind }) : kept
  },
})
