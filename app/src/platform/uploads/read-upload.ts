import { z } from 'zod'
import { findUp } from '../db/index.ts'
import { ok, type Result, refuse } from '../result/index.ts'
import { type Bounds, runApart } from './apart.ts'
import { limits, refusals } from './limits.ts'

declare const read: unique symbol
/** A page drawn anew by the parser, as WebP. Only `readUpload` makes one, so what a stranger sent is never kept as it came. */
export type ReadPage = {
  readonly bytes: Buffer
  readonly width: number
  readonly height: number
  readonly [read]: true
}

const said = z.union([
  z.object({
    pages: z
      .array(z.object({ length: z.int().positive(), width: z.int().positive(), height: z.int().positive() }))
      .min(1)
      .max(limits.pages),
  }),
  z.object({ refused: z.enum(refusals), found: z.number().optional() }),
])

const usual: Bounds = { milliseconds: 45_000, megabytes: 1400, answerBytes: 64 * 1024 * 1024 }

/** Two at a time, so that reading leaves the pages a processor; a queue that would outlast anybody's patience is refused. */
const places = 2
const longestQueue = 20
let busy = 0
const waiting: (() => void)[] = []

const inTurn = async <T>(act: () => Promise<T>): Promise<T | undefined> => {
  if (busy >= places) {
    if (waiting.length >= longestQueue) return undefined
    await new Promise<void>((resolve) => {
      waiting.push(resolve)
    })
  } else busy += 1
  try {
    return await act()
  } finally {
    const next = waiting.shift()
    if (next === undefined) busy -= 1
    else next()
  }
}

const pagesIn = (answer: Buffer): Result<readonly ReadPage[]> => {
  const lineEnd = answer.indexOf('\n')
  const line = said.safeParse(lineEnd < 0 ? undefined : JSON.parse(answer.subarray(0, lineEnd).toString()))
  if (!line.success) return refuse('unreadable')
  if ('refused' in line.data) {
    const { refused, found } = line.data
    return refuse(refused, found === undefined ? {} : { values: { found } })
  }
  let at = lineEnd + 1
  const pages = line.data.pages.map(({ length, width, height }) => {
    const bytes = answer.subarray(at, at + length)
    at += length
    // The brand exists for the compiler alone: this is the one place that gives it.
    return { bytes, width, height } as ReadPage
  })
  return at === answer.length ? ok(pages) : refuse('unreadable')
}

/** Takes what somebody sent and gives its pages as pictures drawn anew, or the reason why not. */
export const readUpload = async (
  bytes: Uint8Array,
  bounds: Partial<Bounds> = {},
): Promise<Result<readonly ReadPage[]>> => {
  if (bytes.length > limits.bytes) return refuse('too-large')
  if (bytes.length === 0) return refuse('type-unknown')
  const program = findUp('app/src/platform/uploads/program/main.ts')
  const ran = await inTurn(() => runApart(program, bytes, { ...usual, ...bounds }))
  if (ran === undefined) return refuse('busy')
  return ran.kind === 'ended' ? refuse('too-heavy') : pagesIn(ran.bytes)
}
