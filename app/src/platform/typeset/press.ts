import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { z } from 'zod'
import { findUp } from '../db/index.ts'

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

type Binding = z.output<typeof binding>

const load = (name: string): Binding | undefined => {
  try {
    const loaded = binding.safeParse(createRequire(import.meta.url)(name))
    return loaded.success ? loaded.data : undefined
  } catch {
    // An optional package: on other machines it is not there, and printing from the browser gives the same page.
    return undefined
  }
}

const bindings = new Map<string, Binding | undefined>()
const bindingOf = (name: string): Binding | undefined => {
  if (!bindings.has(name)) bindings.set(name, load(name))
  return bindings.get(name)
}

export const canTypeset = (name = packageName): boolean => bindingOf(name) !== undefined

type Press = { readonly compiler: Compiler; readonly content: string }
const presses = new Map<string, Press>()
const pressFor = (template: string, { NodeCompiler }: Binding): Press => {
  const known = presses.get(template)
  if (known !== undefined) return known
  const path = findUp(template)
  const fresh = {
    compiler: NodeCompiler.create({ workspace: dirname(path) }),
    content: readFileSync(path, 'utf8'),
  }
  presses.set(template, fresh)
  return fresh
}

/**
 * Data on a template as a PDF for everybody's eyes and ears: PDF/UA-1, tagged and titled. A letter that no font has would
 * break that promise, so such a sheet is made without it rather than not at all. Undefined where no PDF can be made.
 */
export const typeset = (
  template: string,
  inputs: Readonly<Record<string, string>>,
  name = packageName,
): Uint8Array | undefined => {
  const found = bindingOf(name)
  if (found === undefined) return undefined
  const press = pressFor(template, found)
  const document = { mainFileContent: press.content, inputs }
  try {
    return press.compiler.pdf(document, { pdfStandard: 'ua-1' })
  } catch {
    return press.compiler.pdf(document, { pdfStandard: '1.7' })
  } finally {
    // Without this the compiler keeps what it set: a person's words must not stay in memory after the answer.
    press.compiler.evictCache(0)
  }
}
