import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findUp } from '../../platform/db/index.ts'

export type AgeKind = 'majority' | 'assent'

export type AgeRule = {
  readonly country: string
  readonly kind: AgeKind
  readonly years: number
  readonly validFrom: string
  readonly validTo: string | undefined
  readonly source: string
}

const rowsOf = (file: string): readonly (readonly string[])[] => {
  const path = join(findUp('app/src/people/ages'), file)
  const [, ...rows] = readFileSync(path, 'utf8').trimEnd().split('\n')
  if (rows.length === 0) throw new Error(`${path} holds no row: the installation is incomplete.`)
  return rows.map((row) => row.split('\t'))
}

/** The rules of one kind as shipped; where a country has several, each ends where the next begins. */
export const loadAges = (kind: AgeKind): readonly AgeRule[] => {
  const rules = rowsOf(`${kind}.tsv`).map(([country = '', years = '', validFrom = '', source = '']) => ({
    country,
    kind,
    years: Number(years),
    validFrom,
    source,
  }))
  return rules.map((rule) => ({
    ...rule,
    validTo: rules
      .filter((other) => other.country === rule.country && other.validFrom > rule.validFrom)
      .map(({ validFrom }) => validFrom)
      .sort()[0],
  }))
}

export const loadZones = (): readonly { readonly country: string; readonly zone: string }[] =>
  rowsOf('zones.tsv').map(([country = '', zone = '']) => ({ country, zone }))
