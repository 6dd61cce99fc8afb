import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { command } from './command.mjs'
import { tell } from './places.mjs'

/** Whether we may install packages of the system: as root, on Debian and its kin. */
export const mayInstall = () => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')

/** @param {string} name @returns {Promise<boolean>} */
export async function aptInstall(name) {
  tell(`Installing ${name} from the system's packages …`)
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  const install = () =>
    command(
      'apt-get',
      ['install', '-y', '-q', '--no-install-recommends', '-o', 'Dpkg::Options::=--force-confold', name],
      { show: false, env },
    )
  // The lists of a fresh machine are empty or old; those of a used one are mostly good.
  if ((await install()).code === 0) return true
  await command('apt-get', ['update', '-q'], { show: false, env })
  const { code, output } = await install()
  if (code !== 0) tell(output.trim().split('\n').slice(-5).join('\n'))
  return code === 0
}

/** Debian's package would otherwise start a server of its own on this machine, for nobody. */
export function keepDebianFromStartingPostgres() {
  const settings = '/etc/postgresql-common/createcluster.conf'
  if (existsSync(settings)) return
  mkdirSync('/etc/postgresql-common', { recursive: true })
  writeFileSync(settings, 'create_main_cluster = false\n')
}
