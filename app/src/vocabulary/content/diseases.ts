import type { MondoEdge, MondoMatch } from '../releases/mondo.ts'
import type { StarterDisease } from './starter.ts'

export type DiseaseNameRow = {
  readonly disease: string
  readonly language: string
  readonly kind: 'common' | 'label' | 'synonym'
  readonly text: string
}

export type DiseaseCatalogue = {
  readonly diseases: ReadonlyMap<string, { readonly label: string; readonly group?: string }>
  readonly codes: ReadonlyMap<string, string>
  readonly names: readonly DiseaseNameRow[]
  readonly parents: readonly MondoEdge[]
  readonly starterSymptoms: readonly {
    readonly disease: string
    readonly code: string
    readonly term: string
  }[]
}

export type MondoTables = {
  readonly labels: readonly { readonly id: string; readonly label: string }[]
  readonly synonyms: readonly { readonly id: string; readonly synonyms: readonly string[] }[]
  readonly edges: readonly MondoEdge[]
  readonly matches: readonly MondoMatch[]
}

export const noMondo: MondoTables = { labels: [], synonyms: [], edges: [], matches: [] }

/**
 * One disease, one id: Mondo's where it has the disease, else the code of whoever described it.
 * Every other code leads there. The starter's words come first, so that they stay on top.
 */
export function diseaseCatalogue(input: {
  readonly mondo: MondoTables
  readonly starter: readonly StarterDisease[]
  /** Codes with names from the annotation file: many have no match in Mondo. */
  readonly described: ReadonlyMap<string, string>
}): DiseaseCatalogue {
  const diseases = new Map<string, { label: string; group?: string }>()
  const codes = new Map<string, string>()
  const names: DiseaseNameRow[] = []
  for (const { id, label } of input.mondo.labels) {
    diseases.set(id, { label })
    codes.set(id, id)
  }
  for (const { mondo, code } of input.mondo.matches) {
    if (diseases.has(mondo) && !codes.has(code)) codes.set(code, mondo)
  }
  for (const [code, label] of input.described) {
    if (codes.has(code)) continue
    diseases.set(code, { label })
    codes.set(code, code)
  }
  const starterSymptoms: { disease: string; code: string; term: string }[] = []
  for (const row of input.starter) {
    const id = row.codes.map((code) => codes.get(code)).find((found) => found !== undefined) ?? row.id
    diseases.set(id, { label: diseases.get(id)?.label ?? row.label.en, group: row.group })
    for (const code of [id, ...row.codes]) if (!codes.has(code)) codes.set(code, id)
    for (const language of ['en', 'es', 'ro'] as const) {
      names.push({ disease: id, language, kind: 'common', text: row.label[language] })
    }
    for (const text of row.synonyms) names.push({ disease: id, language: 'en', kind: 'synonym', text })
    for (const term of row.symptoms) starterSymptoms.push({ disease: id, code: row.codes[0] ?? row.id, term })
  }
  for (const [id, { label }] of diseases)
    names.push({ disease: id, language: 'en', kind: 'label', text: label })
  for (const { id, synonyms } of input.mondo.synonyms) {
    if (!diseases.has(id)) continue
    for (const text of synonyms) names.push({ disease: id, language: 'en', kind: 'synonym', text })
  }
  for (const [code, label] of input.described) {
    const disease = codes.get(code)
    if (disease === undefined || label === diseases.get(disease)?.label) continue
    names.push({ disease, language: 'en', kind: 'synonym', text: label })
  }
  const parents = input.mondo.edges.filter(({ child, parent }) => diseases.has(child) && diseases.has(parent))
  return { diseases, codes, names, parents, starterSymptoms }
}
