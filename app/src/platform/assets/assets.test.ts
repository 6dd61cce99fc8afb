import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { assetUrl, setManifest } from './index.ts'

const directory = mkdtempSync(join(tmpdir(), 'assets-'))
const path = join(directory, 'manifest.json')

afterAll(() => {
  setManifest('app/build/public/manifest.json')
  rmSync(directory, { recursive: true })
})

describe('the address of an asset', () => {
  it('is its plain name when nothing has been built', () => {
    setManifest(join(directory, 'absent.json'))
    expect(assetUrl('app.css')).toBe('/assets/app.css')
  })

  it('is the hashed name of the build, and the plain name of a file the build does not know', () => {
    writeFileSync(path, JSON.stringify({ 'app.css': 'app-1a2b.css' }))
    setManifest(path)
    expect(assetUrl('app.css')).toBe('/assets/app-1a2b.css')
    expect(assetUrl('favicon.svg')).toBe('/assets/favicon.svg')
  })

  it('is read once: a build under a running server does not mix two builds in one page', () => {
    writeFileSync(path, JSON.stringify({ 'app.css': 'app-ffff.css' }))
    expect(assetUrl('app.css')).toBe('/assets/app-1a2b.css')
  })

  it('is not guessed from a broken build', () => {
    writeFileSync(path, '{ "app.css": ')
    setManifest(path)
    expect(() => assetUrl('app.css')).toThrow()
  })
})
