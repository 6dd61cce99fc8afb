import { randomBytes } from 'node:crypto'
import sharp from 'sharp'
import { describe, expect, it, vi } from 'vitest'
import type { Result } from '../result/index.ts'
import { type ReadPage, readUpload, uploadLimits } from './index.ts'
import {
  aHeic,
  anArchiveTail,
  anSvg,
  aPdf,
  aPhotograph,
  aPicture,
  aPixelBomb,
  aStreamBomb,
} from './uploads.factory.ts'

const refusalOf = (outcome: Result<unknown>): string => (outcome.ok ? 'taken' : outcome.problem.code)
const pagesOf = (outcome: Result<readonly ReadPage[]>): readonly ReadPage[] => {
  if (!outcome.ok) throw new Error(`refused: ${outcome.problem.code}`)
  return outcome.value
}

// Each file is read in a process of its own, which takes its time to start where others use the machine, too.
vi.setConfig({ testTimeout: 60_000 })

describe('a file somebody sent', () => {
  it.each(['jpeg', 'png', 'webp'] as const)('as %s becomes one page, drawn anew', async (as) => {
    const [page] = pagesOf(await readUpload(await aPicture({ as })))
    expect(await sharp(page?.bytes).metadata()).toMatchObject({ format: 'webp', width: 300, height: 200 })
  })

  it('loses where and when it was taken, and stands upright', async () => {
    const sent = await aPhotograph()
    expect(sent.includes('secret-camera')).toBe(true)
    const [page] = pagesOf(await readUpload(sent))
    const kept = await sharp(page?.bytes).metadata()
    expect([kept.exif, kept.xmp, kept.iptc, kept.icc]).toEqual([undefined, undefined, undefined, undefined])
    expect(page?.bytes.includes('secret-camera')).toBe(false)
    expect([page?.width, page?.height]).toEqual([300, 400])
  })

  it('from an Apple telephone becomes one page', async () => {
    const [page] = pagesOf(await readUpload(aHeic()))
    const { dominant } = await sharp(page?.bytes).stats()
    expect([page?.width, page?.height]).toEqual([64, 48])
    expect(dominant.r).toBeGreaterThan(dominant.b + 80)
  })

  it('as PDF becomes a page for each of its pages, with what is written there', async () => {
    const pages = pagesOf(await readUpload(aPdf({ pages: 3 })))
    expect(pages).toHaveLength(3)
    const { channels } = await sharp(pages[0]?.bytes).stats()
    expect(channels[0]?.min).toBeLessThan(60)
    expect(channels[0]?.max).toBe(255)
  })

  it('larger than small print needs is made smaller', async () => {
    const [page] = pagesOf(await readUpload(await aPicture({ width: 5000, height: 3000 })))
    expect([page?.width, page?.height]).toEqual([uploadLimits.side, 1440])
  })
})

describe('the hostile corpus', () => {
  const concat = async (tail: Buffer): Promise<Buffer> => Buffer.concat([await aPicture(), tail])
  it.each<[string, string, () => Buffer | Promise<Buffer>]>([
    ['nothing at all', 'type-unknown', () => Buffer.alloc(0)],
    ['more than 15 MB', 'too-large', () => Buffer.alloc(uploadLimits.bytes + 1, 0xff)],
    ['noise', 'type-unknown', () => Buffer.from(randomBytes(4000).map((byte) => byte | 1))],
    ['a drawing with a script', 'type-unknown', anSvg],
    ['a web page', 'type-unknown', () => Buffer.from('<!doctype html><script>alert(1)</script>')],
    [
      'a program',
      'type-unknown',
      () => Buffer.concat([Buffer.from('\u007fELF', 'latin1'), Buffer.alloc(300)]),
    ],
    ['a picture cut short', 'unreadable', async () => (await aPicture({ as: 'png' })).subarray(0, 200)],
    ['a PDF cut short', 'unreadable', () => aPdf().subarray(0, 60)],
    ['a picture that claims 2.5 thousand million pixels', 'picture-too-large', aPixelBomb],
    ['a PDF behind a password', 'pdf-locked', () => aPdf({ locked: true })],
    ['a PDF that carries a program', 'carries-script', () => aPdf({ script: true })],
    ['a scan of 40 pages', 'too-many-pages', () => aPdf({ pages: 40 })],
    ['a picture that is an archive as well', 'two-kinds', () => concat(anArchiveTail())],
    [
      'a picture that is a web page as well',
      'two-kinds',
      () => concat(Buffer.from('<script>alert(1)</script>')),
    ],
    ['a PDF that is an archive as well', 'two-kinds', () => Buffer.concat([aPdf(), anArchiveTail()])],
  ])('%s is refused as %s', async (_, code, make) => {
    expect(refusalOf(await readUpload(await make()))).toBe(code)
  })

  it('says how many pages were too many', async () => {
    expect(await readUpload(aPdf({ pages: 40 }))).toMatchObject({ problem: { values: { found: 40 } } })
  })

  it('a bomb is ended within its time and memory, and the next file is read', async () => {
    const outcome = await readUpload(aStreamBomb(), { milliseconds: 1500, megabytes: 500 })
    expect(['too-heavy', 'unreadable']).toContain(refusalOf(outcome))
    expect(refusalOf(await readUpload(await aPicture()))).toBe('taken')
  }, 20_000)
})
