import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { z } from 'zod'

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

/** Prints data with one Typst template, whose only input is `sheet`: JSON, so that no words can act as markup. */
export type Press = (data: unknown) => Uint8Array

/**
 * PDF for everybody's eyes and ears: PDF/UA-1, tagged and titled. A letter that no font has would break that promise, so
 * such a sheet is made without it rather than not at all.
 */
const pressWith =
  (compiler: Compiler, template: string): Press =>
  (data) => {
    const document = { mainFileContent: template, inputs: { sheet: JSON.stringify(data) } }
    try {
      return compiler.pdf(document, { pdfStandard: 'ua-1' })
    } catch {
      return compiler.pdf(document, { pdfStandard: '1.7' })
    } finally {
      // Without this the compiler keeps what it set: a person's words must not stay in memory after the answer.
      compiler.evictCache(0)
    }
  }

const presses = new Map<string, Press | undefined>()

/** Undefined where no PDF can be made: an optional package, and printing from the browser gives the same page. */
export const pressFor = (templatePath: string, name = packageName): Press | undefined => {
  const known = `${name} ${templatePath}`
  if (!presses.has(known)) presses.set(known, openPress(templatePath, name))
  return presses.get(known)
}

const openPress = (templatePath: string, name: string): Press | undefined => {
  try {
    const loaded = binding.safeParse(createRequire(import.meta.url)(name))
    if (!loaded.success) return undefined
    const compiler = loaded.data.NodeCompiler.create({ workspace: dirname(templatePath) })
    return pressWith(compiler, readFileSync(templatePath, 'utf8'))
  } catch {
    return undefined
  }
}
