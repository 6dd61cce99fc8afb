import { createCanvas } from '@napi-rs/canvas'
import type { FictionalPage } from '../../src/trust/index.ts'

/** An invented sheet, so that a validator in the demo has something to look at. Nobody real is named on it. */
export const demoPage = async (lines: readonly string[], dark = false): Promise<FictionalPage> => {
  const [width, height] = [900, 1270]
  const canvas = createCanvas(width, height)
  const pen = canvas.getContext('2d')
  pen.fillStyle = dark ? '#3b3a36' : '#fdfcf8'
  pen.fillRect(0, 0, width, height)
  pen.fillStyle = dark ? '#4a4843' : '#0b5a60'
  pen.fillRect(60, 60, width - 120, 14)
  pen.fillStyle = dark ? '#55534d' : '#1e2a2e'
  for (const [at, line] of lines.entries()) {
    pen.font = at === 0 ? '40px sans-serif' : '26px sans-serif'
    pen.fillText(line, 70, 150 + at * 62)
  }
  pen.strokeStyle = dark ? '#4a4843' : '#b9b2a4'
  for (let y = 190 + lines.length * 62; y < height - 160; y += 44) {
    pen.beginPath()
    pen.moveTo(70, y)
    pen.lineTo(width - 90 - (y % 5) * 60, y)
    pen.stroke()
  }
  return { bytes: await canvas.encode('webp', 80), width, height }
}
