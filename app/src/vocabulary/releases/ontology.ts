import { z } from 'zod'
import { termIdOf } from './codes.ts'
import { readText, type Source } from './lines.ts'
import { ReleaseError } from './release-error.ts'

export type NameKind = 'exact' | 'related' | 'broad' | 'narrow' | 'layperson' | 'abbreviation' | 'spelling'

export type Term = {
  readonly id: string
  readonly label: string
  readonly definition?: string
  readonly names: readonly { readonly kind: NameKind; readonly text: string }[]
  readonly parents: readonly string[]
}

export type OntologyRelease = {
  readonly version: string
  /** Current terms only. */
  readonly terms: readonly Term[]
  /** Alternative and obsolete ids with what stands for them now; no entry means nothing does. */
  readonly replacements: ReadonlyMap<string, string>
  /** Obsolete ids without a replacement. */
  readonly abandoned: readonly string[]
}

const value = z.object({ pred: z.string(), val: z.string() })
const synonym = z.object({ pred: z.string(), val: z.string(), synonymType: z.string().optional() })
const node = z.object({
  id: z.string(),
  lbl: z.string().optional(),
  type: z.string().optional(),
  meta: z
    .object({
      deprecated: z.boolean().optional(),
      definition: z.object({ val: z.string() }).optional(),
      synonyms: z.array(synonym).optional(),
      basicPropertyValues: z.array(value).optional(),
      version: z.string().optional(),
    })
    .optional(),
})
const edge = z.object({ sub: z.string(), pred: z.string(), obj: z.string() })
const graph = z.object({
  meta: z
    .object({ version: z.string().optional(), basicPropertyValues: z.array(value).optional() })
    .optional(),
  nodes: z.array(node).min(1),
  edges: z.array(edge).min(1),
})

type Node = z.infer<typeof node>
type Graph = z.infer<typeof graph>

/** The Human Phenotype Ontology as OBO Graphs JSON. */
export async function readOntology(source: Source): Promise<OntologyRelease> {
  const text = await readText(source)
  const found = parseGraph(source, text)
  const refuse = (needle: string, sentence: string): never => {
    throw new ReleaseError({ file: source.file, line: lineOf(text, needle), sentence })
  }
  const nodes = found.nodes.filter((each) => each.type === 'CLASS' && termIdOf(each.id) !== undefined)
  if (nodes.length === 0) refuse('"nodes"', 'This is not the Human Phenotype Ontology: it has no HP terms.')
  const current = new Set<string>()
  for (const each of nodes) {
    const id = termIdOf(each.id)
    if (id === undefined || each.meta?.deprecated === true) continue
    if (current.has(id)) refuse(each.id, `The term ${id} is there twice.`)
    if (each.lbl === undefined || each.lbl.trim() === '') refuse(each.id, `The term ${id} has no label.`)
    current.add(id)
  }
  const parents = readParents(found, current, refuse)
  refuseCycle(parents, refuse)
  const terms = nodes.flatMap((each) => {
    const id = termIdOf(each.id)
    if (id === undefined || each.meta?.deprecated === true) return []
    return [asTerm(id, each, parents.get(id) ?? [])]
  })
  return { version: versionOf(found), terms, ...readReplacements(nodes, current) }
}

function parseGraph(source: Source, text: string): Graph {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : ''
    const position = /position (\d+)/u.exec(message)?.[1]
    const line = position === undefined ? lineAt(text, text.length) : lineAt(text, Number(position))
    throw new ReleaseError({
      file: source.file,
      line,
      sentence: 'The JSON is corrupt or ends too early here.',
    })
  }
  const parsed = z.object({ graphs: z.array(graph).min(1) }).safeParse(json)
  const first = parsed.success ? parsed.data.graphs[0] : undefined
  if (first !== undefined) return first
  const issue = parsed.error?.issues[0]
  throw new ReleaseError({
    file: source.file,
    line: lineOfPath(text, json, issue?.path ?? []),
    sentence: `This is not an OBO Graphs file: ${issue?.path.join('.') ?? 'graphs'} is missing or wrong.`,
  })
}

function readParents(
  found: Graph,
  current: ReadonlySet<string>,
  refuse: (needle: string, sentence: string) => never,
): Map<string, string[]> {
  const parents = new Map<string, string[]>()
  for (const { sub, pred, obj } of found.edges) {
    const child = termIdOf(sub)
    const parent = termIdOf(obj)
    if (pred !== 'is_a' || child === undefined || parent === undefined || !current.has(child)) continue
    if (!current.has(parent))
      refuse(obj, `${child} is said to be a ${parent}, but that term is not in the file.`)
    const list = parents.get(child)
    if (list === undefined) parents.set(child, [parent])
    else list.push(parent)
  }
  return parents
}

