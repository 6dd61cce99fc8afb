import type { z } from 'zod'
import type { Trx } from '../platform/db/index.ts'
import type { Locale } from '../platform/i18n/index.ts'
import type { Problem, Result } from '../platform/result/index.ts'
import type { Services } from '../platform/services.ts'
import type { Actor, Due } from './actor.ts'
import type { Granted } from './granted.ts'
import type { Policy } from './policy.ts'

export type Held = 'session' | 'second-step' | 'device' | 'registration' | 'try-out'

/** What a verb may know of, and leave with, the caller's browser. */
export type Client = {
  /** The network address after trusted proxies; used for slow-down only, never stored in clear. */
  readonly address: string
  /** Roughly what the browser is: `Firefox, Android`. Nothing where it does not say. */
  readonly device?: string | undefined
  readonly held: (name: Held) => string | undefined
  readonly keep: (name: Held, value: string) => void
  readonly forget: (name: Held) => void
}

export type RunContext<A extends 'read' | 'write', I, S> = {
  readonly trx: Trx
  readonly actor: Actor
  readonly granted: Granted<A>
  readonly subject: S
  readonly input: I
  readonly now: Date
  readonly services: Services
  readonly client: Client
  readonly locale: Locale
}

export type SubjectContext<I> = Pick<
  RunContext<'read', I, unknown>,
  'trx' | 'input' | 'actor' | 'now' | 'services' | 'client'
>

/** The sentences of a module: how an expected failure is said in the reader's language. */
export type ProblemWords = (locale: Locale) => (problem: Problem) => string

export type Api = { readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'; readonly path: string }

export type OperationDefinition<A extends 'read' | 'write', I extends z.ZodType, O extends z.ZodType, S> = {
  /** `module.verb-noun`, unique. */
  readonly name: string
  readonly action: A
  readonly summary: string
  /** Where the JSON API offers it, under /api/v1. Absent: pages only, with the reason in the summary. */
  readonly api?: Api
  readonly input: I
  readonly output: O
  /** Loads what the act is about. `undefined` means absent, which answers exactly as forbidden does. */
  readonly subject: (context: SubjectContext<z.output<I>>) => Promise<S | undefined> | S | undefined
  readonly policy: Policy<S>
  readonly run: (context: RunContext<A, z.output<I>, S>) => Promise<Result<z.input<O>>>
  /** The person acted for, for the audit and for Granted. */
  readonly person?: (subject: S) => string | undefined
  /** True when this read opens somebody else's data, which is then audited. Writes always are. */
  readonly opensOthers?: (actor: Actor, subject: S) => boolean
  /** What the audit keeps beside the verdict: a choice and numbers, never anybody's words. */
  readonly note?: (subject: S) => string | undefined
  /** Set, with the reason, where the act itself ends the actor's right to it; otherwise the policy must hold after as well. */
  readonly endsOwnAccess?: string
  /** Set, with the reason, where the session must have proven itself again within the last five minutes. */
  readonly stepUp?: string
  /** Which dues do not stand in the way. Without it a session that owes anything does not get here. */
  readonly openWhile?: readonly Due[]
  readonly problems?: ProblemWords
}

/** An operation as the kernel, the matrix and the API see it: its types closed over. */
export type AnyOperation = {
  readonly name: string
  readonly action: 'read' | 'write'
  readonly summary: string
  readonly api?: Api
  readonly input: z.ZodType
  readonly output: z.ZodType
  readonly policy: { readonly words: string; readonly open?: boolean }
  readonly stepUp?: string
  readonly openWhile?: readonly Due[]
  readonly problems?: ProblemWords
}

export type Operation<
  A extends 'read' | 'write',
  I extends z.ZodType,
  O extends z.ZodType,
  S,
> = OperationDefinition<A, I, O, S>

/** Declares what can be done. There is no default policy: leaving it out does not compile. */
export const operation = <A extends 'read' | 'write', I extends z.ZodType, O extends z.ZodType, S>(
  definition: OperationDefinition<A, I, O, S>,
): Operation<A, I, O, S> => Object.freeze(definition)

/** For an act that is about nothing stored: its subject is always there. */
export const noSubject = (): Record<never, never> => ({})
