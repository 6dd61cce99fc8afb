import { fileURLToPath } from 'node:url'
import { createCanvas } from '@napi-rs/canvas'
import {
  getDocument,
  PasswordException,
  type PDFDocumentProxy,
  type PDFPageProxy,
} from 'pdfjs-dist/legacy/build/pdf.mjs'
import { limits } from '../limits.ts'
import type { Page } from './picture.ts'
import { Refusal } from './refusal.ts'

const part = (name: string): string =>
  fileURLToPath(new URL(`../../${name}/`, import.meta.resolve('pdfjs-dist/legacy/build/pdf.mjs')))

const open = async (bytes: Buffer): Promise<PDFDocumentProxy> => {
  try {
    return await getDocument({
      data: new Uint8Array(bytes),
      cMapUrl: part('cmaps'),
      standardFontDataUrl: part('standard_fonts'),
      wasmUrl: part('wasm'),
      iccUrl: part('iccs'),
      disableFontFace: true,
      useSystemFonts: false,
      enableXfa: false,
      maxImageSize: limits.pixels,
      verbosity: 0,
    }).promise
  } catch (error) {
    if (error instanceof PasswordException) throw new Refusal('pdf-locked')
    throw error
  }
}

type Drawing = Parameters<PDFPageProxy['render']>[0]

const drawPage = async (document: PDFDocumentProxy, number: number): Promise<Page> => {
  const page = await document.getPage(number)
  if (((await page.getJSActions()) ?? null) !== null) throw new Refusal('carries-script')
  const natural = page.getViewport({ scale: 1 })
  const longer = Math.max(natural.width, natural.height)
  if (!(longer > 0)) throw new Refusal('unreadable')
  // A page is never drawn larger than a good scan of it would be.
  const viewport = page.getViewport({ scale: Math.min(limits.side / longer, 3) })
  const width = Math.max(1, Math.round(viewport.width))
  const height = Math.max(1, Math.round(viewport.height))
  const canvas = createCanvas(width, height)
  await page.render({
    // The drawing surface of Node stands in for a browser's: it draws the same.
    canvas: canvas as unknown as Drawing['canvas'] & object,
    canvasContext: canvas.getContext('2d') as unknown as Drawing['canvasContext'] & object,
    viewport,
    background: 'white',
  }).promise
  page.cleanup()
  return { bytes: await canvas.encode('webp', 80), width, height }
}

/** Each page as a picture: what a document does besides being looked at is lost on the way. */
export const readDocument = async (bytes: Buffer): Promise<readonly Page[]> => {
  const document = await open(bytes)
  if (document.numPages > limits.pages) throw new Refusal('too-many-pages', document.numPages)
  if (((await document.getJSActions()) ?? null) !== null) throw new Refusal('carries-script')
  const pages: Page[] = []
  for (let number = 1; number <= document.numPages; number += 1) pages.push(await drawPage(document, number))
  return pages
}
