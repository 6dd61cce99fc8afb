import { globSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { beforeAll, describe, expect, it } from 'vitest'

const here = dirname(fileURLToPath(import.meta.url))

type Example = { readonly from: string; readonly code: string }

/** What the examples of doc comments speak of without making it first, as somebody who reads them has it at hand. */
const atHand = `
import * as library from '@share4rare/matching'
declare global {
  const ontology: library.Ontology
  const ic: library.InformationContent
  const annotations: readonly library.DiseaseAnnotation[]
  const model: library.DiseaseModel
  const engine: library.Engine
}
`

const libraryNames = (program: ts.Program): readonly string[] =>
  publicFunctions(program, 'matching/src/index.ts').map(({ name }) => name)

const blocks = (text: string): readonly string[] =>
  [...text.matchAll(/^```ts\n(.*?)^```/gmsu)].map(([, code = '']) => code)

const readmeExamples = (): readonly Example[] =>
  globSync('*/README.md', { cwd: here }).flatMap((file) =>
    blocks(readFileSync(join(here, file), 'utf8')).map((code) => ({ from: file, code })),
  )

/** Comment stars are taken away; the rest stands as it is. */
const commentExamples = (file: string): readonly Example[] =>
  [...readFileSync(join(here, file), 'utf8').matchAll(/\/\*\*.*?\*\//gsu)].flatMap(([comment]) =>
    blocks(comment.replaceAll(/^ *\* ?/gmu, '')).map((code) => ({ from: file, code })),
  )

const options = (): ts.CompilerOptions => {
  const root = resolve(here, '..')
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile)
  return {
    ...ts.parseJsonConfigFileContent(config, ts.sys, root).options,
    noUnusedLocals: false,
    types: ['node'],
  }
}

/** A program of sources that lie nowhere but in memory, beside the packages they import. */
const programOf = (sources: ReadonlyMap<string, string>): ts.Program => {
  const host = ts.createCompilerHost(options())
  const { fileExists, readFile, getSourceFile } = host
  host.fileExists = (file) => sources.has(file) || fileExists(file)
  host.readFile = (file) => sources.get(file) ?? readFile(file)
  host.getSourceFile = (file, language, ...rest) => {
    const own = sources.get(file)
    return own === undefined
      ? getSourceFile(file, language, ...rest)
      : ts.createSourceFile(file, own, language)
  }
  return ts.createProgram([...sources.keys()], options(), host)
}

const problemsOf = (program: ts.Program, sources: ReadonlyMap<string, string>): readonly string[] =>
  ts
    .getPreEmitDiagnostics(program)
    .filter(({ file }) => file === undefined || sources.has(file.fileName))
    .map(({ file, messageText }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`)

type PublicFunction = { readonly name: string; readonly comment: string }

const publicFunctions = (program: ts.Program, entry: string): readonly PublicFunction[] => {
  const checker = program.getTypeChecker()
  const file = program.getSourceFile(join(here, entry))
  const symbol = file && checker.getSymbolAtLocation(file)
  if (symbol === undefined) throw new Error(`${entry} exports nothing`)
  return checker.getExportsOfModule(symbol).flatMap((exported) => {
    const origin =
      (exported.flags & ts.SymbolFlags.Alias) === 0 ? exported : checker.getAliasedSymbol(exported)
    if ((origin.flags & ts.SymbolFlags.Function) === 0) return []
    return { name: origin.name, comment: origin.declarations?.[0]?.getFullText() ?? '' }
  })
}

let functions: readonly PublicFunction[]
let problems: readonly string[]
let examples: readonly Example[]

beforeAll(() => {
  const entry = join(here, 'matching/src/index.ts')
  const library = programOf(new Map([[entry, readFileSync(entry, 'utf8')]]))
  functions = publicFunctions(library, 'matching/src/index.ts')
  const imports = `import { ${libraryNames(library).join(', ')} } from '@share4rare/matching'`
  const readmes = readmeExamples()
  const comments = globSync('matching/src/*.ts', { cwd: here }).flatMap(commentExamples)
  examples = [...readmes, ...comments]
  const sources = new Map<string, string>([
    [join(here, 'at-hand.example.ts'), atHand],
    ...readmes.map(({ from, code }, at) => [join(here, `${from}.${at}.example.ts`), code] as const),
    // In a block, so that an example may make anew what others have at hand.
    ...comments.map(
      ({ from, code }, at) =>
        [join(here, `${from}.${at}.example.ts`), `${imports}\n{\n${code}\n}\n`] as const,
    ),
  ])
  problems = problemsOf(programOf(sources), sources)
}, 120_000)

describe('the examples of our libraries', () => {
  it('compile as they stand, in every README and every doc comment', () => {
    expect(problems).toEqual([])
    expect(examples.map(({ from }) => from)).toEqual(
      expect.arrayContaining(['matching/README.md', 'formats/README.md', 'matching/src/api.ts']),
    )
  })

  it('are there for every function that packages/matching offers', () => {
    expect(functions.length).toBeGreaterThan(5)
    const bare = functions.filter(({ comment }) => !comment.includes('```ts'))
    expect(bare.map(({ name }) => name)).toEqual([])
  })
})
