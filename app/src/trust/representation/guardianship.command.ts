import { perform } from '../../access/index.ts'
import type { Services } from '../../platform/services.ts'
import { becauseIn, type CommandAnswer, callFor, whoTypes } from '../command-line.ts'
import { makeStaffCode } from './letter-code.ts'
import { proveGuardianship } from './prove-guardianship.ts'

const proveUsage =
  'Usage: npm run s4r -- guardianship prove PERSON ACCOUNT PAPER --because "what was seen"   (PAPER: birth, court or identity; with --ended the proof no longer holds)'
const codeUsage =
  'Usage: npm run s4r -- person takeover-code PERSON --because "how the person’s identity was checked"'

/** `guardianship prove PERSON ACCOUNT PAPER --because "…" [--ended]`: what validation does once it is built. */
export const guardianshipProve = async (
  services: Services,
  args: readonly string[],
): Promise<CommandAnswer> => {
  const [personId, accountId, paper] = args
  const because = becauseIn(args)
  if (personId === undefined || accountId === undefined || paper === undefined || because === undefined)
    return { code: 1, sentence: proveUsage }
  const setBy = whoTypes()
  const outcome = args.includes('--ended') ? 'ended' : 'proven'
  const input = { personId, accountId, paper, outcome, because, setBy }
  const done = await perform(
    services,
    proveGuardianship,
    callFor(`guardianship ${outcome} by ${setBy}: ${because}`),
    input,
  )
  if (done.kind === 'done')
    return {
      code: 0,
      sentence: `The ${paper} paper of account ${accountId} for person ${personId}: ${outcome}.`,
    }
  if (done.kind === 'invalid') return { code: 1, sentence: proveUsage }
  return { code: 1, sentence: `Account ${accountId} does not stand to person ${personId}.` }
}

/** `person takeover-code PERSON --because "…"`: a code staff hand to a person they have checked; shown once. */
export const takeoverCode = async (services: Services, args: readonly string[]): Promise<CommandAnswer> => {
  const [personId] = args
  const because = becauseIn(args)
  if (personId === undefined || because === undefined) return { code: 1, sentence: codeUsage }
  const setBy = whoTypes()
  const done = await perform(services, makeStaffCode, callFor(`takeover code by ${setBy}: ${because}`), {
    personId,
    because,
    setBy,
  })
  if (done.kind === 'done')
    return {
      code: 0,
      sentence: `Hand this code to the person: ${done.value.code}. It is used at /join, once.`,
    }
  if (done.kind === 'invalid') return { code: 1, sentence: codeUsage }
  return { code: 1, sentence: `There is no person ${personId}.` }
}
