import { join, resolve } from 'node:path'
import { z } from 'zod'
import { ok, type Result, refuse } from '../result/index.ts'

const port = z.coerce.number().int().min(0).max(65_535)
const flag = z.enum(['0', '1', 'true', 'false']).transform((v) => v === '1' || v === 'true')
const postgresUrl = z.string().regex(/^postgres(ql)?:\/\/\S+$/)
const httpUrl = z.url({ protocol: /^https?$/ })
const address = z.string().regex(/^[0-9a-fA-F:.]+(\/\d{1,3})?$/)

/** What each setting means, said when its value is wrong: the one list that docs/operations.md is checked against. */
export const settings = {
  NODE_ENV: {
    say: 'must be production, development or test',
    schema: z.enum(['production', 'development', 'test']),
  },
  PORT: { say: 'must be a port number from 0 to 65535, for example 3000', schema: port },
  HOST: {
    say: 'must be an address to listen on, for example 127.0.0.1 or 0.0.0.0',
    schema: z.string().min(1),
  },
  PUBLIC_URL: {
    say: 'must be the address people type, starting with http:// or https://, for example https://share4rare.example',
    schema: httpUrl,
  },
  DATA_DIR: {
    say: 'must be a directory this program may write to, for example ./data',
    schema: z.string().min(1),
  },
  FILES_DIR: {
    say: 'must be a directory this program may write to, on a disk that is backed up with the database',
    schema: z.string().min(1),
  },
  CLAMAV_URL: {
    say: 'must look like tcp://127.0.0.1:3310 or unix:///run/clamav/clamd.ctl',
    schema: z.string().regex(/^(tcp:\/\/[^\s/]+:\d+|unix:\/\/\/\S+)$/),
  },
  DATABASE_URL: {
    say: 'must look like postgresql://user:password@host:5432/database',
    schema: postgresUrl,
  },
  DATABASE_OWNER_URL: {
    say: 'must look like postgresql://owner:password@host:5432/database (used only to migrate)',
    schema: postgresUrl,
  },
  DATABASE_POOL: {
    say: 'must be a number of connections from 2 to 100',
    schema: z.coerce.number().int().min(2).max(100),
  },
  KEY_FILE: {
    say: 'must be the path of the key file, kept outside the database and its backups',
    schema: z.string().min(1),
  },
  SMTP_URL: {
    say: 'must look like smtp://user:password@host:587',
    schema: z.string().regex(/^smtps?:\/\/\S+$/),
  },
  MAIL_FROM: { say: 'must be an e-mail address, for example share4rare@hospital.example', schema: z.email() },
  TRUSTED_PROXIES: {
    say: 'must be addresses or networks separated by commas, for example 127.0.0.1,10.0.0.0/8',
    schema: z
      .string()
      .transform((v) => v.split(',').map((part) => part.trim()))
      .pipe(z.array(address)),
  },
  LOG_LEVEL: {
    say: 'must be one of debug, info, warn, error, silent',
    schema: z.enum(['debug', 'info', 'warn', 'error', 'silent']),
  },
  METRICS_TOKEN: { say: 'must be at least 24 characters', schema: z.string().min(24) },
  AUDIT_ANCHOR_FILE: {
    say: 'must be the path of a file this program may append to',
    schema: z.string().min(1),
  },
  RIGHTS_LEDGER_FILE: {
    say: 'must be the path of a file this program may append to, kept apart from the database and its backups',
    schema: z.string().min(1),
  },
  DEMO: { say: 'must be 1 (build the fictional demo world) or 0', schema: flag },
  TEST_LOCALES: { say: 'must be 1 (offer the pseudo-locale and Arabic) or 0', schema: flag },
  CONTACT_EMAIL: { say: 'must be the e-mail address people write to for help', schema: z.email() },
} as const

export type Environment = 'production' | 'development' | 'test'

