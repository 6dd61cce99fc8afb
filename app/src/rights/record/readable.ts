import { formatDate, type Locale } from '../../platform/i18n/index.ts'
import type { Services } from '../../platform/services.ts'
import en from '../messages/en.json' with { type: 'json' }
import { say } from '../messages/index.ts'
import type { PersonRecord, RecordRow } from './build-record.ts'

type Fact = { readonly label: string; readonly value: string }

/** The record in words, for the eye: the same facts as record.json, one list of facts for each entry. */
export type Readable = {
  readonly title: string
  readonly lang: string
  readonly made: string
  readonly columns: readonly [string, string]
  readonly parts: readonly { readonly title: string; readonly entries: readonly (readonly Fact[])[] }[]
  readonly source: string
}

type Key = keyof typeof en
const isKey = (key: string): key is Key => key in en

const keysOf = {
  part: (name: string) => `part.${name}`,
  column: (name: string) => `column.${name}`,
  value: (name: string) => `value.${name}`,
} as const

const iso = /^\d{4}-\d{2}-\d{2}(T|$)/

/** In the order a reader looks for them. */
const order = [
  'person',
  'profile',
  'symptoms',
  'diagnoses',
  'choices',
  'checks',
  'signatures',
  'papers',
  'papersChecked',
  'limits',
  'access',
  'seenInLists',
  'account',
]

export const readableRecord = (
  record: PersonRecord,
  { locale, vocabulary }: { readonly locale: Locale; readonly vocabulary: Services['vocabulary'] },
): Readable => {
  const t = say(locale)
  const words = vocabulary.current()
  const labelled = (kind: keyof typeof keysOf, name: string): string => {
    const key = keysOf[kind](name)
    return isKey(key) ? t(key) : name
  }
  const saidOf = (column: string, value: unknown): string => {
    if (Array.isArray(value)) return value.join(', ')
    if (typeof value !== 'string') return String(value)
    if (column === 'hpo_id') return `${words.termLabel(value, locale)} (${value})`
    if (column === 'disease_id') return `${words.diseaseLabel(value, locale)} (${value})`
    if (iso.test(value)) return formatDate(locale, value)
    return isFreeText(column) ? value : labelled('value', value)
  }
  const factsOf = (row: RecordRow): readonly Fact[] =>
    Object.entries(row).flatMap(([column, value]) =>
      value === null || leftOut.has(column)
        ? []
        : [{ label: labelled('column', column), value: saidOf(column, value) }],
    )
  const names = [...new Set([...order, ...Object.keys(record.tables)])]
  const name = record.tables.person?.[0]?.name
  return {
    title: typeof name === 'string' ? t('record.title', { name }) : t('record.title.unnamed'),
    lang: locale === 'es' || locale === 'ro' ? locale : 'en',
    made: t('record.made', { date: formatDate(locale, record.madeAt) }),
    columns: [t('record.column.what'), t('record.column.said')],
    parts: names.flatMap((part) => {
      const rows = record.tables[part] ?? []
      return rows.length === 0 ? [] : [{ title: labelled('part', part), entries: rows.map(factsOf) }]
    }),
    source: t('record.source'),
  }
}

/** Of use to a machine alone; record.json has them. */
export const leftOut: ReadonlySet<string> = new Set(['entry', 'text_sha256', 'touched_at', 'id', 'paper_id'])
const isFreeText = (column: string): boolean =>
  [
    'name',
    'own_words',
    'words',
    'free_text',
    'because',
    'ended_because',
    'nickname',
    'email',
    'set_by',
  ].includes(column)
