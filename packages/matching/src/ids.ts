import { append, emptyShard, find, forget, hashOf, NOWHERE, read, reserve, type Shard } from './id-shard.ts'

/**
 * Ids as bytes, each with a number (its handle) and a place. A million of them in a `Map` of strings cost twice the
 * bytes and, each time it grows, a pause of a tenth of a second; here they lie in 256 small tables that grow alone.
 */
export interface IdTable {
  readonly size: number
  /** The handle of a known id, -1 of any other. */
  handleOf(id: string): number
  /** The handle of an id, a new one where it is not known. */
  add(id: string): number
  /** Makes room for so many more ids as long as this one, so that tables need not grow again and again. */
  reserve(more: number, like: string): void
  /** Forgets an id; its handle may be given to another. */
  free(handle: number): void
  idOf(handle: number): string
  placeOf(handle: number): number
  setPlace(handle: number, place: number): void
  bytes(): number
}

const SHARDS = 256
/** One long id does not speak for all. */
const MOST_LETTERS_RESERVED = 64

export function idTable(): IdTable {
  const shards = Array.from({ length: SHARDS }, emptyShard)
  const shardAt = (number: number): Shard => shards[number & (SHARDS - 1)] as Shard
  return {
    get size() {
      return shards.reduce((sum, { known }) => sum + known, 0)
    },
    handleOf(id) {
      const hash = hashOf(id)
      const local = find(shardAt(hash), id, hash)
      return local === -1 ? -1 : local * SHARDS + (hash & (SHARDS - 1))
    },
    add(id) {
      const hash = hashOf(id)
      const shard = shardAt(hash)
      const local = find(shard, id, hash)
      return (local === -1 ? append(shard, id, hash) : local) * SHARDS + (hash & (SHARDS - 1))
    },
    reserve(more, like) {
      // Ids spread by chance: four standard deviations more than the mean leave hardly any table short.
      const each = Math.ceil(more / SHARDS + 4 * Math.sqrt(more / SHARDS))
      for (const shard of shards) reserve(shard, each, each * Math.min(like.length, MOST_LETTERS_RESERVED))
    },
    free(handle) {
      forget(shardAt(handle), localOf(handle))
    },
    idOf: (handle) => read(shardAt(handle), localOf(handle)),
    placeOf: (handle) => shardAt(handle).places[localOf(handle)] ?? NOWHERE,
    setPlace(handle, place) {
      shardAt(handle).places[localOf(handle)] = place
    },
    bytes: () =>
      shards.reduce(
        (sum, { slots, hashes, starts, lengths, places, text }) =>
          sum +
          slots.byteLength +
          hashes.byteLength +
          starts.byteLength +
          lengths.byteLength +
          places.byteLength +
          text.byteLength,
        0,
      ),
  }
}

const localOf = (handle: number): number => handle >>> 8
