/**
 * What `npm start`, `npm test`, `npm run s4r | bench | drills` run. Plain JavaScript that any Node from 20 on understands,
 * nothing but node: before the packages are there: install → find Node 24 and go on under it → build → run.
 */
import { existsSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { endWithParent, goOnUnder, watchNpm } from './handover.mjs'
import { ensureInstalled } from './install.mjs'
import { chooseNode, hashesPasswords } from './node-version.mjs'
import { inRoot, root, SetupProblem, tell } from './places.mjs'

/** What each verb runs once it is built. */
const programs = { start: 'main', s4r: 'cli', bench: 'bench', drills: 'drills' }

const [verb = '', ...rest] = process.argv.slice(2)

try {
  await run()
} catch (error) {
  if (!(error instanceof SetupProblem)) throw error
  tell(error.message)
  process.exit(1)
}

async function run() {
  // Paths such as ./data mean the checkout's, wherever the command was given.
  process.chdir(root)
  if (verb !== 'test' && !Object.hasOwn(programs, verb)) {
    throw new SetupProblem(
      'Say what to run: npm start, npm test, npm run s4r, npm run bench or npm run drills.',
    )
  }
  const handedOver = process.env.S4R_UNDER_NODE === process.execPath
  if (!handedOver) {
    watchNpm(() => process.kill(process.pid, 'SIGTERM'))
    await ensureInstalled()
    const node = chooseNode({
      platform: process.platform,
      arch: process.arch,
      version: process.version,
      execPath: process.execPath,
      hashesPasswords: hashesPasswords(),
    })
    if (node !== process.execPath) {
      process.env.S4R_UNDER_NODE = node
      await goOnUnder(node, [fileURLToPath(import.meta.url), verb, ...rest])
    }
  }
  endWithParent()
  // Not imported above: they need the packages.
  const { ensureBuilt } = await import('./build.mjs')
  await ensureBuilt()
  if (verb === 'test') {
    const { runTests } = await import('./test.mjs')
    process.exitCode = await runTests(rest)
    return
  }
  await runProgram(programs[/** @type {keyof typeof programs} */ (verb)])
}

/** In this process: one less to start, to signal and to lose. @param {string} name */
async function runProgram(name) {
  const file = inRoot('app', 'build', 'server', `${name}.js`)
  if (!existsSync(file))
    throw new SetupProblem(`${file} was not built: its source is missing from this checkout.`)
  process.setSourceMapsEnabled(true)
  process.argv = [process.execPath, file, ...rest]
  await import(pathToFileURL(file).href)
}
