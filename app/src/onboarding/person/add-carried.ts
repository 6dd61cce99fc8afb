import { z } from 'zod'
import { operation } from '../../access/index.ts'
import { mayEdit, uncheckedPersonFor } from '../../people/index.ts'
import { ok } from '../../platform/result/index.ts'
import { carryInto } from './carry-into.ts'

export const addCarried = operation({
  name: 'onboarding.add-carried',
  action: 'write',
  summary:
    'Add the symptoms of a try-out to a person who is there already (page only: the browser holds them)',
  input: z.object({ personId: z.uuid() }),
  output: z.object({ added: z.int() }),
  subject: ({ trx, services, actor, input }) => uncheckedPersonFor(trx, services, actor, input.personId),
  policy: mayEdit,
  person: ({ personId }) => personId,
  run: async (context) => ok({ added: await carryInto(context) }),
})
