import { z } from 'zod'
import { operation } from '../access/index.ts'
import { ageOf, mayEdit, mayRead, uncheckedPersonFor } from '../people/index.ts'
import { inHealth } from '../platform/db/index.ts'
import { ok } from '../platform/result/index.ts'
import { changesBetween } from './changed-text.ts'
import { currentText, textOf } from './consent-text.ts'
import { type Decision, decisionsOf, wordOf } from './decision.ts'
import { childPurpose, type Purpose, purposes, ways } from './purpose.ts'
import { becauses, standingOf } from './verdict.sql.ts'

const decided = z.object({
  choice: z.enum(['given', 'refused', 'withdrawn']),
  at: z.string(),
  version: z.number(),
  byMe: z.boolean(),
  way: z.enum(ways).optional(),
})

const text = z.object({ version: z.number(), body: z.string(), sha256: z.string() })

export const choicesSchema = z.object({
  personId: z.string(),
  name: z.string().optional(),
  relation: z.enum(['self', 'legal-representative', 'second-relative']),
  mayDecide: z.boolean(),
  choices: z.array(
    z.object({
      purpose: z.enum(purposes),
      text,
      /** What counts now, whoever said it. */
      given: z.boolean(),
      because: z.enum(becauses),
      disagreed: z.boolean(),
      /** What the reader said themself. */
      mine: z.enum(['given', 'refused', 'withdrawn']).optional(),
      way: z.enum(ways).optional(),
      /** The reader, or whoever's yes counts, agreed to an earlier wording: what is new in this one. */
      changes: z.array(z.object({ kind: z.enum(['added', 'removed']), words: z.string() })).optional(),
      /** Newest first. */
      history: z.array(decided),
    }),
  ),
  /** The child's own word, from the age of assent on. */
  child: z.object({ text, said: z.enum(['yes', 'no']).optional(), history: z.array(decided) }).optional(),
})
export type Choices = z.output<typeof choicesSchema>

const shown = (decision: Decision, accountId: string | undefined): z.output<typeof decided> => ({
  choice: decision.choice,
  at: decision.at,
  version: decision.version,
  byMe: decision.byAccount !== undefined && decision.byAccount === accountId,
  ...(decision.way === undefined ? {} : { way: decision.way }),
})

const textIn = (purpose: Purpose | typeof childPurpose, locale: string) => {
  const { version, body, sha256 } = currentText(purpose, locale)
  return { version, body, sha256 }
}

/** Nothing where the newest wording was the one agreed to. */
const changesFor = (purpose: Purpose, agreed: number | undefined, locale: string) => {
  const now = currentText(purpose, locale)
  if (agreed === undefined || agreed >= now.version) return {}
  return { changes: [...changesBetween(textOf(purpose, agreed, locale)?.body ?? '', now.body)] }
}

export const readChoices = operation({
  name: 'consent.read-choices',
  action: 'read',
  summary: 'Everything agreed to for a person, with its history',
  api: { method: 'GET', path: '/persons/{personId}/choices' },
  input: z.object({ personId: z.uuid() }),
  output: choicesSchema,
  subject: ({ trx, input, actor, services }) => uncheckedPersonFor(trx, services, actor, input.personId),
  policy: mayRead,
  person: ({ personId }) => personId,
  // The second relative looks at somebody else's choices: that is written down.
  opensOthers: (_, { relation }) => relation === 'second-relative',
  run: async ({ trx, subject, actor, granted, now, locale }) => {
    const { personId, relation, name } = subject
    if (relation === 'none') throw new Error('The policy lets only those in who represent the person.')
    const age = await ageOf(trx, personId)
    const [decisions, standing] = await inHealth(trx, (health) =>
      Promise.all([decisionsOf(health, personId), standingOf(health, personId, purposes)]),
    )
    const { accountId } = granted
    const childs = decisions.filter((decision) => decision.purpose === childPurpose)
    const [childsWord] = childs
    return ok({
      personId,
      ...(name === undefined ? {} : { name }),
      relation,
      mayDecide: mayEdit.decide(actor, subject, now).allowed,
      choices: purposes.map((purpose) => {
        const verdict = standing.get(purpose)
        const mine = wordOf(decisions, purpose, accountId)
        return {
          purpose,
          text: textIn(purpose, locale),
          given: verdict?.allowed ?? false,
          because: verdict?.because ?? 'not-asked',
          disagreed: verdict?.disagreed ?? false,
          ...(mine === undefined ? {} : { mine: mine.choice }),
          ...(verdict?.way === undefined ? {} : { way: verdict.way }),
          ...(verdict?.allowed === true
            ? changesFor(purpose, mine?.choice === 'given' ? mine.version : verdict.textVersion, locale)
            : {}),
          history: decisions
            .filter((decision) => decision.purpose === purpose)
            .map((decision) => shown(decision, accountId)),
        }
      }),
      ...(age?.mayAssent === true || (childsWord !== undefined && age?.isAdult !== true)
        ? {
            child: {
              text: textIn(childPurpose, locale),
              ...(childsWord === undefined
                ? {}
                : { said: childsWord.choice === 'given' ? ('yes' as const) : ('no' as const) }),
              history: childs.map((decision) => shown(decision, accountId)),
            },
          }
        : {}),
    })
  },
})
