import { buffer } from 'node:stream/consumers'
import { limits } from '../limits.ts'
import { type Kind, kindOf } from './kind.ts'
import type { Page } from './picture.ts'
import { Refusal } from './refusal.ts'

/**
 * A program of its own: bytes of a stranger come in at standard input, pictures of the pages go out at standard output,
 * after one line that says how many bytes each has. It has no key, no database, no network and writes no file.
 */
const readAs = async (kind: Kind, bytes: Buffer): Promise<readonly Page[]> => {
  // Each decoder is loaded only for what needs it: most of what is refused needs none.
  switch (kind) {
    case 'picture':
      return [await (await import('./picture.ts')).readPicture(bytes)]
    case 'heic':
      return [await (await import('./heic.ts')).readHeic(bytes)]
    case 'pdf':
      return (await import('./document.ts')).readDocument(bytes)
    default:
      return kind satisfies never
  }
}

const answer = (line: object, pages: readonly Page[] = []): void => {
  process.stdout.write(`${JSON.stringify(line)}\n`)
  for (const page of pages) process.stdout.write(page.bytes)
}

const read = async (): Promise<void> => {
  const bytes = await buffer(process.stdin)
  if (bytes.length > limits.bytes) throw new Refusal('too-large')
  const pages = await readAs(await kindOf(bytes), bytes)
  if (pages.length === 0) throw new Refusal('unreadable')
  answer({ pages: pages.map(({ bytes: { length }, width, height }) => ({ length, width, height })) }, pages)
}

try {
  await read()
} catch (error) {
  // Whatever a decoder stumbles over, the file is what is wrong with it.
  answer(error instanceof Refusal ? { refused: error.code, found: error.found } : { refused: 'unreadable' })
}
