import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ensureBuilt as build } from './build.mjs'
import { hashInputs } from './inputs.mjs'
import { SetupProblem } from './places.mjs'

let checkout = ''
const ensureBuilt = (folder: string) => build(folder, () => undefined)

beforeEach(() => {
  checkout = mkdtempSync(join(tmpdir(), 's4r-build-'))
  write('package-lock.json', '{}')
  write(
    'app/main.ts',
    `import { page } from './src/page.tsx'\nimport { serve } from '@hono/node-server'\nserve(page)\n`,
  )
  write('app/src/page.tsx', `export const page = () => <p>our own words</p>\n`)
  write('app/src/ui/styles/app.css', `@import './base.css';\n.last { color: teal }\n`)
  write(
    'app/src/ui/styles/base.css',
    `@font-face { font-family: f; src: url('./face.woff2') }\n.base { color: red }\n`,
  )
  write('app/src/ui/styles/face.woff2', 'not really a face')
  write('app/src/health/symptom.css', '.symptom { color: coral }\n')
  write('app/src/health/picker.client.ts', `const words: string = 'picked'\ndocument.title = words\n`)
  write('app/src/ui/static/favicon.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>')
})
afterEach(() => rmSync(checkout, { recursive: true, force: true }))

describe('the build', () => {
  it('puts our source into the server program and leaves packages where they are', async () => {
    await ensureBuilt(checkout)
    const main = read('server/main.js')
    expect(main).toContain('our own words')
    expect(main).toMatch(/from "@hono\/node-server"/)
    expect(main).toMatch(/from "hono\/jsx\/jsx-runtime"/)
    expect(existsSync(join(checkout, 'app/build/server/main.js.map'))).toBe(true)
  })

  it('gives browsers one style sheet, each style once, the entry’s before the features’', async () => {
    await ensureBuilt(checkout)
    const styles = read(`public/${named('app.css')}`)
    expect(named('app.css')).toMatch(/^app-[A-Z0-9]{8}\.css$/)
    expect(styles.match(/\.base/g)).toHaveLength(1)
    expect(styles.indexOf('.last')).toBeLessThan(styles.indexOf('.symptom'))
    expect(styles).toContain(named('face.woff2'))
  })

  it('names scripts and fonts by their content, and keeps static files as they are', async () => {
    await ensureBuilt(checkout)
    expect(read(`public/${named('picker.js')}`)).not.toContain(': string')
    expect(named('favicon.svg')).toBe('favicon.svg')
    const before = named('picker.js')
    write('app/src/health/picker.client.ts', `document.title = 'changed'\n`)
    await ensureBuilt(checkout)
    expect(named('picker.js')).not.toBe(before)
    expect(readdirSync(join(checkout, 'app/build/public'))).not.toContain(before)
  })

  it('lays two compressed forms beside each text, saying the same', async () => {
    await ensureBuilt(checkout)
    for (const name of [named('app.css'), named('picker.js'), 'favicon.svg']) {
      const path = join(checkout, 'app/build/public', name)
      const plain = readFileSync(path)
      expect(gunzipSync(readFileSync(`${path}.gz`))).toEqual(plain)
      expect(brotliDecompressSync(readFileSync(`${path}.br`))).toEqual(plain)
    }
  })

  it('refuses two client modules of one name', async () => {
    write('app/src/people/picker.client.ts', '')
    await expect(ensureBuilt(checkout)).rejects.toThrow(/picker\.client\.ts/)
  })

  it('that fails leaves the last good one in place, and no rubbish', async () => {
    await ensureBuilt(checkout)
    write('app/src/ui/styles/base.css', `@import './not-there.css';`)
    await expect(ensureBuilt(checkout)).rejects.toThrow(SetupProblem)
    expect(read('server/main.js')).toContain('our own words')
    expect(readdirSync(join(checkout, 'app/build')).filter((name) => name.startsWith('.'))).toEqual([])
  })
})

describe('building again', () => {
  it('happens when a source, a style or the lockfile changed, and not otherwise', async () => {
    expect(await ensureBuilt(checkout)).toBe(true)
    expect(await ensureBuilt(checkout)).toBe(false)
    write('package-lock.json', '{ }')
    expect(await ensureBuilt(checkout)).toBe(true)
    write('app/src/new.ts', '')
    expect(await ensureBuilt(checkout)).toBe(true)
  })

  it('is not asked for by dates, tests or installed packages', () => {
    const before = hashInputs(checkout)
    utimesSync(join(checkout, 'app/main.ts'), 1000, 1000)
    write('app/src/page.test.tsx', '')
    write('app/node_modules/left/index.ts', '')
    expect(hashInputs(checkout)).toBe(before)
  })

  it('is asked for by a file that was renamed', () => {
    const before = hashInputs(checkout)
    rmSync(join(checkout, 'app/src/health/symptom.css'))
    write('app/src/health/symptoms.css', '.symptom { color: coral }\n')
    expect(hashInputs(checkout)).not.toBe(before)
  })
})

function named(plain: string): string {
  return JSON.parse(read('public/manifest.json'))[plain]
}

function read(name: string): string {
  return readFileSync(join(checkout, 'app/build', name), 'utf8')
}

function write(name: string, content: string): void {
  mkdirSync(dirname(join(checkout, name)), { recursive: true })
  writeFileSync(join(checkout, name), content)
}
