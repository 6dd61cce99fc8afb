import { existsSync } from 'node:fs'
import { tool } from './command.mjs'
import { aptInstall, mayInstall } from './debian.mjs'

const usual = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/**
 * The browser for the tests: the one named, one that is there, else one that we install.
 *
 * @returns {Promise<string | undefined>}
 */
export async function findChromium() {
  const named = process.env.CHROMIUM_PATH ?? ''
  if (named !== '') return existsSync(named) ? named : undefined
  return (await present()) ?? (await install())
}

async function present() {
  return usual.find((path) => existsSync(path)) ?? (await playwrights())
}

/** What Playwright would start: its own download, whether that has happened or not. */
async function playwrights() {
  const { chromium } = await import('playwright-core')
  const path = chromium.executablePath()
  return existsSync(path) ? path : undefined
}

async function install() {
  if (mayInstall() && (await aptInstall('chromium'))) return await present()
  await tool('playwright-core/cli.js', ['install', 'chromium'])
  return await present()
}

export const howToGetChromium =
  'The browser tests need Chromium: install it (on Debian: apt install chromium), or set CHROMIUM_PATH to the program.'
