import { randomUUID } from 'node:crypto'
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ownIdentity, readPidFile } from './pid-file.ts'
import type { Places } from './places.ts'
import { isRunning } from './process.ts'

type Registration = { leave(): void }

/** The app and the command line share one server. Each signs in here, so that the last one out can stop it. */
export function signIn(places: Places): Registration {
  mkdirSync(places.users, { recursive: true, mode: 0o700 })
  const me = ownIdentity()
  const file = join(places.users, `${me.pid}-${randomUUID()}`)
  writeFileSync(file, JSON.stringify(me), { mode: 0o600 })
  return { leave: () => rmSync(file, { force: true }) }
}

/** Living users; the marks of killed ones are wiped. */
export function usersOf(places: Places): number {
  return readdirSync(places.users).filter((name) => {
    const user = readPidFile(join(places.users, name))
    const living = user !== undefined && isRunning(user)
    if (!living) rmSync(join(places.users, name), { force: true })
    return living
  }).length
}
