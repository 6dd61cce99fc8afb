import { z } from 'zod'
import { operation } from '../../access/index.ts'
import { mayEdit, mayRead, uncheckedPersonFor } from '../../people/index.ts'
import { ok } from '../../platform/result/index.ts'
import { uncheckedSignature } from '../signing/signature.sql.ts'
import { personKinds } from './paper.ts'
import { openerOf, paperView, viewOf } from './paper-view.ts'
import { hasAgreedToMembership } from './papers.sql.ts'
import { keyOfOwner, uncheckedPapersWithFacts } from './papers.ts'

export const papersView = z.object({
  personId: z.string(),
  name: z.string().optional(),
  relation: z.enum(['self', 'legal-representative', 'second-relative']),
  tier: z.number(),
  maySend: z.boolean(),
  agreed: z.boolean(),
  signedAt: z.string().optional(),
  /** What is needed, in the order people usually have it at hand, each with the papers sent so far, newest first. */
  needs: z.array(z.object({ kind: z.enum(personKinds), papers: z.array(paperView) })),
})
export type PapersView = z.output<typeof papersView>

export const readPapers = operation({
  name: 'trust.read-papers',
  action: 'read',
  summary: 'The papers sent about a person, and where each stands',
  api: { method: 'GET', path: '/persons/{personId}/papers' },
  input: z.object({ personId: z.uuid() }),
  output: papersView,
  subject: ({ trx, input, actor, services }) => uncheckedPersonFor(trx, services, actor, input.personId),
  policy: mayRead,
  person: ({ personId }) => personId,
  opensOthers: (_, { relation }) => relation === 'second-relative',
  run: async ({ trx, subject, actor, services, now }) => {
    const { personId, relation, name, tier } = subject
    if (relation === 'none') throw new Error('The policy lets only those in who represent the person.')
    const papers = await uncheckedPapersWithFacts(trx, personId)
    const key = await keyOfOwner(trx, services, personId)
    const views = papers.map((paper) => viewOf(paper, now, openerOf(services, key)))
    const needed = personKinds.filter((kind) => {
      if (kind === 'consent') return views.some((view) => view.kind === kind)
      return kind !== 'guardianship' || relation !== 'self' || views.some((view) => view.kind === kind)
    })
    const signature = await uncheckedSignature(trx, personId)
    return ok({
      personId,
      ...(signature === undefined ? {} : { signedAt: signature.at.toISOString() }),
      ...(name === undefined ? {} : { name }),
      relation,
      tier,
      maySend: mayEdit.decide(actor, subject, now).allowed,
      agreed: await hasAgreedToMembership(trx, personId),
      needs: needed.map((kind) => ({ kind, papers: views.filter((view) => view.kind === kind) })),
    })
  },
})
