/** What a column holds. The words are those of the processing register. */
export const classes = {
  identity:
    'who somebody is or how to reach them; names and addresses sealed or as a keyed hash, nickname and country as they are',
  health: 'facts about health, as codes and numbers',
  words: 'somebody’s own words, sealed',
  choice: 'what somebody agreed to or refused',
  secret: 'what proves who somebody is, as a hash, sealed or wrapped',
  link: 'numbers that tie a row to a person or an account',
  act: 'what was done, and when',
  setting: 'how the platform is to treat somebody',
  public: 'published knowledge that is about nobody',
  inner: 'bookkeeping that is about nobody',
} as const
export type ClassName = keyof typeof classes

/** How long rows last, as the nightly run and the tests understand it. */
export type Keep =
  | { readonly kind: 'with'; readonly table: string }
  | { readonly kind: 'after'; readonly days: number; readonly column: string }
  | { readonly kind: 'job'; readonly job: string }
  | { readonly kind: 'kept'; readonly duty: string }
  | { readonly kind: 'until'; readonly words: string }

export type TableRecord = {
  readonly name: string
  readonly purpose: string
  readonly keep: readonly Keep[]
  readonly columns: Readonly<Record<string, ClassName>>
}

export type Activity = {
  readonly schema: string
  readonly name: string
  readonly whose: string
  readonly basis: string
  readonly tables: readonly TableRecord[]
}

const keepOf = (words: string): Keep => {
  const [, table] = /^with ([a-z_.]+)$/.exec(words) ?? []
  if (table !== undefined) return { kind: 'with', table }
  const [, days, column] = /^(\d+) days after ([a-z_]+)$/.exec(words) ?? []
  if (column !== undefined) return { kind: 'after', days: Number(days), column }
  const [, job] = /^job ([a-z.-]+)$/.exec(words) ?? []
  if (job !== undefined) return { kind: 'job', job }
  const [, duty] = /^kept: (.+)$/.exec(words) ?? []
  if (duty !== undefined) return { kind: 'kept', duty }
  if (/^(until|while|replaced) /.test(words)) return { kind: 'until', words }
  throw new Error(`How long is “${words}”? See the head of app/db/records.tsv.`)
}

const isClass = (word: string): word is ClassName => word in classes

type DraftTable = Omit<TableRecord, 'columns'> & { readonly columns: Record<string, ClassName> }
type Draft = Omit<Activity, 'tables'> & { readonly tables: DraftTable[] }

/** Reads app/db/records.tsv. Anything it does not understand is an error: a register with holes is none. */
export const recordsIn = (text: string): readonly Activity[] => {
  const activities: Draft[] = []
  for (const line of text.split('\n')) {
    if (line === '' || line.startsWith('#')) continue
    const [word = '', name = '', third = '', fourth = '', fifth = ''] = line.split('\t')
    const activity = activities.at(-1)
    const table = activity?.tables.at(-1)
    if (word === 'activity') {
      activities.push({ schema: name, name: third, whose: fourth, basis: fifth, tables: [] })
    } else if (word === 'table' && name.startsWith(`${activity?.schema}.`)) {
      activity?.tables.push({ name, purpose: third, keep: fourth.split('; ').map(keepOf), columns: {} })
    } else if (isClass(word) && table?.name === name) {
      for (const column of third.split(' ')) {
        if (table.columns[column] !== undefined) throw new Error(`${name}.${column} stands twice.`)
        table.columns[column] = word
      }
    } else {
      throw new Error(`app/db/records.tsv has a line nobody understands: ${line}`)
    }
  }
  return activities
}
