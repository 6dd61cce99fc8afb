import { spawnSync } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { aptInstall, keepDebianFromStartingPostgres, mayInstall } from './debian.mjs'

/** @typedef {{ url: string, version: string, stop: () => void }} OutsidePostgres */

const installed = '/usr/lib/postgresql'
const oldest = 15

/**
 * A throw-away cluster of the system's PostgreSQL, or a sentence why there is none. Nothing of the machine's own servers is
 * touched: another directory, another socket, no port.
 *
 * @returns {Promise<OutsidePostgres | string>}
 */
export async function startOutsidePostgres() {
  let major = newestMajor()
  if (major === undefined && mayInstall()) {
    keepDebianFromStartingPostgres()
    await aptInstall('postgresql')
    major = newestMajor()
  }
  if (major === undefined) {
    return 'There is no PostgreSQL 15 or newer on this machine; install the package postgresql to run the database tests on it too.'
  }
  return startCluster(join(installed, String(major), 'bin'), String(major))
}

/** @param {string} bin @param {string} version @returns {OutsidePostgres | string} */
function startCluster(bin, version) {
  // Not the temporary directory of the person: the server runs as somebody else, who must get there.
  const home = mkdtempSync('/tmp/s4r-outside-')
  const account = unprivileged()
  if (account !== undefined) chownSync(home, account.uid, account.gid)
  chmodSync(home, 0o700)
  const run = (/** @type {string} */ program, /** @type {readonly string[]} */ args) =>
    spawnSync(join(bin, program), args, {
      cwd: '/',
      env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
      encoding: 'utf8',
      // A server keeps the pipes it inherits open, and we would wait for it for ever.
      stdio: ['ignore', 'ignore', 'ignore'],
      ...account,
    })
  const data = join(home, 'data')
  const settings = `-c listen_addresses= -c unix_socket_directories=${home} -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=200`
  const stop = () => {
    run('pg_ctl', ['-D', data, '-m', 'immediate', '-w', 'stop'])
    rmSync(home, { recursive: true, force: true })
  }
  const made = run('initdb', [
    '-D',
    data,
    '-U',
    'postgres',
    '-A',
    'trust',
    '-E',
    'UTF8',
    '--locale=C.UTF-8',
    '--no-sync',
  ])
  const started = run('pg_ctl', ['-D', data, '-w', '-l', join(home, 'log'), '-o', settings, 'start'])
  if (made.status !== 0 || started.status !== 0) {
    stop()
    return `PostgreSQL ${version} of this machine could not be started in ${home}.`
  }
  process.on('exit', stop)
  return { url: `postgres://postgres@${encodeURIComponent(home)}:5432/postgres`, version, stop: once(stop) }
}

/** A server refuses to run as root: as postgres then, else as nobody. */
function unprivileged() {
  if (process.getuid?.() !== 0) return undefined
  const number = (/** @type {string} */ option) =>
    Number(spawnSync('id', [option, 'postgres'], { encoding: 'utf8' }).stdout)
  const [uid, gid] = [number('-u'), number('-g')]
  return uid > 0 ? { uid, gid } : { uid: 65_534, gid: 65_534 }
}

function newestMajor() {
  if (!existsSync(installed)) return undefined
  return readdirSync(installed)
    .map(Number)
    .filter((major) => major >= oldest && existsSync(join(installed, String(major), 'bin', 'initdb')))
    .sort((a, b) => b - a)[0]
}

/** @param {() => void} work */
function once(work) {
  return () => {
    process.off('exit', work)
    work()
  }
}
