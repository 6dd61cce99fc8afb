import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import esbuild from 'esbuild'
import { buildPublic } from './build-public.mjs'
import { buildServer } from './build-server.mjs'
import { hashInputs } from './inputs.mjs'
import { root, SetupProblem, tell } from './places.mjs'

const stampName = 'inputs.sha256'

/** Builds when something that goes into the build has changed, and only then. @param {string} checkout @param {(line: string) => void} say */
export async function ensureBuilt(checkout = root, say = tell) {
  const hash = hashInputs(checkout)
  const stamp = join(checkout, 'app', 'build', stampName)
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return false
  const begun = Date.now()
  say('Building …')
  await build(checkout, hash)
  say(`  built in ${((Date.now() - begun) / 1000).toFixed(1)} s`)
  return true
}

/**
 * Made beside its place and moved there whole: another start meanwhile finds the old build or the new one. When two
 * build the same at once, the later move wins and nothing is missing.
 *
 * @param {string} checkout @param {string} hash
 */
async function build(checkout, hash) {
  const place = join(checkout, 'app', 'build')
  removeAbandoned(place)
  const unfinished = join(place, `.unfinished-${process.pid}`)
  try {
    mkdirSync(unfinished, { recursive: true })
    await buildServer(checkout, join(unfinished, 'server'))
    await buildPublic(checkout, join(unfinished, 'public'))
    for (const part of ['server', 'public']) {
      moveIfThere(join(place, part), join(unfinished, `old-${part}`))
      moveIfThere(join(unfinished, part), join(place, part))
    }
    writeFileSync(join(place, stampName), hash)
  } catch (error) {
    // esbuild has already shown each mistake with its line.
    if (error instanceof Error && 'errors' in error) throw new SetupProblem('The build failed, see above.')
    throw error
  } finally {
    // Its helper process would otherwise stay for as long as we run.
    await esbuild.stop()
    rmSync(unfinished, { recursive: true, force: true })
  }
}

/** @param {string} from @param {string} to */
function moveIfThere(from, to) {
  try {
    renameSync(from, to)
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error)
    // Another build was quicker by a moment.
    if (code !== 'ENOENT' && code !== 'ENOTEMPTY' && code !== 'EEXIST') throw error
  }
}

/** What a killed build left; one that is still at work is left alone. @param {string} place */
function removeAbandoned(place) {
  if (!existsSync(place)) return
  for (const name of readdirSync(place).filter((entry) => entry.startsWith('.unfinished-'))) {
    if (!isAlive(Number(name.split('-')[1]))) rmSync(join(place, name), { recursive: true, force: true })
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
