import decodeHeic from 'heic-decode'
import sharp from 'sharp'
import { type Page, redraw, refuseTooManyPixels } from './picture.ts'
import { Refusal } from './refusal.ts'

/** Apple's pictures: sharp has no decoder for them. */
export const readHeic = async (bytes: Buffer): Promise<Page> => {
  const [first] = await decodeHeic.all({ buffer: bytes })
  if (first === undefined) throw new Refusal('unreadable')
  refuseTooManyPixels(first.width, first.height)
  const { width, height, data } = await first.decode()
  return redraw(sharp(Buffer.from(data), { raw: { width, height, channels: 4 } }))
}
