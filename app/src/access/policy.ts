import type { Actor, StaffRole } from './actor.ts'

/** A decision with its reason. The reason is for the audit and the matrix; a refused person is told only what absence tells. */
export type Verdict = {
  readonly allowed: boolean
  readonly because: string
  /** On a no: what would turn it into a yes, for somebody who may know that. */
  readonly needs?: 'second-factor'
}

export const allow = (because: string): Verdict => ({ allowed: true, because })
export const deny = (because: string): Verdict => ({ allowed: false, because })

export type Policy<S> = {
  /** One line for docs/access-matrix.md. */
  readonly words: string
  /** Open to everybody: a session that owes something comes here as a visitor does. */
  readonly open?: boolean
  readonly decide: (actor: Actor, subject: S, now: Date) => Verdict
}

export const policy = <S>(words: string, decide: Policy<S>['decide']): Policy<S> => ({ words, decide })

/** Open to everybody, with the reason why that is right. */
export const anyone = (reason: string): Policy<unknown> => ({
  ...policy(`anyone: ${reason}`, () => allow(reason)),
  open: true,
})

export const signedIn = (reason: string): Policy<unknown> =>
  policy(`signed in: ${reason}`, (actor) =>
    actor.kind === 'account' ? allow(reason) : deny('not signed in'),
  )

export const systemOnly = (reason: string): Policy<unknown> =>
  policy(`the platform itself: ${reason}`, (actor) =>
    actor.kind === 'system' ? allow(actor.because) : deny('for the platform itself only'),
  )

/** For whoever opens the data of somebody they neither are nor represent: a yes only with a second factor. */
export const withSecondFactor = (actor: Actor, verdict: Verdict): Verdict =>
  verdict.allowed && (actor.kind !== 'account' || !actor.secondFactor)
    ? { allowed: false, because: 'no second factor in this session', needs: 'second-factor' }
    : verdict

/** Staff with one of these roles, in a session that proved a second factor. */
export const staff = (...roles: readonly [StaffRole, ...StaffRole[]]): Policy<unknown> =>
  policy(`staff with a second factor: ${roles.join(', ')}`, (actor) => {
    const role = actor.kind === 'account' ? actor.staffRoles.find((one) => roles.includes(one)) : undefined
    return role === undefined ? deny('not this staff role') : withSecondFactor(actor, allow(`as ${role}`))
  })
