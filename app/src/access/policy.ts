import type { Actor } from './actor.ts'

/** A decision with its reason. The reason is for the audit and the matrix; a refused person is told only what absence tells. */
export type Verdict = { readonly allowed: boolean; readonly because: string }

export const allow = (because: string): Verdict => ({ allowed: true, because })
export const deny = (because: string): Verdict => ({ allowed: false, because })

export type Policy<S> = {
  /** One line for docs/access-matrix.md. */
  readonly words: string
  readonly decide: (actor: Actor, subject: S, now: Date) => Verdict
}

export const policy = <S>(words: string, decide: Policy<S>['decide']): Policy<S> => ({ words, decide })

/** Open to everybody, with the reason why that is right. */
export const anyone = (reason: string): Policy<unknown> => policy(`anyone: ${reason}`, () => allow(reason))

export const signedIn = (reason: string): Policy<unknown> =>
  policy(`signed in: ${reason}`, (actor) =>
    actor.kind === 'account' ? allow(reason) : deny('not signed in'),
  )

export const systemOnly = (reason: string): Policy<unknown> =>
  policy(`the platform itself: ${reason}`, (actor) =>
    actor.kind === 'system' ? allow(actor.because) : deny('for the platform itself only'),
  )
