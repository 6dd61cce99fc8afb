import { createCanvas, GlobalFonts, loadImage } from '@napi-rs/canvas'
import { findUp } from '../../platform/db/index.ts'

const family = 'Watermark'
let ready = false
const prepareFont = (): void => {
  if (ready) return
  const name = 'atkinson-hyperlegible-next-latin-wght-normal.woff2'
  GlobalFonts.registerFromPath(
    findUp(`node_modules/@fontsource-variable/atkinson-hyperlegible-next/files/${name}`),
    family,
  )
  ready = true
}

/**
 * Draws who looks and when across the page, into its pixels: a picture of the screen says whose screen it was. Only
 * pages our own parser drew come here.
 */
export const watermark = async (page: Buffer, mark: string): Promise<Buffer> => {
  prepareFont()
  const image = await loadImage(page)
  const canvas = createCanvas(image.width, image.height)
  const pen = canvas.getContext('2d')
  pen.drawImage(image, 0, 0)
  const size = Math.max(14, Math.round(Math.min(image.width, image.height) / 32))
  pen.font = `${size}px ${family}`
  // Dark on light and light on dark: readable on any paper, and in the way of none of it.
  pen.fillStyle = 'rgba(90, 20, 20, 0.24)'
  pen.strokeStyle = 'rgba(255, 255, 255, 0.24)'
  pen.lineWidth = Math.max(1, size / 14)
  const step = pen.measureText(mark).width + size * 4
  const reach = image.width + image.height
  pen.translate(image.width / 2, image.height / 2)
  pen.rotate(-Math.PI / 7)
  for (let y = -reach; y < reach; y += size * 7) {
    for (let x = -reach; x < reach; x += step) {
      pen.strokeText(mark, x, y)
      pen.fillText(mark, x, y)
    }
  }
  return canvas.encode('webp', 80)
}
