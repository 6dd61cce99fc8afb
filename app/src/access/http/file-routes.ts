import type { z } from 'zod'
import type { Result } from '../../platform/result/index.ts'
import type { Operation } from '../operation.ts'
import type { Outcome } from '../perform.ts'
import { type Failure, failureOf, type Html, type Route, shut, type Visit } from './route.ts'

/** A picture only the page around it shows: stored by no cache, and nothing else even when opened by itself. */
export const picture = <I extends z.ZodType, O extends z.ZodType, S>(
  path: string,
  definition: {
    readonly operation: Operation<'read', I, O, S>
    readonly picture: (
      visit: Visit,
      value: z.output<O>,
    ) => Promise<{ readonly type: string; readonly bytes: Uint8Array }>
  },
): Route => ({
  method: 'GET',
  path,
  operation: definition.operation,
  answer: async (visit) => {
    const outcome = await visit.perform(definition.operation, visit.raw)
    if (outcome.kind === 'done')
      return { kind: 'picture', ...(await definition.picture(visit, outcome.value)) }
    return outcome.kind === 'refused' || outcome.kind === 'invalid' ? { kind: 'absent' } : shut(outcome)
  },
})

/**
 * A form with files. `first` is performed before any of them is looked at: who may not send gets the answer of absence
 * without costing anything. `read` then turns what came into the operation's input, outside any transaction.
 */
export const upload = <
  FI extends z.ZodType,
  FO extends z.ZodType,
  FS,
  A extends 'read' | 'write',
  I extends z.ZodType,
  O extends z.ZodType,
  S,
>(
  path: string,
  definition: {
    readonly first: Operation<'read', FI, FO, FS>
    readonly operation: Operation<A, I, O, S>
    readonly read: (visit: Visit) => Promise<Result<unknown>>
    readonly done: (visit: Visit, value: z.output<O>) => string
    readonly again: (visit: Visit, failure: Failure, before: z.output<FO>) => Html
  },
): Route => ({
  method: 'POST',
  path,
  takesFiles: true,
  operation: definition.operation,
  answer: async (visit) => {
    const before = await visit.perform(definition.first, visit.raw)
    if (before.kind === 'refused' || before.kind === 'invalid') return { kind: 'absent' }
    if (before.kind !== 'done') return shut(before)
    const input = await definition.read(visit)
    const outcome: Outcome<z.output<O>> = input.ok
      ? await visit.perform(definition.operation, input.value)
      : { kind: 'refused', problem: input.problem }
    switch (outcome.kind) {
      case 'done':
        return { kind: 'redirect', to: visit.href(definition.done(visit, outcome.value)) }
      case 'refused':
      case 'invalid':
        return {
          kind: 'html',
          status: 422,
          body: definition.again(visit, failureOf(visit, definition.operation, outcome), before.value),
          shared: false,
        }
      default:
        return shut(outcome)
    }
  },
})
