import type { DataKey, Place } from '../platform/crypto/index.ts'
import type { Services } from '../platform/services.ts'

/** Where words of a person's own are kept: sealed with that person's key, bound to the column and to the person. */
export type WordsPlace = { readonly table: 'health.symptom' | 'health.diagnosis'; readonly column: string }

export const ownWords: WordsPlace = { table: 'health.symptom', column: 'own_words' }
export const freeText: WordsPlace = { table: 'health.diagnosis', column: 'free_text' }

const placeOf = (place: WordsPlace, personId: string): Place => ({ ...place, owner: personId })

export type WordsOf = {
  readonly seal: (place: WordsPlace, words: string | undefined) => Buffer | null
  readonly open: (place: WordsPlace, sealed: Buffer | null) => string | undefined
}

/** Seals and opens the words of one person. Without the key (it was destroyed) words cannot be kept, nor read. */
export const wordsOf = (
  services: Pick<Services, 'vault'>,
  personId: string,
  key: DataKey | undefined,
): WordsOf => ({
  seal: (place, words) =>
    words === undefined || words === '' || key === undefined
      ? null
      : services.vault.seal(key, placeOf(place, personId), words),
  open: (place, sealed) =>
    sealed === null || key === undefined
      ? undefined
      : services.vault.open(key, placeOf(place, personId), sealed),
})
