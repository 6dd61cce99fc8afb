import { searchableTerms, symptomRoot, type TermNameRow } from './content/searchable.ts'
import { describedTogether } from './described-together.ts'
import { buildDiseaseSearch, type DiseaseSearch } from './search/disease-search.ts'
import { everydayTables } from './search/everyday-tables.ts'
import { type OwnWordsReader, ownWordsReader } from './search/own-words.ts'
import type { SearchLanguage } from './search/stem.ts'
import { buildSymptomSearch, type SymptomSearch } from './search/symptom-search.ts'
import type { AnnotationRow, NameRow, ReleaseRow, SourceView } from './vocabulary.sql.ts'

export type VocabularyRows = {
  readonly release: ReleaseRow
  readonly sources: readonly SourceView[]
  readonly terms: readonly {
    readonly id: string
    readonly label: string
    readonly definition: string | null
  }[]
  readonly termParents: readonly { readonly term: string; readonly parent: string }[]
  readonly termNames: readonly NameRow[]
  readonly replacements: readonly { readonly old: string; readonly current: string | null }[]
  readonly diseases: readonly {
    readonly id: string
    readonly label: string
    readonly grouping: string | null
  }[]
  readonly diseaseCodes: readonly { readonly code: string; readonly disease: string }[]
  readonly diseaseNames: readonly NameRow[]
  readonly diseaseParents: readonly { readonly disease: string; readonly parent: string }[]
  readonly annotations: readonly AnnotationRow[]
}

export type DiseaseSymptom = {
  readonly term: string
  readonly absent: boolean
  /** The share of people with the disease who have it, 0..1, where it is known. */
  readonly share: number | undefined
}

/** Everything about words, in memory, for one installed release. It never changes: a new release is a new one. */
export type Vocabulary = {
  readonly release: ReleaseRow
  readonly sources: readonly SourceView[]
  /** The current id of a term, following alternative and obsolete ids; undefined when there is none. */
  readonly resolveTerm: (id: string) => string | undefined
  /** What a person reads: our own label in their language, else the release's, else English. */
  readonly termLabel: (id: string, locale: string) => string
  /** The label clinicians know, in English. */
  readonly clinicalLabel: (id: string) => string
  /** A sentence that explains it: ours in their language, else ours in English, else the release's definition. */
  readonly explain: (
    id: string,
    locale: string,
  ) => { readonly text: string; readonly plain: boolean } | undefined
  readonly parentsOf: (id: string) => readonly string[]
  readonly childrenOf: (id: string) => readonly string[]
  /** Itself and everything broader. */
  readonly ancestorsOf: (id: string) => ReadonlySet<string>
  readonly isSymptom: (id: string) => boolean
  /** Terms with parents and former ids, as packages/matching wants them. */
  readonly ontologyTerms: () => readonly {
    readonly id: string
    readonly parents: readonly string[]
    readonly alternatives: readonly string[]
  }[]
  /** The current id of a disease, from any of its codes. */
  readonly resolveDisease: (code: string) => string | undefined
  readonly diseaseLabel: (id: string, locale: string) => string
  readonly diseaseGroup: (id: string) => string | undefined
  readonly diseaseCodes: (id: string) => readonly string[]
  readonly diseaseParents: (id: string) => readonly string[]
  readonly symptomsOf: (disease: string) => readonly DiseaseSymptom[]
  readonly describedDiseases: () => readonly string[]
  /** The body systems a term belongs to: the terms just below "phenotypic abnormality". */
  readonly bodySystemsOf: (id: string) => readonly string[]
  /** Symptoms described together with these in published diseases, likeliest first. Knows nothing of members. */
  readonly describedWith: (present: readonly string[], limit: number) => readonly string[]
  readonly searchSymptoms: SymptomSearch
  readonly searchDiseases: DiseaseSearch
  readonly readOwnWords: OwnWordsReader
}

