import { z } from 'zod'
import { operation, staff } from '../../access/index.ts'
import { days } from '../../platform/clock/index.ts'
import { ok } from '../../platform/result/index.ts'
import { type AuditRow, type AuditWish, auditRows } from './search-audit.sql.ts'

/** Why somebody may look into who did what. A choice and a number, for the audit keeps them and nobody's words. */
export const searchReasons = ['asked', 'complaint', 'incident', 'check', 'authority'] as const

const onPage = 50
const inFile = 10_000

/** A form sends an empty text for what was left out. */
const maybe = <T extends z.ZodType>(schema: T) =>
  z
    .literal('')
    .transform(() => undefined)
    .or(schema)
    .optional()

const asked = z.object({
  why: z.enum(searchReasons),
  number: maybe(
    z
      .string()
      .trim()
      .max(40)
      .regex(/^[\w ./#-]*$/),
  ),
  person: maybe(z.uuid()),
  account: maybe(z.string().trim().max(60)),
  act: maybe(
    z
      .string()
      .trim()
      .max(80)
      .regex(/^[a-z.-]*$/),
  ),
  from: maybe(z.iso.date()),
  until: maybe(z.iso.date()),
})
type Asked = z.output<typeof asked>

const entry = z.object({
  id: z.number(),
  at: z.string(),
  kind: z.string(),
  account: z.string().optional(),
  nickname: z.string().optional(),
  person: z.string().optional(),
  act: z.string(),
  verdict: z.string(),
  reason: z.string(),
  note: z.string().optional(),
  request: z.string(),
})

const entryOf = (row: AuditRow): z.input<typeof entry> => ({
  id: row.id,
  at: row.at.toISOString(),
  kind: row.actor_kind,
  account: row.account_id ?? undefined,
  nickname: row.nickname ?? undefined,
  person: row.person_id ?? undefined,
  act: row.operation,
  verdict: row.verdict,
  reason: row.because ?? row.reason,
  note: row.subject ?? undefined,
  request: row.request_id,
})

const wishOf = (
  input: Asked,
  page: { readonly before?: number | undefined; readonly most: number },
): AuditWish => ({
  person: input.person,
  account: input.account,
  operation: input.act,
  since: input.from === undefined ? undefined : new Date(input.from),
  until: input.until === undefined ? undefined : new Date(Date.parse(input.until) + days(1)),
  before: page.before,
  most: page.most,
})

const noteOf = ({ why, number }: Asked): string => (number === undefined ? why : `${why} ${number}`)

const privacyOfficer = staff('privacy-officer')

export const openAuditSearch = operation({
  name: 'rights.open-audit-search',
  action: 'read',
  summary: 'The form that searches the audit (page only)',
  input: z.object({}),
  output: z.object({}),
  subject: () => ({}),
  policy: privacyOfficer,
  run: async () => ok({}),
})

/** Whoever looks into who did what is seen doing so: by the person in question, too. */
export const searchAudit = operation({
  name: 'rights.search-audit',
  action: 'read',
  summary: 'Search the audit by person, account, act and time, for a reason that is audited itself',
  api: { method: 'POST', path: '/staff/audit' },
  input: asked.extend({ before: maybe(z.coerce.number().int().positive()) }),
  output: z.object({ entries: z.array(entry), older: z.number().optional() }),
  subject: ({ input }) => input,
  policy: privacyOfficer,
  person: ({ person }) => person,
  opensOthers: () => true,
  note: noteOf,
  run: async ({ trx, input }) => {
    const rows = await auditRows(trx, wishOf(input, { before: input.before, most: onPage + 1 }))
    const shown = rows.slice(0, onPage)
    return ok({
      entries: shown.map(entryOf),
      older: rows.length > onPage ? shown.at(-1)?.id : undefined,
    })
  },
})

export type AuditPart = z.output<typeof searchAudit.output>

export const exportAudit = operation({
  name: 'rights.export-audit',
  action: 'read',
  summary: `The same search as a table, up to ${inFile} rows (page only: a CSV file)`,
  input: asked,
  output: z.object({ entries: z.array(entry) }),
  subject: ({ input }) => input,
  policy: privacyOfficer,
  stepUp: 'a list of who did what leaves the platform',
  person: ({ person }) => person,
  opensOthers: () => true,
  note: noteOf,
  run: async ({ trx, input }) =>
    ok({ entries: (await auditRows(trx, wishOf(input, { most: inFile }))).map(entryOf) }),
})
