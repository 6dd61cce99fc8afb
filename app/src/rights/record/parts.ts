import { dataKeyOf } from '../../people/index.ts'
import type { Place } from '../../platform/crypto/index.ts'
import type { Services } from '../../platform/services.ts'
import { insertPart, sealedPart } from './copies.sql.ts'

/** A copy is kept in sealed pieces of one size, so that a download can go on in the middle. */
export const partBytes = 512 * 1024

type Whose = { readonly copyId: string; readonly accountId: string }

const placeOf = ({ copyId, accountId }: Whose, part: number): Place => ({
  table: 'rights.record_part',
  column: 'sealed',
  owner: accountId,
  item: `${copyId}/${part}`,
})

/** Seals what comes, piece by piece; each is kept before the next is asked for. Returns how many bytes came. */
export const keepParts = async (
  services: Pick<Services, 'database' | 'vault'>,
  whose: Whose,
  source: AsyncIterable<Uint8Array>,
): Promise<number> => {
  let waiting = Buffer.alloc(0)
  let part = 0
  let total = 0
  const keep = (bytes: Buffer): Promise<void> =>
    services.database.begin('identity', { accountId: whose.accountId }, async (trx) => {
      const key = await dataKeyOf(trx, services, whose.accountId)
      if (key === undefined) throw new Error('The account was erased while its copy was made.')
      const sealed = services.vault.sealBytes(key, placeOf(whose, part), bytes)
      await insertPart(trx, { ...whose, part, sealed })
    })
  for await (const chunk of source) {
    waiting = Buffer.concat([waiting, chunk])
    while (waiting.length >= partBytes) {
      await keep(waiting.subarray(0, partBytes))
      waiting = waiting.subarray(partBytes)
      part += 1
      total += partBytes
    }
  }
  if (waiting.length > 0) await keep(waiting)
  return total + waiting.length
}

/** The bytes from one position to another, both included; each piece in a transaction of its own. */
export async function* readParts(
  services: Pick<Services, 'database' | 'vault'>,
  whose: Whose,
  { from, to }: { readonly from: number; readonly to: number },
): AsyncGenerator<Uint8Array> {
  for (let part = Math.floor(from / partBytes); part * partBytes <= to; part += 1) {
    const begins = part * partBytes
    const bytes = await services.database.begin('identity', { accountId: whose.accountId }, async (trx) => {
      const key = await dataKeyOf(trx, services, whose.accountId)
      const sealed = await sealedPart(trx, whose.copyId, part)
      if (key === undefined || sealed === undefined) throw new Error('The copy is gone.')
      return services.vault.openBytes(key, placeOf(whose, part), sealed)
    })
    yield bytes.subarray(Math.max(0, from - begins), Math.min(bytes.length, to + 1 - begins))
  }
}