export function buildVocabulary(rows: VocabularyRows): Vocabulary {
  const terms = new Map(rows.terms.map((term) => [term.id, term]))
  const parents = grouped(rows.termParents, ({ term, parent }) => [term, parent])
  const children = grouped(rows.termParents, ({ term, parent }) => [parent, term])
  const replacements = new Map(rows.replacements.map(({ old, current }) => [old, current ?? undefined]))
  const formerIds = grouped(
    rows.replacements.filter(({ current }) => current !== null),
    ({ old, current }) => [current ?? '', old],
  )
  const labels = labelBook(rows.termNames)
  const plain = new Map(
    rows.termNames
      .filter(({ kind }) => kind === 'plain')
      .map((row) => [`${row.language} ${row.of}`, row.text]),
  )
  const diseases = new Map(rows.diseases.map((disease) => [disease.id, disease]))
  const diseaseLabels = labelBook(rows.diseaseNames)
  const codeOf = new Map(rows.diseaseCodes.map(({ code, disease }) => [code, disease]))
  const codes = grouped(rows.diseaseCodes, ({ code, disease }) => [disease, code])
  const diseaseParents = grouped(rows.diseaseParents, ({ disease, parent }) => [disease, parent])
  const symptoms = new Map(rows.annotations.map((row) => [row.disease, row]))

  const counts = new Map<string, number>()
  for (const { terms: list, absent } of rows.annotations) {
    list.forEach((term, at) => {
      if (absent[at] !== true) counts.set(term, (counts.get(term) ?? 0) + 1)
    })
  }
  const allParents = new Map(rows.terms.map(({ id }) => [id, parents.get(id) ?? []]))
  const searchable = searchableTerms({
    parents: allParents,
    names: rows.termNames.map(({ of, ...row }) => ({ term: of, ...row }) as TermNameRow),
    diseases: counts,
  })
  const symptomIds = new Set(searchable.map(({ id }) => id))
  const searchSymptoms = buildSymptomSearch(searchable, everydayTables())
  const searchDiseases = buildDiseaseSearch(
    [...grouped(rows.diseaseNames, (row) => [row.of, row])].map(([id, names]) => ({
      id,
      codes: codes.get(id) ?? [],
      names: names.map(({ language, kind, text }) => ({
        language: language as SearchLanguage,
        kind: kind as 'common' | 'label' | 'synonym',
        text,
      })),
    })),
  )

  // A release never changes, so what was climbed once is known: pages ask for the same few hundred terms again and again.
  const ancestorsOf = remembered((id): ReadonlySet<string> => {
    const found = new Set<string>([id])
    for (const each of found) for (const parent of parents.get(each) ?? []) found.add(parent)
    return found
  })
  const bodySystemsOf = remembered((id): readonly string[] =>
    [...ancestorsOf(id)].filter((each) => parents.get(each)?.includes(symptomRoot) === true).sort(),
  )
  return {
    release: rows.release,
    sources: rows.sources,
    resolveTerm: (id) => (terms.has(id) ? id : replacements.get(id)),
    termLabel: (id, locale) => labels(id, locale) ?? terms.get(id)?.label ?? id,
    clinicalLabel: (id) => terms.get(id)?.label ?? id,
    explain: (id, locale) => {
      const ours = plain.get(`${locale} ${id}`) ?? plain.get(`en ${id}`)
      if (ours !== undefined) return { text: ours, plain: true }
      const definition = terms.get(id)?.definition ?? undefined
      return definition === undefined ? undefined : { text: definition, plain: false }
    },
    parentsOf: (id) => parents.get(id) ?? [],
    childrenOf: (id) => children.get(id) ?? [],
    ancestorsOf,
    isSymptom: (id) => symptomIds.has(id),
    ontologyTerms: () =>
      rows.terms.map(({ id }) => ({
        id,
        parents: parents.get(id) ?? [],
        alternatives: formerIds.get(id) ?? [],
      })),
    resolveDisease: (code) => codeOf.get(code),
    diseaseLabel: (id, locale) => diseaseLabels(id, locale) ?? diseases.get(id)?.label ?? id,
    diseaseGroup: (id) => diseases.get(id)?.grouping ?? undefined,
    diseaseCodes: (id) => codes.get(id) ?? [],
    diseaseParents: (id) => diseaseParents.get(id) ?? [],
    symptomsOf: (disease) => {
      const row = symptoms.get(disease)
      if (row === undefined) return []
      return row.terms.map((term, at) => ({
        term,
        absent: row.absent[at] ?? false,
        share: row.shares[at] ?? undefined,
      }))
    },
    describedDiseases: () => rows.annotations.map(({ disease }) => disease),
    bodySystemsOf,
    describedWith: describedTogether(rows.annotations, {
      ancestorsOf,
      isPlain: (id) => plain.has(`en ${id}`),
    }),
    searchSymptoms,
    searchDiseases,
    readOwnWords: ownWordsReader(searchSymptoms),
  }
}

/** Names come ordered: our own label first, then the release's, each language on its own. */
function labelBook(names: readonly NameRow[]): (id: string, locale: string) => string | undefined {
  const first = new Map<string, string>()
  for (const kind of ['common', 'label']) {
    for (const row of names) {
      const key = `${row.language} ${row.of}`
      if (row.kind === kind && !first.has(key)) first.set(key, row.text)
    }
  }
  return (id, locale) => first.get(`${locale} ${id}`) ?? first.get(`en ${id}`)
}

function grouped<R, V>(rows: Iterable<R>, pair: (row: R) => readonly [string, V]): Map<string, V[]> {
  const map = new Map<string, V[]>()
  for (const row of rows) {
    const [key, value] = pair(row)
    const list = map.get(key)
    if (list === undefined) map.set(key, [value])
    else list.push(value)
  }
  return map
}

/** Answers each id once, up to a bound no release reaches: strangers' ids must not fill the memory. */
function remembered<T>(answer: (id: string) => T): (id: string) => T {
  const known = new Map<string, T>()
  return (id) => {
    const held = known.get(id)
    if (held !== undefined) return held
    const fresh = answer(id)
    if (known.size < 50_000) known.set(id, fresh)
    return fresh
  }
}
