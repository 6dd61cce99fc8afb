import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, describe, expect, inject, it } from 'vitest'
import { plainBrowser } from './plain-browser.ts'
import {
  aDataDir,
  freePort,
  type Platform,
  postmasterOf,
  removeDataDir,
  runServer,
  startPlatform,
} from './platform.ts'
import type {} from './server.setup.ts'

const directories: string[] = []
const newDataDir = (): string => {
  const dataDir = aDataDir()
  directories.push(dataDir)
  return dataDir
}
afterAll(() => directories.forEach(removeDataDir))

const keyFileIn = (dataDir: string): string => {
  const path = join(dataDir, 'key')
  writeFileSync(path, randomBytes(32).toString('hex'), { mode: 0o600 })
  return path
}

/** Every page of the demo, asked for and posted to. */
const demoAnswers = async (platform: Platform): Promise<readonly number[]> => {
  const visitor = plainBrowser(platform.url)
  const answers = [
    await visitor.get('/en/dev/people'),
    await visitor.post('/en/dev/people', { accountId: '00000000-0000-4000-8000-000000000000' }),
    await visitor.get('/en/dev/mail'),
    await visitor.get('/dev/people'),
  ]
  return answers.map(({ status }) => status)
}

describe('starting', () => {
  it('says that the same data are served already, and stops', async () => {
    const second = runServer({ PORT: String(await freePort()), DATA_DIR: inject('demoDataDir') })
    expect(await second.ended).toEqual({ code: 1, signal: null })
    expect(second.said()).toContain(`already runs on ${inject('demoDataDir')}`)
    expect(second.said()).not.toMatch(/^\s+at /m)
  })

  it('says of each wrong setting what to set, without a stack', async () => {
    const wrong = runServer({
      PORT: 'many',
      SMTP_URL: 'mail.example',
      LOG_LEVEL: 'loud',
      DATA_DIR: newDataDir(),
    })
    expect(await wrong.ended).toEqual({ code: 1, signal: null })
    expect(wrong.said()).toMatch(/PORT must be a port number/)
    expect(wrong.said()).toMatch(/SMTP_URL must look like smtp:/)
    expect(wrong.said()).toMatch(/LOG_LEVEL must be one of/)
    expect(wrong.said()).not.toMatch(/^\s+at /m)
  })

  it('says that a port is taken, and leaves no database behind', async () => {
    const dataDir = newDataDir()
    const port = new URL(inject('demoUrl')).port
    const late = runServer({ PORT: port, DATA_DIR: dataDir })
    expect(await late.ended).toEqual({ code: 1, signal: null })
    expect(late.said()).toContain(`Port ${port} is taken`)
    expect(postmasterOf(dataDir)).toBeUndefined()
  })
})

describe('ending', () => {
  it('ends on Ctrl-C within ten seconds, in order, and takes the database along', async () => {
    const platform = await startPlatform({ dataDir: newDataDir(), env: { DEMO: '0' } })
    expect(postmasterOf(platform.dataDir)).toBeGreaterThan(0)
    const asked = performance.now()
    expect(await platform.stop()).toEqual({ code: 0, signal: null })
    expect(performance.now() - asked).toBeLessThan(10_000)
    expect(postmasterOf(platform.dataDir)).toBeUndefined()
    expect(platform.said()).not.toMatch(/"level":[56]0/)
  })
})

describe('the demo', () => {
  it('does not exist in production', async () => {
    const port = await freePort()
    const platform = await startPlatform({
      dataDir: newDataDir(),
      port,
      env: { NODE_ENV: 'production', PUBLIC_URL: `http://localhost:${port}`, TEST_LOCALES: '0' },
    })
    try {
      expect(await demoAnswers(platform)).toEqual([404, 404, 404, 404])
    } finally {
      await platform.stop()
    }
  })

  it('does not exist on an outside database', async () => {
    const name = `outside_${process.pid}`
    const socket = join(inject('demoDataDir'), 'postgres.run')
    const superuser = new pg.Client({ host: socket, port: 5432, user: 'postgres', database: 'postgres' })
    await superuser.connect()
    try {
      await superuser.query(`create database ${name}`)
      const dataDir = newDataDir()
      const platform = await startPlatform({
        dataDir,
        env: {
          DATABASE_URL: `postgresql://postgres@localhost/${name}?host=${encodeURIComponent(socket)}`,
          KEY_FILE: keyFileIn(dataDir),
        },
      })
      try {
        expect(await demoAnswers(platform)).toEqual([404, 404, 404, 404])
      } finally {
        await platform.stop()
      }
      await superuser.query(`drop database ${name} with (force)`)
    } finally {
      await superuser.end()
    }
  })

  it('cannot be asked for in production or on an outside database', async () => {
    for (const env of [
      { NODE_ENV: 'production', PUBLIC_URL: 'https://share4rare.example' },
      { DATABASE_URL: 'postgresql://postgres@localhost/nothing', KEY_FILE: '/nowhere/key' },
    ]) {
      const refused = runServer({ ...env, DEMO: '1', DATA_DIR: newDataDir() })
      expect(await refused.ended).toEqual({ code: 1, signal: null })
      expect(refused.said()).toMatch(/DEMO must be 0/)
    }
  })
})
