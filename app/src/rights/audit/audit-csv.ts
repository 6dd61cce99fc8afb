import type { AuditPart } from './search-audit.ts'

const columns = [
  'id',
  'at',
  'kind',
  'account',
  'nickname',
  'person',
  'act',
  'verdict',
  'reason',
  'note',
  'request',
] as const

/** RFC 4180. A spreadsheet would take what begins like this for a formula, and nicknames are anybody's choice. */
const cell = (value: unknown): string => {
  const text = String(value ?? '')
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return `"${safe.replaceAll('"', '""')}"`
}

export const auditCsv = (entries: AuditPart['entries']): string =>
  [columns.map(cell), ...entries.map((entry) => columns.map((name) => cell(entry[name])))]
    .map((cells) => `${cells.join(',')}\r\n`)
    .join('')
