import { randomUUID } from 'node:crypto'
import { userInfo } from 'node:os'
import type { Call } from '../access/index.ts'
import { systemActor } from '../access/index.ts'

export type CommandAnswer = { readonly code: 0 | 1; readonly sentence: string }

/** What follows an option. */
export const optionIn = (args: readonly string[], option: string): string | undefined => {
  const at = args.indexOf(option)
  return at === -1 ? undefined : args[at + 1]
}

export const becauseIn = (args: readonly string[]): string | undefined => optionIn(args, '--because')

const operatingSystemUser = (): string => {
  try {
    return userInfo().username
  } catch {
    // A container may run under a number that has no name.
    return 'unknown user'
  }
}

/** Who sat at the command line, for the record. */
export const whoTypes = (): string => `${operatingSystemUser()} on the command line`

export const callFor = (because: string): Call => ({
  actor: systemActor(because),
  client: { address: 'command line', held: () => undefined, keep: () => {}, forget: () => {} },
  requestId: randomUUID(),
  locale: 'en',
})
