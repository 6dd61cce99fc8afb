import { mkdir } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Hono } from 'hono'
import type { Env } from '../src/access/index.ts'
import { startSealer } from '../src/access/index.ts'
import { setManifest } from '../src/platform/assets/index.ts'
import { type Clock, systemClock } from '../src/platform/clock/index.ts'
import { type Config, readConfig } from '../src/platform/config/index.ts'
import { createVault, type KeyRing, readKeyFile, readKeyFileNow } from '../src/platform/crypto/index.ts'
import { findUp } from '../src/platform/db/index.ts'
import { type Feed, followEvents } from '../src/platform/events/index.ts'
import { type JobRunner, runJobs } from '../src/platform/jobs/index.ts'
import { createLog, type Log } from '../src/platform/log/index.ts'
import { closeMail } from '../src/platform/mail/index.ts'
import { lockDataDir } from '../src/platform/postgres/index.ts'
import type { Services } from '../src/platform/services.ts'
import { completeLedger, keysOpen, replayLedger, startLedger } from '../src/rights/index.ts'
import { type Listening, listen } from './http.ts'
import { jobs, modules } from './modules.ts'
import { seedContent, seedVocabulary } from './seed.ts'
import { createServices, rebuildMemory } from './services.ts'
import { openStorage, StartProblem, type Storage } from './storage.ts'

export type Platform = {
  readonly services: Services
  readonly storage: Storage
  readonly assetsDirectory: string
  readonly serve: (web: (isReady: () => boolean) => Hono<Env>) => Promise<number>
  readonly stop: () => Promise<void>
}

type Say = (sentence: string) => void
type Undo = () => Promise<void> | void

const configFrom = (env: NodeJS.ProcessEnv): Config => {
  const config = readConfig(env)
  if (!config.ok) throw new StartProblem(String(config.problem.values?.sentences))
  return config.value
}

const holdDataDirectory = async (config: Config): Promise<Undo> => {
  await mkdir(config.dataDir, { recursive: true, mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
    throw new StartProblem(
      `DATA_DIR ${config.dataDir} cannot be made: ${error.message}. Choose a directory you may write to.`,
    )
  })
  const lock = lockDataDir(config.dataDir)
  if (lock.ok) return () => lock.value.release()
  const { dataDir, pid } = lock.problem.values
  throw new StartProblem(
    `Share4Rare already runs on ${dataDir} (process ${pid}). End it first, or start this one on another directory: DATA_DIR=./other PORT=3001 npm start`,
  )
}

const readKey = async (config: Config, holdsSealed: boolean): Promise<KeyRing> => {
  // A new key would not open what an old one sealed: only an embedded database without any may get one.
  const key = await readKeyFile({
    path: config.keyFile,
    mayCreate: config.databaseUrl === undefined && !holdsSealed,
  })
  if (!key.ok) throw new StartProblem(String(key.problem.values?.sentence))
  return key.value
}

/** Where an older database was put back: who was erased, withdrew or lost access since does not come back with it. */
const keepEnded = async (storage: Storage, config: Config, say: Say): Promise<void> => {
  const replayed = await replayLedger(storage.owner, {
    path: config.rightsLedgerFile,
    now: systemClock.now(),
  })
  if (!replayed.ok) throw new StartProblem(String(replayed.problem.values?.sentence))
  if (replayed.value > 0)
    say(`The database was older than the rights ledger: ${replayed.value} lines were carried out again`)
}

const openServices = async (storage: Storage, config: Config, log: Log, say: Say): Promise<Services> => {
  const keys = await readKey(config, storage.holdsSealed)
  const opens = await keysOpen(storage.owner, createVault(keys))
  if (!opens.ok) throw new StartProblem(String(opens.problem.values?.sentence))
  await seedVocabulary(storage.owner, systemClock.now(), say)
  const readKeys = (): KeyRing => {
    const again = readKeyFileNow(config.keyFile)
    if (again.ok) return again.value
    log.error({ sentence: again.problem.values?.sentence }, 'the key file could not be read again')
    return keys
  }
  return createServices({ config, clock: systemClock, log, database: storage.database, keys, readKeys })
}

const undoAll = async (undo: Undo[]): Promise<void> => {
  for (const step of undo.reverse()) await step()
}

/** Brings the whole platform up, step by step, and hands back how to serve and how to end it. */
export const start = async (env: NodeJS.ProcessEnv, say: Say): Promise<Platform> => {
  const config = configFrom(env)
  const log = createLog(config.logLevel)
  const assetsDirectory = findUp('app/build/public')
  setManifest(resolve(assetsDirectory, 'manifest.json'))
  const undo: Undo[] = []
  try {
    undo.push(await holdDataDirectory(config))
    const storage = await openStorage(config, log, say)
    undo.push(storage.close)
    await keepEnded(storage, config, say)
    const services = await openServices(storage, config, log, say)
    await seedContent(services, say)
    const sealer = startSealer({
      database: storage.database,
      anchorFile: config.auditAnchorFile,
      now: services.clock.now,
      log,
    })
    undo.push(sealer.stop)
    await completeLedger(storage.database, config.rightsLedgerFile)
    const ledger = startLedger({ database: storage.database, path: config.rightsLedgerFile, log })
    undo.push(ledger.stop)
    await keepWorking(storage, services, { log, undo })
    let ready = false
    return {
      services,
      storage,
      assetsDirectory,
      serve: async (web) => {
        const listening: Listening = await listen(
          web(() => ready),
          config,
        )
        undo.push(listening.stop)
        ready = true
        undo.push(() => {
          ready = false
        })
        return listening.port
      },
      stop: () => undoAll(undo),
    }
  } catch (error) {
    await undoAll(undo)
    throw error
  }
}

/** Jobs and the change feed: what is kept in memory is built once changes are heard, so that none falls between. */
const keepWorking = async (
  storage: Storage,
  services: Services,
  { log, undo }: { readonly log: Log; readonly undo: Undo[] },
): Promise<void> => {
  undo.push(closeMail)
  const runner: JobRunner = await runJobs({ connection: storage.connection, jobs, services, log })
  undo.push(runner.stop)
  const feed: Feed = followEvents({
    connection: storage.connection,
    listeners: modules.flatMap((module) => module.listeners?.(services) ?? []),
    caughtUp: () => rebuildMemory(services),
    log,
  })
  undo.push(feed.close)
  await feed.following
}

export type CommandGround = {
  readonly config: Config
  readonly clock: Clock
  /** A login that may speak as the owner of the tables. */
  readonly owner: Storage['owner']
  /** Made when a command asks for them: the vocabulary in memory is heavy, and who installs another needs none. */
  readonly services: () => Promise<Services>
  readonly close: () => Promise<void>
}

/** For commands: the same database and services, without jobs, feed or pages. It works beside a running platform. */
export const openForCommand = async (env: NodeJS.ProcessEnv, say: Say): Promise<CommandGround> => {
  const config = configFrom(env)
  const log = createLog(config.logLevel === 'info' ? 'warn' : config.logLevel)
  const storage = await openStorage(config, log, say)
  return {
    config,
    clock: systemClock,
    owner: storage.owner,
    services: () => openServices(storage, config, log, say),
    close: storage.close,
  }
}
