import { randomUUID } from 'node:crypto'
import { userInfo } from 'node:os'
import { perform, systemActor } from '../access/index.ts'
import type { Services } from '../platform/services.ts'
import { setTierOperation } from './set-tier.ts'

export type CommandAnswer = { readonly code: 0 | 1; readonly sentence: string }

const usage =
  'Usage: npm run s4r -- tier set PERSON TIER --because "what was checked"   (TIER: 1 registered, 2 identity and consent checked, 3 medical proof checked)'

const because = (args: readonly string[]): string | undefined => {
  const at = args.indexOf('--because')
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

/** `tier set PERSON TIER --because "…"`: the sentence for the terminal, and how the command ends. */
export const tierSet = async (services: Services, args: readonly string[]): Promise<CommandAnswer> => {
  const [personId, tier] = args
  const reason = because(args)
  if (personId === undefined || tier === undefined || reason === undefined)
    return { code: 1, sentence: usage }
  const setBy = `${operatingSystemUser()} on the command line`
  const outcome = await perform(
    services,
    setTierOperation,
    {
      actor: systemActor(`tier set by ${setBy}: ${reason}`),
      client: nobodysClient,
      requestId: randomUUID(),
      locale: 'en',
    },
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
