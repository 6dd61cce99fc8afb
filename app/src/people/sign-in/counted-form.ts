import type { z } from 'zod'
import type { Answer, Failure, Operation, Route, Visit } from '../../access/index.ts'
import type { Problem } from '../../platform/result/index.ts'

/**
 * `form` for an act whose failure must stay: a refusal would roll back, and a wrong password has to be counted. The
 * operation answers that it was wrong; the person sees it as any refusal.
 */
export const countedForm = <I extends z.ZodType, O extends z.ZodType, S>(
  path: string,
  definition: {
    readonly operation: Operation<'write', I, O, S>
    readonly wrong: (value: z.output<O>) => Problem | undefined
    readonly done: (visit: Visit, value: z.output<O>) => string
    readonly again: (visit: Visit, failure: Failure) => Answer | Promise<Answer>
  },
): Route => ({
  method: 'POST',
  path,
  operation: definition.operation,
  answer: async (visit) => {
    const { operation, wrong, done, again } = definition
    const outcome = await visit.perform(operation, visit.raw)
    const shown = (problems: readonly Problem[]) =>
      again(visit, {
        errors: problems.map((problem) => ({
          field: problem.field,
          code: problem.code,
          sentence: visit.sentence(operation, problem),
        })),
        values: visit.raw,
      })
    switch (outcome.kind) {
      case 'done': {
        const problem = wrong(outcome.value)
        return problem === undefined
          ? { kind: 'redirect', to: visit.href(done(visit, outcome.value)) }
          : shown([problem])
      }
      case 'refused':
        return shown([outcome.problem])
      case 'invalid':
        return shown(outcome.problems)
      case 'absent':
      case 'sign-in':
        return { kind: outcome.kind }
      case 'step-up':
        return outcome
      default:
        return outcome satisfies never
    }
  },
})
