import { type Activity, type ClassName, classes, type Keep } from '../../platform/records/index.ts'

/** Which database roles may read a table at all. */
export type Readers = ReadonlyMap<string, readonly string[]>

const lasting = (keep: Keep): string => {
  switch (keep.kind) {
    case 'with':
      return `goes with its row in \`${keep.table}\``
    case 'after':
      return keep.days === 0
        ? `deleted the night after \`${keep.column}\``
        : `deleted ${keep.days} days after \`${keep.column}\``
    case 'job':
      return `deleted by \`${keep.job}\``
    case 'kept':
      return `kept: ${keep.duty}`
    case 'until':
      return keep.words
    default:
      return keep satisfies never
  }
}

const classNames = Object.keys(classes) as ClassName[]

const columnsOf = (columns: Readonly<Record<string, ClassName>>, name: ClassName): readonly string[] =>
  Object.keys(columns).filter((column) => columns[column] === name)

const tablePart = (table: Activity['tables'][number], readers: Readers): string =>
  [
    `### \`${table.name}\``,
    '',
    `${table.purpose}.`,
    '',
    ...classNames.flatMap((name) => {
      const columns = columnsOf(table.columns, name)
      return columns.length === 0 ? [] : [`- ${name}: ${columns.map((column) => `\`${column}\``).join(', ')}`]
    }),
    `- how long: ${table.keep.map(lasting).join('; ')}`,
    `- read by: ${readers.get(table.name)?.join(', ') ?? 'no role but the owner'}`,
    '',
  ].join('\n')

/** The record of processing activities (Art. 30 GDPR), as far as the software knows it. */
export const processingRegister = (activities: readonly Activity[], readers: Readers): string =>
  `${[
    '# Processing register',
    '',
    'Generated from `app/db/records.tsv` and the database’s own grants; `npm test` fails when it is stale, and when a column has no place in it.',
    'It is what the software does. Whoever runs an installation adds, in a document of their own: name and contact of the controller and of the',
    'data protection officer, processors (hosting, mail), transfers outside the EU, and agreements with patient organisations.',
    '',
    '| class | holds |',
    '|---|---|',
    ...classNames.map((name) => `| ${name} | ${classes[name]} |`),
    '',
    ...activities.map((activity) =>
      [
        `## ${activity.name}`,
        '',
        `Whose data: ${activity.whose}. Basis: ${activity.basis}.`,
        '',
        ...activity.tables.map((table) => tablePart(table, readers)),
      ].join('\n'),
    ),
  ]
    .join('\n')
    .trimEnd()}\n`

/** What could go wrong, what stands against it, and which figure of safety.md shows that it does. */
const risks = [
  [
    'Somebody copies the database or a backup',
    'words and names sealed for each person, the key outside the database; backups encrypted',
    'C1, C5',
  ],
  [
    'Somebody erased comes back with a backup',
    'their key is destroyed; a ledger outside the backup is carried out after a restore',
    'C3, E4',
  ],
  [
    'Staff or members look at what is not theirs',
    'one policy for each operation, row-level security beneath it, second factor, a page that shows who looked',
    'A1-A7, B3',
  ],
  [
    'An account is taken over',
    'second factor, slow-down, waiting time after a reset, fresh proof for sensitive acts',
    'B1-B9',
  ],
  [
    'Somebody is recognised from counts or lists',
    'bands, thresholds, fixed tables, caps on lists and profiles',
    'A8, D1-D4',
  ],
  [
    'Data are used for what nobody agreed to',
    'consent asked at the moment of use, each purpose its own, withdrawal at the next request',
    'E1, E9-E11',
  ],
  ['Data outlast their purpose', 'how long stands beside each table and is carried out every night', 'C6'],
  [
    'Somebody changes the record of who did what',
    'append-only by grant, chained each second, anchored outside',
    'E12',
  ],
  ['Data are lost', 'one consistent backup, read back whole, tried out on every build', 'G6'],
] as const

export const dpiaSkeleton = (activities: readonly Activity[]): string => {
  const tables = activities.flatMap((activity) => activity.tables)
  const rows = classNames.map((name) => {
    const found = tables.flatMap((table) =>
      columnsOf(table.columns, name).map((column) => `${table.name}.${column}`),
    )
    const places = new Set(found.map((one) => one.split('.').slice(0, 2).join('.')))
    return `| ${name} | ${found.length} | ${places.size} |`
  })
  return `${[
    '# Data-protection impact assessment: a skeleton',
    '',
    'Generated from `app/db/records.tsv`; `npm test` fails when it is stale. It describes the software. The assessment itself (Art. 35 GDPR) belongs to',
    'whoever runs an installation: copy this page, answer what stands in brackets, and have the data protection officer read it.',
    '',
    '## Why an assessment is needed',
    '',
    'Health data of children and adults with rare diseases, on a large scale, compared with each other: Art. 35(3)(b). [Who runs it, for whom, since when.]',
    '',
    '## What is processed, why, on which basis',
    '',
    '| activity | whose data | basis | tables |',
    '|---|---|---|---|',
    ...activities.map(
      ({ name, whose, basis, tables: own }) => `| ${name} | ${whose} | ${basis} | ${own.length} |`,
    ),
    '',
    '| class | columns | tables |',
    '|---|---|---|',
    ...rows,
    '',
    'Each column, how long it lasts and who may read it: [processing register](processing-register.md).',
    '',
    '## Is it necessary and proportionate?',
    '',
    '[For each activity: could the purpose be reached with less? Who was asked: patients, their organisations, an ethics board?]',
    '',
    '## Risks for people, and what stands against them',
    '',
    '| risk | measure | figure | likelihood, severity, what remains |',
    '|---|---|---|---|',
    ...risks.map(([risk, measure, figure]) => `| ${risk} | ${measure} | ${figure} | [ ] |`),
    '',
    '## Decision',
    '',
    '[Opinion of the data protection officer. Measures still to take, by whom, until when. Whether the authority is consulted first (Art. 36). Date of the next review.]',
  ].join('\n')}\n`
}
