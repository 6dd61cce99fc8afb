import { randomBytes } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { createMetrics } from '../compose/metrics.ts'
import { jobs } from '../compose/modules.ts'
import { seedContent } from '../compose/seed.ts'
import { createServices } from '../compose/services.ts'
import { composeWeb } from '../compose/web.ts'
import { startSession } from '../src/people/index.ts'
import { type Clock, movableClock } from '../src/platform/clock/index.ts'
import { type Config, readConfig } from '../src/platform/config/index.ts'
import { oneKey } from '../src/platform/crypto/index.ts'
import { nobody, openDatabase } from '../src/platform/db/index.ts'
import { type JobRunner, runJobs } from '../src/platform/jobs/index.ts'
import { silentLog } from '../src/platform/log/index.ts'
import { type KeptMail, keptMails } from '../src/platform/mail/index.ts'
import type { Services } from '../src/platform/services.ts'
import { freshDatabase } from './database.ts'

export type RequestOptions = {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Sent as a form, the way a browser without script does. A list gives one field for each value. */
  readonly form?: Readonly<Record<string, string | readonly string[]>>
  readonly json?: unknown
  /** Sent beside the form's fields, as a browser sends a form with files. */
  readonly files?: readonly { readonly field: string; readonly name: string; readonly bytes: Uint8Array }[]
  readonly headers?: Readonly<Record<string, string>>
  /** Cookies as `name=value; …`: what signIn or a browser gave. */
  readonly as?: string
}

export type TestApp = {
  readonly services: Services
  readonly clock: ReturnType<typeof movableClock>
  /** Connects as the superuser: for looking behind the application, never for acting. */
  readonly superuser: pg.ClientConfig
  /** Connects as the application does: for what a second node on the same database would see. */
  readonly connection: pg.ClientConfig
  readonly request: (path: string, options?: RequestOptions) => Promise<Response>
  /** A session made behind the door, as the cookie a browser would hold. */
  readonly signIn: (accountId: string, options?: { secondFactor?: boolean }) => Promise<string>
  /** A browser that keeps its cookies from one request to the next. */
  readonly browser: () => { readonly request: TestApp['request']; readonly cookies: () => string }
  /** Runs the jobs that wait until none does. */
  readonly runJobs: () => Promise<void>
  /** The mails kept because no server is set, newest first, after running the jobs that send them. */
  readonly mails: () => Promise<readonly KeptMail[]>
  readonly close: () => Promise<void>
}

export type TestAppOptions = {
  readonly now?: Date
  readonly env?: Readonly<Record<string, string>>
  /** Takes the application's own checks away where a test shows what the database alone refuses. */
  readonly change?: (services: Services) => Services
}

const origin = 'http://localhost:3000'

type Body = { readonly body?: string | Uint8Array<ArrayBuffer>; readonly type?: string }

const multipart = async ({ form = {}, files = [] }: RequestOptions): Promise<Body> => {
  const data = new FormData()
  for (const [name, value] of Object.entries(form))
    for (const one of typeof value === 'string' ? [value] : value) data.append(name, one)
  for (const { field, name, bytes } of files) data.append(field, new Blob([Uint8Array.from(bytes)]), name)
  const packed = new Response(data)
  return {
    body: new Uint8Array(await packed.arrayBuffer()),
    type: packed.headers.get('content-type') ?? '',
  }
}

const bodyOf = async (options: RequestOptions): Promise<Body> => {
  const { form, json, files } = options
  if (files !== undefined) return multipart(options)
  if (json !== undefined) return { body: JSON.stringify(json), type: 'application/json' }
  if (form === undefined) return {}
  const fields = new URLSearchParams()
  for (const [name, value] of Object.entries(form)) {
    for (const one of typeof value === 'string' ? [value] : value) fields.append(name, one)
  }
  return { body: fields.toString(), type: 'application/x-www-form-urlencoded' }
}

const configFor = (env: Readonly<Record<string, string>>): Config => {
  const config = readConfig({
    NODE_ENV: 'test',
    // The demo's people take seconds to make, and are what few tests are about.
    DEMO: '0',
    DATA_DIR: join(tmpdir(), `s4r-app-${randomBytes(6).toString('hex')}`),
    ...env,
  })
  if (!config.ok) throw new Error(String(config.problem.values?.sentences))
  return config.value
}

/** The whole application on a database of its own, requests as function calls, time in the test's hand. */
export const testApp = async (options: TestAppOptions = {}): Promise<TestApp> => {
  const fresh = await freshDatabase('seeded')
  const clock = movableClock(options.now ?? new Date('2026-11-22T10:00:00Z'))
  const config = configFor(options.env ?? {})
  const login: pg.ClientConfig =
    fresh.config.password === undefined ? { ...fresh.config, user: 's4r_app' } : fresh.config
  const database = openDatabase({ connection: login, pool: 4, clock })
  const made = await createServices({
    config,
    clock: clock as Clock,
    log: silentLog,
    database,
    keys: oneKey(randomBytes(32)),
  })
  await seedContent(made, () => undefined)
  const services = options.change?.(made) ?? made
  const web = composeWeb({
    services,
    metrics: createMetrics(),
    assetsDirectory: join(config.dataDir, 'no-assets'),
    isReady: () => true,
  })
  const request: TestApp['request'] = async (path, given = {}) => {
    const { body, type } = await bodyOf(given)
    const method = given.method ?? (body === undefined ? 'GET' : 'POST')
    return web.request(`${origin}${path}`, {
      method,
      redirect: 'manual',
      ...(body === undefined ? {} : { body }),
      headers: {
        ...(type === undefined ? {} : { 'Content-Type': type }),
        ...(body === undefined ? {} : { 'Content-Length': String(Buffer.byteLength(body)) }),
        ...(method === 'GET' ? {} : { 'Sec-Fetch-Site': 'same-origin', Origin: origin }),
        ...(given.as === undefined ? {} : { Cookie: given.as }),
        ...given.headers,
      },
    })
  }
  const drain = async (): Promise<void> => {
    const runner: JobRunner = await runJobs({ connection: login, jobs, services, log: silentLog, once: true })
    await runner.stop()
  }
  return {
    services,
    clock,
    superuser: fresh.config,
    connection: login,
    request,
    signIn: async (accountId, { secondFactor = false } = {}) =>
      `s4r=${await database.begin('identity', nobody, (trx) => startSession(trx, services, accountId, { secondFactor }))}`,
    browser: () => {
      const jar = new Map<string, string>()
      const cookies = (): string => [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
      return {
        cookies,
        request: async (path, given = {}) => {
          const response = await request(path, { ...given, as: cookies() })
          for (const line of response.headers.getSetCookie()) {
            const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
            if (value === '' || /max-age=0/i.test(line)) jar.delete(name)
            else jar.set(name, value)
          }
          return response
        },
      }
    },
    runJobs: drain,
    mails: async () => {
      await drain()
      return database.begin('identity', nobody, (trx) => keptMails(trx, services))
    },
    close: async () => {
      await database.close()
      await fresh.drop()
      await rm(config.dataDir, { recursive: true, force: true })
    },
  }
}
