import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'

type Manifest = Readonly<Record<string, string>>

let manifestPath = resolve('app/build/public/manifest.json')
let manifest: Manifest | undefined

/** Where the build lies, told once by the composition root; the default fits a start from the checkout. */
export const setManifest = (path: string): void => {
  manifestPath = path
  manifest = undefined
}

/** The address of a built file: its hashed name, which may be cached for ever, or the plain one before any build. */
export const assetUrl = (name: string): string => {
  manifest ??= readManifest()
  return `/assets/${manifest[name] ?? name}`
}

const readManifest = (): Manifest => {
  try {
    return JSON.parse(readFileSync(manifestPath, 'utf8')) as Manifest
  } catch (error) {
    // Tests and the first moments of development run before a build; anything else is worth a crash.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {}
    throw error
  }
}
