import { deflateSync } from 'node:zlib'
import sharp from 'sharp'

/** What people send, and what an attacker would: made here, so that no strange file lies in the sources. */

export const aPicture = (
  wish: { readonly width?: number; readonly height?: number; readonly as?: 'jpeg' | 'png' | 'webp' } = {},
): Promise<Buffer> => {
  const { width = 300, height = 200, as = 'jpeg' } = wish
  return sharp({ create: { width, height, channels: 3, background: { r: 230, g: 225, b: 210 } } })
    .toFormat(as)
    .toBuffer()
}

/** As a telephone writes it: where it was taken, when and with what. */
export const aPhotograph = (): Promise<Buffer> =>
  sharp({ create: { width: 400, height: 300, channels: 3, background: 'white' } })
    .jpeg()
    .withExif({
      IFD0: { Make: 'Telephone', Software: 'secret-camera' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '41/1 23/1 3/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '2/1 10/1 0/1',
      },
    })
    .withMetadata({ orientation: 6 })
    .toBuffer()

/** 64 × 48 red pixels as Apple's telephones write them. */
export const aHeic = (): Buffer =>
  Buffer.from(
    'AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAa1tZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAAAA5waXRtAAAAAAACAAAAEGlkYXQAAAAAAEAAMAAAADhpbG9jAQAAAERAAAIAAQAAAAAAAAHRAAEAAAAAAAAAGAACAAEAAAAAAAAAAQAAAAAAAAAIAAAAOGlpbmYAAAAAAAIAAAAVaW5mZQIAAAEAAQAAaHZjMQAAAAAVaW5mZQIAAAAAAgAAZ3JpZAAAAADYaXBycAAAALZpcGNvAAAAdmh2Y0MBA3AAAAAAAAAAAAAe8AD8/fj4AAAPAyAAAQAYQAEMAf//A3AAAAMAkAAAAwAAAwAeugJAIQABACpCAQEDcAAAAwCQAAADAAADAB6gIIEFlurkprm4EBAwIAAAAwAgAAADACEiAAEABkQBwXPAiQAAABRpc3BlAAAAAAAAAEAAAABAAAAAFGlzcGUAAAAAAAAAQAAAADAAAAAQcGl4aQAAAAADCAgIAAAAGmlwbWEAAAAAAAAAAgABAoECAAICA4QAAAAaaXJlZgAAAAAAAAAOZGltZwACAAEAAQAAACBtZGF0AAAAFCgBrwQY+Mpx1//w2R+QgLgBkhHn',
    'base64',
  )

type WishedPdf = {
  readonly pages?: number
  readonly script?: boolean
  readonly locked?: boolean
  /** The stream of each page; by default a line of words. */
  readonly content?: Buffer
  readonly packed?: boolean
}

export const aPdf = (wish: WishedPdf = {}): Buffer => {
  const { pages = 1, script = false, locked = false, packed = false } = wish
  const content = wish.content ?? Buffer.from('BT /F 24 Tf 72 700 Td (Clinical report) Tj ET')
  const numbers = Array.from({ length: pages }, (_, at) => 10 + at)
  const objects: (string | Buffer)[] = [
    `1 0 obj<</Type/Catalog/Pages 2 0 R${script ? '/OpenAction<</S/JavaScript/JS(app.alert(1))>>' : ''}>>endobj\n`,
    `2 0 obj<</Type/Pages/Kids[${numbers.map((one) => `${one} 0 R`).join(' ')}]/Count ${pages}>>endobj\n`,
    '4 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n',
    `5 0 obj<</Length ${content.length}${packed ? '/Filter/FlateDecode' : ''}>>stream\n`,
    content,
    '\nendstream endobj\n',
    ...numbers.map(
      (one) =>
        `${one} 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 4 0 R>>>>/Contents 5 0 R>>endobj\n`,
    ),
    locked
      ? `6 0 obj<</Filter/Standard/V 1/R 2/O<${'41'.repeat(32)}>/U<${'42'.repeat(32)}>/P -4>>endobj\n`
      : '',
    `trailer<</Root 1 0 R${locked ? `/Encrypt 6 0 R/ID[<${'43'.repeat(16)}><${'43'.repeat(16)}>]` : ''}>>\n%%EOF`,
  ]
  return Buffer.concat([Buffer.from('%PDF-1.4\n'), ...objects.map((one) => Buffer.from(one))])
}

const chunk = (type: string, data: Buffer): Buffer => {
  const crcTable = Array.from({ length: 256 }, (_, n) => {
    let c = n
    for (let k = 0; k < 8; k += 1) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1
    return c >>> 0
  })
  const named = Buffer.concat([Buffer.from(type), data])
  let crc = 0xffffffff
  for (const byte of named) crc = (crcTable[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8)
  const out = Buffer.alloc(8)
  out.writeUInt32BE(data.length, 0)
  out.writeUInt32BE((crc ^ 0xffffffff) >>> 0, 4)
  return Buffer.concat([out.subarray(0, 4), named, out.subarray(4)])
}

/** A picture of a few hundred bytes that claims to be 50,000 pixels on each side. */
export const aPixelBomb = (): Buffer => {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(50_000, 0)
  header.writeUInt32BE(50_000, 4)
  header.set([8, 2, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(1000))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** An empty archive, as it hangs at the end of a file that is something else as well. */
export const anArchiveTail = (): Buffer =>
  Buffer.concat([Buffer.from('PK\u0005\u0006', 'latin1'), Buffer.alloc(18)])

export const anSvg = (): Buffer =>
  Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')

/** Inflates to gigabytes of drawing orders. */
export const aStreamBomb = (): Buffer =>
  aPdf({ content: deflateSync(Buffer.alloc(120_000_000, '0 0 m 9 9 l S ')), packed: true })
