import { perform } from '../access/index.ts'
import type { Services } from '../platform/services.ts'
import { becauseIn, type CommandAnswer, callFor, whoTypes } from './command-line.ts'
import { setTierOperation } from './set-tier.ts'

const usage =
  'Usage: npm run s4r -- tier set PERSON TIER --because "what was checked"   (TIER: 1 registered, 2 identity and consent checked, 3 medical proof checked)'

/** `tier set PERSON TIER --because "…"`: the sentence for the terminal, and how the command ends. */
export const tierSet = async (services: Services, args: readonly string[]): Promise<CommandAnswer> => {
  const [personId, tier] = args
  const reason = becauseIn(args)
  if (personId === undefined || tier === undefined || reason === undefined)
    return { code: 1, sentence: usage }
  const setBy = whoTypes()
  const outcome = await perform(services, setTierOperation, callFor(`tier set by ${setBy}: ${reason}`), {
    personId,
    tier,
    because: reason,
    setBy,
  })
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
