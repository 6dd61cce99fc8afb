import { termIdOf } from './codes.ts'
import type { Source } from './lines.ts'
import { follow, type Node, readGraph, readParents, versionOf } from './obo-graph.ts'

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

/** The Human Phenotype Ontology as OBO Graphs JSON. */
export async function readOntology(source: Source): Promise<OntologyRelease> {
  const { found, refuse } = await readGraph(source)
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
  const parents = readParents(found, termIdOf, { current, refuse, subset: false })
  const terms = nodes.flatMap((each) => {
    const id = termIdOf(each.id)
    if (id === undefined || each.meta?.deprecated === true) return []
    return [asTerm(id, each, parents.get(id) ?? [])]
  })
  return { version: versionOf(found), terms, ...readReplacements(nodes, current) }
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
