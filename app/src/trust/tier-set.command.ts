import { randomUUID } from 'node:crypto'
import { userInfo } from 'node:os'
import { type Actor, type Call, perform, systemActor } from '../access/index.ts'
import type { Services } from '../platform/services.ts'
import { setTierOperation } from './set-tier.ts'

export type CommandAnswer = { readonly code: 0 | 1; readonly sentence: string }

const usage =
  'Usage: npm run s4r -- tier set PERSON TIER --because "what was checked"   (TIER: 1 registered, 2 identity and consent checked, 3 medical proof checked)'

/** What follows an option on the command line. */
export const optionIn = (args: readonly string[], option: string): string | undefined => {
  const at = args.indexOf(option)
  return at === -1 ? undefined : args[at + 1]
}

const operatingSystemUser = (): string => {
  try {
    return userInfo().username
  } catch {
    // A container may run under a number that has no name.
    return 'unknown user'
  }
}

const nobodysClient = { address: 'command line', held: () => undefined, keep: () => {}, forget: () => {} }

export const whoTypes = (): string => `${operatingSystemUser()} on the command line`

/** A command's call: nobody's browser, its own request. */
export const commandCall = (actor: Actor): Call => ({
  actor,
  client: nobodysClient,
  requestId: randomUUID(),
  locale: 'en',
})

/** `tier set PERSON TIER --because "…"`: the sentence for the terminal, and how the command ends. */
export const tierSet = async (services: Services, args: readonly string[]): Promise<CommandAnswer> => {
  const [personId, tier] = args
  const reason = optionIn(args, '--because')
  if (personId === undefined || tier === undefined || reason === undefined)
    return { code: 1, sentence: usage }
  const setBy = whoTypes()
  const outcome = await perform(
    services,
    setTierOperation,
    commandCall(systemActor(`tier set by ${setBy}: ${reason}`)),
    { personId, tier, because: reason, setBy },
  )
  switch (outcome.kind) {
    case 'done':
      return { code: 0, sentence: `Person ${personId} now has tier ${tier}.` }
    case 'invalid':
      return {
        code: 1,
        sentence: `Please check ${outcome.problems.map((problem) => problem.field).join(', ')}. ${usage}`,
      }
    case 'absent':
    case 'sign-in':
    case 'step-up':
      return { code: 1, sentence: `There is no person ${personId}.` }
    case 'refused':
      return { code: 1, sentence: outcome.problem.code }
    default:
      return outcome satisfies never
  }
}
