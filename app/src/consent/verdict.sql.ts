import { sql } from 'kysely'
import type { HealthTrx, IndexTrx, Trx } from '../platform/db/index.ts'
import type { UsePurpose, Way } from './purpose.ts'

/** Why data may, or may not, be used now. */
export const becauses = [
  'agreed',
  'not-asked',
  'said-no',
  /** Somebody else who may act today said yes: the no outweighs it. */
  'stricter',
  'child-said-no',
  /** A guardian's yes to research does not outlive childhood: it waits for the person. */
  'paused',
  /** Neither does any other yes, ninety days later. */
  'lapsed',
  'bereaved',
  /** Only kept and shown, whatever was agreed to. */
  'restricted',
  /** The record is kept as history beside the one it was joined with. */
  'joined',
  /** The person wants to be asked, or the board to have decided. */
  'ask-first',
] as const
export type Because = (typeof becauses)[number]

export type Verdict = {
  readonly allowed: boolean
  readonly because: Because
  readonly textVersion: number | undefined
  readonly way: Way | undefined
}

type Row = {
  readonly allowed: boolean
  readonly because: Because
  readonly text_version: number | null
  readonly way: Way | null
}

const notAsked: Verdict = { allowed: false, because: 'not-asked', textVersion: undefined, way: undefined }

const verdictOf = (row: Row): Verdict => ({
  allowed: row.allowed,
  because: row.because,
  textVersion: row.text_version ?? undefined,
  way: row.way ?? undefined,
})

/** Who asks, for further research: a project, and who approved it. */
export type Asking = { readonly project: string; readonly approvedBy: 'platform' | 'community-board' }

/**
 * May this person's data be used for this, by this project, now, and under which text? The database answers, with its own
 * clock or the one its transaction was given; nothing remembers the answer.
 */
export const mayBeUsed = async (
  trx: Trx | HealthTrx | IndexTrx,
  asked: { readonly person: string; readonly purpose: UsePurpose; readonly by?: Asking },
): Promise<Verdict> => {
  const found = await sql<Row>`
    select allowed, because, text_version, way from consent.may_be_used(${asked.person}::uuid, ${asked.purpose},
      ${asked.by?.project ?? null}, ${asked.by?.approvedBy ?? null})`.execute(trx)
  const [row] = found.rows
  return row === undefined ? notAsked : verdictOf(row)
}

export type Standing = Verdict & { readonly disagreed: boolean }

/** The same for several purposes at once, as a page shows them: without anybody asking. */
export const standingOf = async (
  health: HealthTrx,
  personId: string,
  purposes: readonly UsePurpose[],
): Promise<ReadonlyMap<string, Standing>> => {
  const found = await sql<Row & { purpose: string; disagreed: boolean }>`
    select p as purpose, v.allowed, v.because, v.text_version, v.way, v.disagreed
    from unnest(${[...purposes]}::text[]) p cross join lateral consent.verdicts(p, array[${personId}::uuid]) v`.execute(
    health,
  )
  return new Map(found.rows.map((row) => [row.purpose, { ...verdictOf(row), disagreed: row.disagreed }]))
}
