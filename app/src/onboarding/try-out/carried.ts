import { z } from 'zod'
import type { Vault } from '../../platform/crypto/index.ts'
import { presences, type SaidSymptom, termId } from './said-symptom.ts'

/**
 * What a try-out leaves in the person's own browser, sealed, on the way into registration. We keep nothing of it. A
 * cookie holds 4 KB with its name and attributes, so the words are shortened rather than a symptom lost.
 */
const place = { table: 'cookie', column: 'try-out', owner: 'try-out' }
const mostBytes = 3000

const carriedSchema = z.array(z.tuple([termId, z.enum(presences), z.string().max(300)])).max(24)

const sealed = (vault: Vault, symptoms: readonly SaidSymptom[], wordLength: number): string => {
  const rows = symptoms.map(({ term, presence, said }) => [term, presence, said.slice(0, wordLength)])
  return vault.sealOwn(place, JSON.stringify(rows)).toString('base64url')
}

export const sealCarried = (vault: Vault, symptoms: readonly SaidSymptom[]): string => {
  const lengths = [300, 120, 60, 30, 0]
  const fitting = lengths
    .map((length) => sealed(vault, symptoms, length))
    .find((value) => value.length <= mostBytes)
  return fitting ?? sealed(vault, symptoms, 0)
}

/** Nothing, where the browser holds nothing that we sealed. */
export const openCarried = (vault: Vault, value: string | undefined): readonly SaidSymptom[] => {
  if (value === undefined || value === '') return []
  try {
    const parsed = carriedSchema.safeParse(
      JSON.parse(vault.openOwn(place, Buffer.from(value, 'base64url'))) as unknown,
    )
    return parsed.success ? parsed.data.map(([term, presence, said]) => ({ term, presence, said })) : []
  } catch {
    // An altered or foreign cookie is worth as much as none.
    return []
  }
}
