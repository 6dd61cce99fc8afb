import type { z } from 'zod'
import { minutes } from '../platform/clock/index.ts'
import type { OnBehalf, Trx } from '../platform/db/index.ts'
import type { Locale } from '../platform/i18n/index.ts'
import type { Problem, Result } from '../platform/result/index.ts'
import type { Services } from '../platform/services.ts'
import { type Actor, accountOf, type Due, visitor } from './actor.ts'
import { writeAudit } from './audit/audit.sql.ts'
import { mint } from './granted.ts'
import type { AnyOperation, Client, Operation } from './operation.ts'
import { problemsOf } from './problems.ts'

export type Call = {
  readonly actor: Actor
  readonly client: Client
  readonly requestId: string
  readonly locale: Locale
}

/** How an attempt ended. Absent and forbidden are one answer; a visitor is asked to sign in for both. */
export type Outcome<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'refused'; readonly problem: Problem }
  | { readonly kind: 'invalid'; readonly problems: readonly Problem[] }
  | { readonly kind: 'absent' }
  | { readonly kind: 'sign-in' }
  /** Theirs to do, once they have proven more: afresh, with a second factor, or by waiting. */
  | { readonly kind: 'step-up'; readonly need: Need }

export type Need = 'fresh-proof' | Due

/** Safety figure B5: how old a proof may be for a sensitive act. */
const proofLasts = minutes(5)

type Refusal = { readonly personId: string | undefined; readonly because: string }

/** Rolls the transaction back while carrying an expected answer out of it. */
class Undo<T> extends Error {
  readonly outcome: Outcome<T>
  readonly refusal: Refusal | undefined
  constructor(outcome: Outcome<T>, refusal?: Refusal) {
    super('rolled back on purpose')
    this.outcome = outcome
    this.refusal = refusal
  }
}

const shut = (actor: Actor): Outcome<never> =>
  actor.kind === 'visitor' ? { kind: 'sign-in' } : { kind: 'absent' }

const stepUp = (need: Need): Outcome<never> => ({ kind: 'step-up', need })

const isStale = (actor: Actor, now: Date): boolean =>
  actor.kind === 'account' && now.getTime() - actor.provenAt.getTime() > proofLasts

/** Who acts when a session owes something: nobody, a visitor where everybody may come, or the account where it may pay what it owes. */
const actorAllowedBy = (operation: Pick<AnyOperation, 'policy' | 'openWhile'>, actor: Actor): Actor | Due => {
  if (actor.kind !== 'account' || actor.due === undefined) return actor
  if (operation.openWhile?.includes(actor.due) === true) return actor
  return operation.policy.open === true ? visitor : actor.due
}

/**
 * The one way anything happens: parse, load the subject, ask the policy, act, ask it again on what was written, audit,
 * commit. A yes is audited in the act's own transaction, or the act does not happen.
 */
export const perform = async <A extends 'read' | 'write', I extends z.ZodType, O extends z.ZodType, S>(
  services: Services,
  operation: Operation<A, I, O, S>,
  asked: Call,
  raw: unknown,
): Promise<Outcome<z.output<O>>> => {
  const parsed = await operation.input.safeParseAsync(raw)
  if (!parsed.success) return { kind: 'invalid', problems: problemsOf(parsed.error, raw) }
  const actor = actorAllowedBy(operation, asked.actor)
  if (typeof actor === 'string') return { kind: 'step-up', need: actor }
  const call: Call = { ...asked, actor }
  const onBehalf: OnBehalf = { accountId: accountOf(call.actor) }
  try {
    return await services.database.begin('identity', onBehalf, (trx) =>
      act(services, operation, call, parsed.data, trx),
    )
  } catch (error) {
    if (!(error instanceof Undo)) throw error
    if (error.refusal !== undefined) await auditRefusal(services, operation.name, call, error.refusal)
    return error.outcome as Outcome<z.output<O>>
  }
}

const act = async <A extends 'read' | 'write', I extends z.ZodType, O extends z.ZodType, S>(
  services: Services,
  operation: Operation<A, I, O, S>,
  call: Call,
  input: z.output<I>,
  trx: Trx,
): Promise<Outcome<z.output<O>>> => {
  const now = services.clock.now()
  const { actor, client, locale } = call
  const load = () => operation.subject({ trx, input, actor, now, services, client })
  const subject = await load()
  if (subject === undefined) throw new Undo(shut(actor), { personId: undefined, because: 'absent' })
  const personId = operation.person?.(subject)
  const verdict = operation.policy.decide(actor, subject, now)
  if (!verdict.allowed) {
    const answer = verdict.needs === undefined ? shut(actor) : stepUp(verdict.needs)
    throw new Undo(answer, { personId, because: verdict.because })
  }
  // Asked only of those whose act it is: for everybody else absence stays the one answer.
  if (operation.stepUp !== undefined && isStale(actor, now)) throw new Undo(stepUp('fresh-proof'))
  const granted = mint(operation.action, accountOf(actor), personId)
  const result: Result<z.input<O>> = await operation.run({
    trx,
    actor,
    granted,
    subject,
    input,
    now,
    services,
    client,
    locale,
  })
  if (!result.ok) throw new Undo({ kind: 'refused', problem: result.problem })
  if (operation.action === 'write' && operation.endsOwnAccess === undefined) {
    const after = await load()
    const still = after !== undefined && operation.policy.decide(actor, after, now).allowed
    if (!still)
      throw new Undo(shut(actor), { personId, because: 'the policy does not hold on what would be written' })
  }
  if (operation.action === 'write' || operation.opensOthers?.(actor, subject) === true) {
    await writeAudit(trx, {
      at: now,
      requestId: call.requestId,
      actor,
      personId,
      operation: operation.name,
      verdict: 'yes',
      reason: verdict.because,
      note: operation.note?.(subject),
    })
  }
  // The allow-list of what leaves: parsing drops every field the output schema does not name.
  return { kind: 'done', value: await operation.output.parseAsync(result.value) }
}

/**
 * A no is written after the roll-back, in a transaction of its own. A visitor's no is left to the metrics: a crawler
 * would otherwise fill the audit with nobody's acts.
 */
const auditRefusal = async (
  services: Services,
  name: string,
  call: Call,
  refusal: Refusal,
): Promise<void> => {
  if (call.actor.kind === 'visitor') return
  await services.database.begin('identity', { accountId: accountOf(call.actor) }, (trx) =>
    writeAudit(trx, {
      at: services.clock.now(),
      requestId: call.requestId,
      actor: call.actor,
      personId: refusal.personId,
      operation: name,
      verdict: 'no',
      reason: refusal.because,
    }),
  )
}
