import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { z } from 'zod'
import { findUp } from '../../platform/db/index.ts'
import type { PdfData } from './pdf-data.ts'

type Compiler = {
  readonly pdf: (
    document: { readonly mainFileContent: string; readonly inputs: Readonly<Record<string, string>> },
    options: { readonly pdfStandard: string },
  ) => Uint8Array
  readonly evictCache: (maxAge: number) => void
}

// The package of this platform, without the wrapper around all platforms: that one does not install from a lockfile.
const packageName = '@myriaddreamin/typst-ts-node-compiler-linux-x64-gnu'

const binding = z.object({
  NodeCompiler: z.custom<{ create: (args: { workspace: string }) => Compiler }>(
    (value) => typeof value === 'function' && 'create' in value,
  ),
})

type Press = { readonly compiler: Compiler; readonly template: string }

const openPress = (name: string): Press | undefined => {
  const path = findUp('app/src/health/doctor-sheet/doctor-sheet.typ')
  try {
    const loaded = binding.safeParse(createRequire(import.meta.url)(name))
    if (!loaded.success) return undefined
    const compiler = loaded.data.NodeCompiler.create({ workspace: path.replace(/\/[^/]*$/, '') })
    return { compiler, template: readFileSync(path, 'utf8') }
  } catch {
    // An optional package: on other machines it is not there, and printing from the browser gives the same page.
    return undefined
  }
}

const presses = new Map<string, Press | undefined>()
const pressOf = (name: string): Press | undefined => {
  if (!presses.has(name)) presses.set(name, openPress(name))
  return presses.get(name)
}

export const canMakePdf = (name = packageName): boolean => pressOf(name) !== undefined

/**
 * The sheet as a PDF for everybody's eyes and ears: PDF/UA-1, tagged and titled. A letter that no font has would break
 * that promise, so such a sheet is made without it rather than not at all. Undefined where no PDF can be made.
 */
export const makePdf = (data: PdfData, name = packageName): Uint8Array | undefined => {
  const press = pressOf(name)
  if (press === undefined) return undefined
  const document = { mainFileContent: press.template, inputs: { sheet: JSON.stringify(data) } }
  try {
    return press.compiler.pdf(document, { pdfStandard: 'ua-1' })
  } catch {
    return press.compiler.pdf(document, { pdfStandard: '1.7' })
  } finally {
    // Without this the compiler keeps what it set: a person's words must not stay in memory after the answer.
    press.compiler.evictCache(0)
  }
}
