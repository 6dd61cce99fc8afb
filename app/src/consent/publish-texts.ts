import { nobody } from '../platform/db/index.ts'
import type { Services } from '../platform/services.ts'
import { publishTextRows } from './consent.sql.ts'
import { type ConsentText, loadTexts } from './consent-text.ts'

/**
 * Run at each start: decisions refer to the very words that were shown. A text whose words changed under the same
 * version stops the start, for people agreed to the other words.
 */
export const publishTexts = async (
  services: Pick<Services, 'database' | 'clock'>,
  texts: readonly ConsentText[] = loadTexts(),
): Promise<void> => {
  const held = await services.database.begin('health', nobody, (health) =>
    publishTextRows(health, texts, services.clock.now()),
  )
  for (const text of texts) {
    const name = `${text.purpose}.v${text.version}.${text.locale}`
    if (held.get(name) !== text.sha256)
      throw new Error(
        `The consent text ${name}.md was changed after it was published. People agreed to the earlier words: put them back, and write the new ones as version ${text.version + 1}.`,
      )
  }
}
