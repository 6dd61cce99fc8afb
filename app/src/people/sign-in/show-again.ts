import type { z } from 'zod'
import type { Answer, Html, Operation, Visit } from '../../access/index.ts'

/** A form's page once more, made from what its reading operation gives now. */
export const showAgain = async <I extends z.ZodType, O extends z.ZodType, S>(
  visit: Visit,
  operation: Operation<'read', I, O, S>,
  raw: unknown,
  body: (value: z.output<O>) => Html,
): Promise<Answer> => {
  const outcome = await visit.perform(operation, raw)
  switch (outcome.kind) {
    case 'done':
      return { kind: 'html', status: 422, body: body(outcome.value), shared: false }
    case 'refused':
    case 'invalid':
      return { kind: 'absent' }
    default:
      return outcome
  }
}
