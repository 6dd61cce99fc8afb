import type pg from 'pg'
import { publishTexts } from '../src/consent/index.ts'
import { publishAges } from '../src/people/index.ts'
import type { Services } from '../src/platform/services.ts'
import { installStarter } from '../src/vocabulary/index.ts'
import { buildDemoWorld } from './demo/build-demo.ts'
import { storedCodes } from './stored-codes.ts'

type Say = (sentence: string) => void

/** The vocabulary that ships with the platform; nothing to do where it, or a full release, is there already. */
export const seedVocabulary = async (owner: pg.ClientConfig, now: Date, say: Say): Promise<void> => {
  const installed = await installStarter({ owner, now, stored: storedCodes })
  if (installed !== undefined)
    say(`Loaded the starter vocabulary: ${installed.terms} symptoms, ${installed.diseases} diseases`)
}

/**
 * What the pages need to be there: the ages of each country, the texts people consent to and, in the embedded demo, its
 * fictional people.
 */
export const seedContent = async (services: Services, say: Say): Promise<void> => {
  await publishAges(services)
  await publishTexts(services)
  if (services.config.demo) await buildDemoWorld(services, say)
}