export type Config = {
  readonly environment: Environment
  readonly port: number
  readonly host: string
  readonly publicUrl: string
  readonly dataDir: string
  /** Where sealed files lie: pages of papers. */
  readonly filesDir: string
  /** Where ClamAV's daemon listens. Absent: files are not scanned for viruses. */
  readonly clamavUrl: string | undefined
  /** Absent: the embedded database in dataDir. */
  readonly databaseUrl: string | undefined
  readonly databaseOwnerUrl: string | undefined
  readonly databasePool: number
  readonly keyFile: string
  readonly smtpUrl: string | undefined
  readonly mailFrom: string
  readonly trustedProxies: readonly string[]
  readonly logLevel: string
  readonly metricsToken: string | undefined
  readonly auditAnchorFile: string
  /** What ended and must not come back with an older backup. */
  readonly rightsLedgerFile: string
  /** The fictional people and the page to sign in as each. Never true in production or on an outside database. */
  readonly demo: boolean
  readonly testLocales: boolean
  readonly contactEmail: string
}

type Parsed = { [Name in keyof typeof settings]?: z.output<(typeof settings)[Name]['schema']> }

const parse = (env: Readonly<Record<string, string | undefined>>): { values: Parsed; wrong: string[] } => {
  const wrong: string[] = []
  const values: Record<string, unknown> = {}
  for (const [name, { say, schema }] of Object.entries(settings)) {
    const given = env[name]
    if (given === undefined || given === '') continue
    const parsed = schema.safeParse(given)
    if (parsed.success) values[name] = parsed.data
    else
      wrong.push(`${name} ${say}; it is “${name.endsWith('_URL') || name.endsWith('_TOKEN') ? '…' : given}”.`)
  }
  return { values: values as Parsed, wrong }
}

/** Parses the environment once, at the door. Every wrong value is a sentence that says what to set. */
export const readConfig = (env: Readonly<Record<string, string | undefined>>): Result<Config> => {
  const { values: v, wrong } = parse(env)
  const environment = v.NODE_ENV ?? 'development'
  const outside = v.DATABASE_URL !== undefined
  const host = v.HOST ?? (environment === 'production' ? '0.0.0.0' : '127.0.0.1')
  // Its people sign in without a password and its mails lie open: the demo is for the computer it runs on.
  const closed = environment === 'production' || outside || !/^(127\.|::1$|localhost$)/.test(host)
  if (v.DEMO === true && closed) {
    wrong.push(
      'DEMO must be 0 in production, on an outside database and where HOST is not this computer alone (127.0.0.1): its people sign in without a password.',
    )
  }
  if (v.TEST_LOCALES === true && environment === 'production') {
    wrong.push('TEST_LOCALES must be 0 in production: those languages are for tests.')
  }
  if (outside && v.KEY_FILE === undefined) {
    wrong.push('KEY_FILE must be set when DATABASE_URL is: the key must not lie where the database is.')
  }
  if (environment === 'production' && v.PUBLIC_URL === undefined) {
    wrong.push('PUBLIC_URL must be set in production: it goes into the links in mails.')
  }
  if (wrong.length > 0) return refuse('config', { values: { sentences: wrong.join('\n') } })
  const dataDir = resolve(v.DATA_DIR ?? 'data')
  const listenPort = v.PORT ?? 3000
  return ok({
    environment,
    port: listenPort,
    host,
    publicUrl: (v.PUBLIC_URL ?? `http://localhost:${listenPort}`).replace(/\/$/, ''),
    dataDir,
    filesDir: resolve(v.FILES_DIR ?? join(dataDir, 'files')),
    clamavUrl: v.CLAMAV_URL,
    databaseUrl: v.DATABASE_URL,
    databaseOwnerUrl: v.DATABASE_OWNER_URL ?? v.DATABASE_URL,
    databasePool: v.DATABASE_POOL ?? 10,
    keyFile: resolve(v.KEY_FILE ?? join(dataDir, 'key')),
    smtpUrl: v.SMTP_URL,
    mailFrom: v.MAIL_FROM ?? 'share4rare@localhost.localdomain',
    trustedProxies: v.TRUSTED_PROXIES ?? [],
    logLevel: v.LOG_LEVEL ?? 'info',
    metricsToken: v.METRICS_TOKEN,
    auditAnchorFile: resolve(v.AUDIT_ANCHOR_FILE ?? join(dataDir, 'audit-anchors.jsonl')),
    rightsLedgerFile: resolve(v.RIGHTS_LEDGER_FILE ?? join(dataDir, 'rights-ledger.jsonl')),
    demo: v.DEMO ?? !closed,
    testLocales: v.TEST_LOCALES ?? false,
    contactEmail: v.CONTACT_EMAIL ?? v.MAIL_FROM ?? 'help@localhost.localdomain',
  })
}
