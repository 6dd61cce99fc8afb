import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/**
 * A table that ships with the project. The code may run bundled from another folder, so the tables
 * are found from the folder of the running code upwards rather than beside it.
 */
export function shippedTable(name: string): string {
  return readFileSync(join(vocabularyFolder(), name), 'utf8')
}

function vocabularyFolder(): string {
  let folder = import.meta.dirname
  while (!existsSync(join(folder, 'app/src/vocabulary'))) {
    const parent = dirname(folder)
    if (parent === folder) {
      throw new Error(
        'The folder app/src/vocabulary with the starter vocabulary is missing from this installation.',
      )
    }
    folder = parent
  }
  return join(folder, 'app/src/vocabulary')
}
