import { readFile, writeFile } from 'node:fs/promises'
import { expect } from 'vitest'
import { findUp } from '../src/platform/db/index.ts'

/**
 * A generated file is committed and proven fresh. `UPDATE_GENERATED=1 npm test -- db` writes it anew; then read the
 * difference, for it is what a reviewer reads.
 */
export const expectFresh = async (path: string, text: string): Promise<void> => {
  const root = findUp('architecture.cjs').replace(/architecture\.cjs$/, '')
  if (process.env.UPDATE_GENERATED === '1') await writeFile(`${root}${path}`, text)
  const committed = await readFile(`${root}${path}`, 'utf8').catch(() => '')
  expect(
    committed === text,
    `${path} is stale: run UPDATE_GENERATED=1 npm test -- db, and read the difference`,
  ).toBe(true)
}
