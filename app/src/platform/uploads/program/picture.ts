import sharp, { type Sharp } from 'sharp'
import { limits } from '../limits.ts'
import { Refusal } from './refusal.ts'

export type Page = { readonly bytes: Buffer; readonly width: number; readonly height: number }

/**
 * Drawn anew from its pixels: what a camera wrote beside them (place, time, serial number), and whatever hid behind
 * them, is not copied.
 */
export const redraw = async (picture: Sharp): Promise<Page> => {
  const { data, info } = await picture
    .autoOrient()
    .resize({ width: limits.side, height: limits.side, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: 'white' })
    .toColourspace('srgb')
    .webp({ quality: 80 })
    .toBuffer({ resolveWithObject: true })
  return { bytes: data, width: info.width, height: info.height }
}

export const refuseTooManyPixels = (width: number, height: number): void => {
  if (width * height > limits.pixels) throw new Refusal('picture-too-large')
}

/** The first frame of what moves. */
export const readPicture = async (bytes: Buffer): Promise<Page> => {
  const picture = sharp(bytes, { limitInputPixels: false, failOn: 'truncated', pages: 1 })
  const { width, height } = await picture.metadata()
  refuseTooManyPixels(width, height)
  return redraw(picture)
}
