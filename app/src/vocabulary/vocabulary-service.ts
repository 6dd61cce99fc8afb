import { type Database, nobody } from '../platform/db/index.ts'
import { buildVocabulary, type Vocabulary } from './snapshot.ts'
import {
  selectAnnotations,
  selectDiseaseCodes,
  selectDiseaseNames,
  selectDiseaseParents,
  selectDiseases,
  selectRelease,
  selectSources,
  selectTermNames,
  selectTermParents,
  selectTermReplacements,
  selectTerms,
} from './vocabulary.sql.ts'

/** The vocabulary as this node holds it. Rebuilt from the database; a change is a new one, swapped at once. */
export type VocabularyService = {
  /** Ask for it at each use and do not keep it: it is replaced when a release is installed. */
  readonly current: () => Vocabulary
  /** Reads the database again when its release is another one than the one held. True when it changed. */
  readonly reload: () => Promise<boolean>
  /** Called after each change: for what is computed from the vocabulary and kept in memory. */
  readonly onChange: (heard: (vocabulary: Vocabulary) => void) => void
}

declare module '../platform/services.ts' {
  interface Services {
    readonly vocabulary: VocabularyService
  }
}

const spoken = ['en', 'es', 'ro']

export async function vocabularyService(database: Database): Promise<VocabularyService> {
  let held = await load(database, undefined)
  if (held === undefined) {
    throw new Error(
      'There is no vocabulary in the database: load the starter vocabulary before the application starts.',
    )
  }
  let current: Vocabulary = held
  const heard: ((vocabulary: Vocabulary) => void)[] = []
  return {
    current: () => current,
    reload: async () => {
      held = await load(database, current.release.id)
      if (held === undefined) return false
      current = held
      for (const each of heard) each(current)
      return true
    },
    onChange: (each) => {
      heard.push(each)
    },
  }
}

/** Reads all tables; an installation that ended meanwhile would mix two releases, so then it reads again. */
async function load(database: Database, held: number | undefined): Promise<Vocabulary | undefined> {
  const rows = await database.begin('identity', nobody, async (trx) => {
    const release = await selectRelease(trx)
    if (release === undefined || release.id === held) return undefined
    return {
      release,
      sources: await selectSources(trx, release.id),
      terms: await selectTerms(trx),
      termParents: await selectTermParents(trx),
      termNames: await selectTermNames(trx, spoken),
      replacements: await selectTermReplacements(trx),
      diseases: await selectDiseases(trx),
      diseaseCodes: await selectDiseaseCodes(trx),
      diseaseNames: await selectDiseaseNames(trx),
      diseaseParents: await selectDiseaseParents(trx),
      annotations: await selectAnnotations(trx),
      after: await selectRelease(trx),
    }
  })
  if (rows === undefined) return undefined
  return rows.after?.id === rows.release.id ? buildVocabulary(rows) : load(database, held)
}
