import { z } from 'zod'
import { readText, type Source } from './lines.ts'
import { ReleaseError } from './release-error.ts'

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

export type Node = z.infer<typeof node>
export type Graph = z.infer<typeof graph>

/** Stops the reading at the line where the words stand. */
export type Refuse = (needle: string, sentence: string) => never

/** An ontology as OBO Graphs JSON: its one graph, and a way to say where something is wrong. */
export async function readGraph(source: Source): Promise<{ readonly found: Graph; readonly refuse: Refuse }> {
  const text = await readText(source)
  return {
    found: parseGraph(source, text),
    refuse: (needle, sentence) => {
      throw new ReleaseError({ file: source.file, line: lineOf(text, needle), sentence })
    },
  }
}

/** Who is a kind of whom, among the ids that are in force. A subset may lack somebody's parent: it is left out there. */
export function readParents(
  found: Graph,
  idOf: (iri: string) => string | undefined,
  {
    current,
    refuse,
    subset,
  }: {
    readonly current: ReadonlySet<string>
    readonly refuse: Refuse
    readonly subset: boolean
  },
): Map<string, string[]> {
  const parents = new Map<string, string[]>()
  for (const { sub, pred, obj } of found.edges) {
    const child = idOf(sub)
    const parent = idOf(obj)
    if (pred !== 'is_a' || child === undefined || parent === undefined || !current.has(child)) continue
    if (!current.has(parent)) {
      if (subset) continue
      refuse(obj, `${child} is said to be a ${parent}, but that term is not in the file.`)
    }
    const list = parents.get(child)
    if (list === undefined) parents.set(child, [parent])
    else list.push(parent)
  }
  refuseCycle(parents, refuse)
  return parents
}

/** A cycle would make "broader than" endless for everyone above this module. */
function refuseCycle(parents: ReadonlyMap<string, readonly string[]>, refuse: Refuse): void {
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

/** An obsolete term may be replaced by one that is obsolete itself: follow to a current one. */
export function follow(
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

export function versionOf(found: Graph): string {
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
