import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findUp } from '../platform/db/index.ts'

/** A table that ships with the project: found from wherever the code runs, bundled or not. */
export function shippedTable(name: string): string {
  return readFileSync(findUp(join('app/src/vocabulary', name)), 'utf8')
}
