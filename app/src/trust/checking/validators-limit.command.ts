import { perform } from '../../access/index.ts'
import type { Services } from '../../platform/services.ts'
import { becauseIn, type CommandAnswer, callFor, whoTypes } from '../command-line.ts'
import { limitValidator } from './limit-validator.ts'

const usage =
  'Usage: npm run s4r -- validators limit NICKNAME ORPHA:… [ORPHA:…] --because "who asked"   (the word everything, instead of codes, lifts the limit)'

/** `validators limit NICKNAME CODE… --because "…"`: the sentence for the terminal, and how the command ends. */
export const validatorsLimit = async (
  services: Services,
  args: readonly string[],
): Promise<CommandAnswer> => {
  const because = becauseIn(args)
  const end = args.indexOf('--because')
  const [nickname, ...codes] = end === -1 ? args : args.slice(0, end)
  if (nickname === undefined || codes.length === 0 || because === undefined)
    return { code: 1, sentence: usage }
  const everything = codes.length === 1 && codes[0] === 'everything'
  const grantedBy = whoTypes()
  const outcome = await perform(
    services,
    limitValidator,
    callFor(`validator limited by ${grantedBy}: ${because}`),
    { nickname, diseases: everything ? 'everything' : codes, because, grantedBy },
  )
  switch (outcome.kind) {
    case 'done':
      return {
        code: 0,
        sentence: everything
          ? `${nickname} checks papers about every disease.`
          : `${nickname} checks papers about ${outcome.value.diseaseIds.join(', ')} only.`,
      }
    case 'refused':
      return {
        code: 1,
        sentence: `No disease ${outcome.problem.values?.code} is in the vocabulary. Nothing was changed.`,
      }
    case 'invalid':
      return { code: 1, sentence: usage }
    case 'absent':
    case 'sign-in':
    case 'step-up':
      return { code: 1, sentence: `Nobody is called ${nickname}.` }
    default:
      return outcome satisfies never
  }
}
