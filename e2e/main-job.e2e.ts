import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { useBrowser } from './browser.ts'
import { agree, confirmEmail, type Joining, sayAboutChild, sayAboutYou, saySymptom } from './joining.ts'
import { type MailServer, startMailServer } from './mailbox.ts'
import { aMother } from './mother.ts'
import { aDataDir, type Platform, removeDataDir, runCommand, startPlatform } from './platform.ts'
import { chooseHeldBack, readCases, readLayWords } from './real-cases.ts'

const vocabularies = process.env.VOCABULARIES_DIR ?? ''
const casesFile = process.env.CASES_FILE ?? ''
const browser = useBrowser()

const run = async (dataDir: string, args: readonly string[]): Promise<string> => {
  const { code, said } = await runCommand(dataDir, args)
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}:\n${said}`)
  return said
}

const ontologyFile = (): string => {
  const names = readdirSync(vocabularies).filter((name) => /^hp.*\.json\.gz$/.test(name))
  return join(vocabularies, names.sort().at(-1) ?? '')
}

describe.skipIf(vocabularies === '' || casesFile === '')(
  'on the full vocabularies and the published cases',
  () => {
    const dataDir = aDataDir()
    let mails: MailServer
    let platform: Platform
    let importing: readonly string[] = []
    beforeAll(async () => {
      mails = await startMailServer()
      platform = await startPlatform({ dataDir, env: { DEMO: '0', SMTP_URL: mails.url } })
    })
    afterAll(async () => {
      await platform?.stop()
      await mails?.stop()
      removeDataDir(dataDir)
    })

    it('a mother who says six symptoms of her child in her own words finds the same diagnosis among the first three published cases', async () => {
      const cases = readCases(casesFile)
      const { held, said } = chooseHeldBack(cases, readLayWords(ontologyFile()))
      expect(said.length).toBe(6)
      // Its paper's other patients go too: relatives would be found by what their doctor wrote, not by what they share.
      const heldBack = cases.filter(({ pmid }) => pmid === held.pmid).map(({ id }) => id)
      const same = new Set(
        cases
          .filter(({ disease, id }) => disease === held.disease && !heldBack.includes(id))
          .map(({ id }) => id),
      )
      expect(same.size).toBeGreaterThan(0)
      await run(dataDir, ['vocabulary', 'install', '--from', vocabularies])
      importing = ['cases', 'import', casesFile, ...heldBack.flatMap((id) => ['--except', id])]
      const imported = await run(dataDir, importing)
      expect(imported).toContain(`${heldBack.length} held back`)

      const origin = platform.url
      const window = await browser.open({ origin })
      const { page } = window
      const mother = aMother('mama')
      const joining: Joining = { page, origin, locale: 'en', mailbox: mails, mother }
      await page.goto(`${origin}/en/register/about`)
      await sayAboutYou(joining)
      await confirmEmail(joining)
      const personId = await sayAboutChild(joining)
      for (const { term, words } of said) await saySymptom(page, words, term)
      await agree(joining, personId)
      await page.goto(`${origin}/en/persons/${personId}/like-me`)
      const links = await page
        .locator('article.match--case h3 a')
        .evaluateAll((found) => found.map((link) => link.getAttribute('href') ?? ''))
      const first = links.slice(0, 3).map((href) => decodeURIComponent(href.replace(/^.*\/cases\//, '')))
      expect(
        first.some((id) => same.has(id)),
        first.join(', '),
      ).toBe(true)
      expect(window.complaints).toEqual([])
      await window.close()
    }, 300_000)

    it('importing the same published cases again changes nothing', async () => {
      expect(await run(dataDir, importing)).toMatch(/Nothing changed/)
    })
  },
)
