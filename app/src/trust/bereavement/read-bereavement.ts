import { z } from 'zod'
import { operation } from '../../access/index.ts'
import { mayEdit, mayRead, uncheckedPersonFor } from '../../people/index.ts'
import { ok } from '../../platform/result/index.ts'
import { bereavementChoices, uncheckedBereavement } from './bereavement.sql.ts'

export const bereavementView = z.object({
  personId: z.uuid(),
  name: z.string().optional(),
  mayDecide: z.boolean(),
  since: z.string().optional(),
  choice: z.enum(bereavementChoices).optional(),
  chosenAt: z.string().optional(),
})
export type BereavementView = z.output<typeof bereavementView>

export const readBereavement = operation({
  name: 'trust.read-bereavement',
  action: 'read',
  summary: 'Whether a person is mourned, and what the family decided about their record',
  api: { method: 'GET', path: '/persons/{personId}/bereavement' },
  input: z.object({ personId: z.uuid() }),
  output: bereavementView,
  subject: ({ trx, input, actor, services }) => uncheckedPersonFor(trx, services, actor, input.personId),
  policy: mayRead,
  person: ({ personId }) => personId,
  opensOthers: (_, subject) => subject.relation === 'second-relative',
  run: async ({ trx, actor, subject, now }) => {
    const { personId, name } = subject
    const fact = await uncheckedBereavement(trx, personId)
    return ok({
      personId,
      ...(name === undefined ? {} : { name }),
      mayDecide: mayEdit.decide(actor, subject, now).allowed,
      ...(fact === undefined ? {} : { since: fact.at.toISOString() }),
      ...(fact?.choice == null ? {} : { choice: fact.choice }),
      ...(fact?.chosen_at == null ? {} : { chosenAt: fact.chosen_at.toISOString() }),
    })
  },
})
