import type { MondoTables } from '../content/diseases.ts'
import { diseaseCodeOf } from './codes.ts'
import type { Source } from './lines.ts'
import type { MondoMatch } from './mondo.ts'
import { follow, type Node, readGraph, readParents, versionOf } from './obo-graph.ts'

export type MondoRelease = MondoTables & { readonly version: string }

/**
 * Mondo as OBO Graphs JSON: labels, exact synonyms, the hierarchy, exact matches with Orphanet and OMIM, and the ids that
 * others have replaced. Its cross references are not read: not all of them mean the same disease.
 */
export async function readMondoGraph(source: Source): Promise<MondoRelease> {
  const { found, refuse } = await readGraph(source)
  const nodes = found.nodes.flatMap((node) => {
    const id = mondoIdOf(node.id)
    return id === undefined || node.type !== 'CLASS' ? [] : [{ id, node }]
  })
  if (nodes.length === 0) refuse('"nodes"', 'This is not Mondo: it has no MONDO terms.')
  const inForce = nodes.filter(({ node }) => node.meta?.deprecated !== true)
  const current = new Set<string>()
  for (const { id, node } of inForce) {
    if (current.has(id)) refuse(node.id, `The disease ${id} is there twice.`)
    if (labelOf(node) === '') refuse(node.id, `The disease ${id} has no label.`)
    current.add(id)
  }
  const parents = readParents(found, mondoIdOf, { current, refuse, subset: true })
  return {
    version: versionOf(found),
    labels: inForce.map(({ id, node }) => ({ id, label: labelOf(node) })),
    synonyms: inForce.map(({ id, node }) => ({ id, synonyms: exactSynonyms(node) })),
    edges: [...parents].flatMap(([child, list]) => list.map((parent) => ({ child, parent }))),
    matches: [...inForce.flatMap(({ id, node }) => matchesOf(id, node)), ...replaced(nodes, current)],
  }
}

const labelOf = (node: Node): string => (node.lbl ?? '').trim()

function mondoIdOf(iri: string): string | undefined {
  const code = diseaseCodeOf(iri)
  return code?.startsWith('MONDO:') === true ? code : undefined
}

function exactSynonyms(node: Node): readonly string[] {
  const texts = (node.meta?.synonyms ?? [])
    .filter(({ pred }) => pred === 'hasExactSynonym')
    .map(({ val }) => val.trim())
  return [...new Set(texts)].filter((text) => text !== '' && text !== labelOf(node))
}

function matchesOf(mondo: string, node: Node): readonly MondoMatch[] {
  return (node.meta?.basicPropertyValues ?? []).flatMap(({ pred, val }) => {
    const code = pred.endsWith('skos/core#exactMatch') ? diseaseCodeOf(val) : undefined
    return code === undefined || code.startsWith('MONDO:') ? [] : [{ mondo, code, label: labelOf(node) }]
  })
}

/** An id that is no longer in force leads to the disease that stands for it. */
function replaced(
  nodes: readonly { readonly id: string; readonly node: Node }[],
  current: ReadonlySet<string>,
): readonly MondoMatch[] {
  const direct = new Map<string, string>()
  for (const { id, node } of nodes) {
    const said = node.meta?.basicPropertyValues?.find(({ pred }) => pred.endsWith('IAO_0100001'))?.val
    const other = said === undefined ? undefined : mondoIdOf(said)
    if (node.meta?.deprecated === true && other !== undefined) direct.set(id, other)
  }
  return [...direct.keys()].flatMap((code) => {
    const mondo = follow(direct, current, code)
    return mondo === undefined ? [] : [{ mondo, code, label: '' }]
  })
}
