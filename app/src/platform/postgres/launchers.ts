import { statSync } from 'node:fs'
import { userInfo } from 'node:os'

export type LauncherName = 'direct' | 'namespace' | 'other-user' | 'one-capability'

/** PostgreSQL refuses to run as root. A launcher is a way of starting a program as somebody else. */
export type Launcher = {
  readonly name: LauncherName
  /** Who must own the files, as seen from outside. */
  readonly owner: Owner
  readonly words: string
  command(file: string, args: readonly string[]): LaunchCommand
}

type Owner = { readonly uid: number; readonly gid: number }

type LaunchCommand = {
  readonly file: string
  readonly args: readonly string[]
  readonly options: { readonly uid?: number; readonly gid?: number }
}

/** nobody and nogroup on every Linux we know; the names differ, the numbers do not. */
const nobody = { uid: 65_534, gid: 65_534 }

/** The ways open to this user, best first. `cluster` is looked at because an existing one keeps its owner. */
export function launchersFor(cluster: string): readonly Launcher[] {
  const me = { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 }
  // initdb wants a name for its user, and containers like to give us a number without one.
  if (me.uid !== 0) return hasName() ? [direct(me), namespace(me)] : [namespace(me)]
  const owner = ownerOf(cluster)
  const asOwner = owner !== undefined && owner.uid !== 0 && owner.uid !== nobody.uid ? [otherUser(owner)] : []
  return [...asOwner, namespace(me), otherUser(nobody), oneCapability]
}

function direct(owner: Owner): Launcher {
  return {
    name: 'direct',
    owner,
    words: 'as you',
    command: (file, args) => ({ file, args, options: {} }),
  }
}

/**
 * Inside its own user namespace the server takes itself for `nobody`; outside, the process and its files stay ours.
 * That works below a private home (0700) and leaves nothing to clean up. Containers often refuse it.
 */
function namespace(owner: Owner): Launcher {
  return {
    name: 'namespace',
    owner,
    words: 'in a user namespace',
    command: (file, args) => ({
      file: 'unshare',
      args: ['--user', `--map-user=${nobody.uid}`, `--map-group=${nobody.gid}`, '--', file, ...args],
      options: {},
    }),
  }
}

/** Needs every folder on the way to the data to be open to others, so it fails below a private home. */
function otherUser(owner: Owner): Launcher {
  return {
    name: 'other-user',
    owner,
    words: `as user ${owner.uid}`,
    command: (file, args) => ({ file, args, options: owner }),
  }
}

/** Last for root: `nobody`, who may nevertheless walk through closed folders. No namespace, but more power than needed. */
const oneCapability: Launcher = {
  name: 'one-capability',
  owner: nobody,
  words: `as user ${nobody.uid} with one capability`,
  command: (file, args) => ({
    file: 'setpriv',
    args: [
      `--reuid=${nobody.uid}`,
      `--regid=${nobody.gid}`,
      '--clear-groups',
      '--inh-caps=+dac_override',
      '--ambient-caps=+dac_override',
      '--',
      file,
      ...args,
    ],
    options: {},
  }),
}

function hasName(): boolean {
  try {
    return userInfo().username !== ''
  } catch {
    return false
  }
}

function ownerOf(path: string): Owner | undefined {
  const found = statSync(path, { throwIfNoEntry: false })
  return found === undefined ? undefined : { uid: found.uid, gid: found.gid }
}