/** A cycle would make "broader than" endless for everyone above this module. */
function refuseCycle(
  parents: ReadonlyMap<string, readonly string[]>,
  refuse: (needle: string, sentence: string) => never,
): void {
  const done = new Set<string>()
  const open = new Set<string>()
  const visit = (id: string): void => {
    if (done.has(id)) return
    if (open.has(id)) refuse(id.replace(':', '_'), `${id} is among its own ancestors.`)
    open.add(id)
    for (const parent of parents.get(id) ?? []) visit(parent)
    open.delete(id)
    done.add(id)
  }
  for (const id of parents.keys()) visit(id)
}

function asTerm(id: string, each: Node, parents: readonly string[]): Term {
  const definition = each.meta?.definition?.val
  return {
    id,
    label: (each.lbl ?? '').trim(),
    ...(definition === undefined ? {} : { definition }),
    names: (each.meta?.synonyms ?? [])
      .filter(({ synonymType }) => synonymType?.endsWith('#obsolete_synonym') !== true)
      .map(({ pred, val, synonymType }) => ({ kind: kindOf(pred, synonymType ?? ''), text: val.trim() })),
    parents,
  }
}

function kindOf(pred: string, type: string): NameKind {
  if (type.endsWith('#layperson')) return 'layperson'
  if (type.endsWith('#abbreviation')) return 'abbreviation'
  if (type.endsWith('#uk_spelling') || type.endsWith('#plural_form')) return 'spelling'
  if (pred === 'hasRelatedSynonym') return 'related'
  if (pred === 'hasBroadSynonym') return 'broad'
  if (pred === 'hasNarrowSynonym') return 'narrow'
  return 'exact'
}

function readReplacements(nodes: readonly Node[], current: ReadonlySet<string>) {
  const direct = new Map<string, string>()
  const obsolete: string[] = []
  for (const each of nodes) {
    const id = termIdOf(each.id)
    if (id === undefined) continue
    const values = each.meta?.basicPropertyValues ?? []
    if (each.meta?.deprecated === true) obsolete.push(id)
    for (const { pred, val } of values) {
      const other = termIdOf(val)
      if (other === undefined) continue
      if (pred.endsWith('#hasAlternativeId') && !current.has(other)) direct.set(other, id)
      if (pred.endsWith('IAO_0100001') && each.meta?.deprecated === true) direct.set(id, other)
    }
  }
  const replacements = new Map<string, string>()
  for (const id of direct.keys()) {
    const target = follow(direct, current, id)
    if (target !== undefined) replacements.set(id, target)
  }
  return { replacements, abandoned: obsolete.filter((id) => !replacements.has(id)) }
}

/** An obsolete term may be replaced by one that is obsolete itself: follow to a current one. */
function follow(
  direct: ReadonlyMap<string, string>,
  current: ReadonlySet<string>,
  id: string,
): string | undefined {
  const seen = new Set<string>()
  let at: string | undefined = id
  while (at !== undefined && !current.has(at) && !seen.has(at)) {
    seen.add(at)
    at = direct.get(at)
  }
  return at !== undefined && current.has(at) ? at : undefined
}

function versionOf(found: Graph): string {
  const said = found.meta?.basicPropertyValues?.find(({ pred }) => pred.endsWith('#versionInfo'))?.val
  return said ?? /\d{4}-\d{2}-\d{2}/u.exec(found.meta?.version ?? '')?.[0] ?? 'unknown'
}

function lineAt(text: string, position: number): number {
  let line = 1
  for (let at = text.indexOf('\n'); at !== -1 && at < position; at = text.indexOf('\n', at + 1)) line += 1
  return line
}

function lineOf(text: string, needle: string): number {
  const at = text.indexOf(needle)
  return at === -1 ? 1 : lineAt(text, at)
}

/** The line of the nearest thing on the way to a wrong value that has an id to look for. */
function lineOfPath(text: string, json: unknown, path: readonly PropertyKey[]): number {
  let at: unknown = json
  let line = 1
  for (const step of path) {
    if (typeof at !== 'object' || at === null) break
    at = Reflect.get(at, step)
    const id = typeof at === 'object' && at !== null ? Reflect.get(at, 'id') : undefined
    if (typeof id === 'string') line = lineOf(text, `"${id}"`)
  }
  return line
}
