/** No place: what a new handle has, and a freed one. */
export const NOWHERE = 0xffffffff

/** Ids with a character beyond Latin-1 take two bytes a character. */
const WIDE = 0x80000000
const GONE = -1
/** A call takes only so many arguments. */
const LETTERS_AT_ONCE = 4_096

export interface Shard {
  /** Open addressing, a power of two: local number + 1, 0 where free, `GONE` where a number was taken out. */
  slots: Int32Array
  /** Slots that are not free, those taken out included. */
  used: number
  known: number
  locals: number
  hashes: Uint32Array
  starts: Uint32Array
  lengths: Uint32Array
  places: Uint32Array
  text: Uint8Array
  written: number
  /** Bytes of `text` nobody refers to any more. */
  wasted: number
  readonly spare: number[]
}

export function emptyShard(): Shard {
  return {
    slots: new Int32Array(16),
    used: 0,
    known: 0,
    locals: 0,
    hashes: new Uint32Array(8),
    starts: new Uint32Array(8),
    lengths: new Uint32Array(8),
    places: new Uint32Array(8),
    text: new Uint8Array(64),
    written: 0,
    wasted: 0,
    spare: [],
  }
}

/** FNV-1a over the code units, mixed once more: the lowest bits choose the shard, the others the slot. */
export function hashOf(id: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < id.length; at++) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193)
  return Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 0
}

export function find(shard: Shard, id: string, hash: number): number {
  const mask = shard.slots.length - 1
  for (let slot = (hash >>> 8) & mask; ; slot = (slot + 1) & mask) {
    const entry = shard.slots[slot] ?? 0
    if (entry === 0) return -1
    if (entry !== GONE && shard.hashes[entry - 1] === hash && reads(shard, entry - 1, id)) return entry - 1
  }
}

function slotOf(shard: Shard, local: number): number {
  const mask = shard.slots.length - 1
  let slot = ((shard.hashes[local] ?? 0) >>> 8) & mask
  while (shard.slots[slot] !== local + 1) slot = (slot + 1) & mask
  return slot
}

export function append(shard: Shard, id: string, hash: number): number {
  if ((shard.used + 1) * 4 > shard.slots.length * 3) rehash(shard, (shard.known + 1) * 8)
  const local = shard.spare.pop() ?? shard.locals++
  if (local >= shard.starts.length) growColumns(shard, Math.ceil((local + 1) * 1.25) + 8)
  write(shard, local, id)
  shard.places[local] = NOWHERE
  shard.known++
  shard.hashes[local] = hash
  take(shard, local)
  return local
}

function growColumns(shard: Shard, length: number): void {
  shard.hashes = grown(shard.hashes, length)
  shard.starts = grown(shard.starts, length)
  shard.lengths = grown(shard.lengths, length)
  shard.places = grown(shard.places, length)
}

export function reserve(shard: Shard, ids: number, bytes: number): void {
  const columns = shard.locals + ids - shard.spare.length
  if (columns > shard.starts.length) growColumns(shard, columns)
  if (shard.written + bytes > shard.text.length) shard.text = longer(shard, shard.written + bytes)
  if ((shard.used + ids) * 4 > shard.slots.length * 3) rehash(shard, (shard.known + ids) * 4)
}

export function forget(shard: Shard, local: number): void {
  shard.slots[slotOf(shard, local)] = GONE
  shard.places[local] = NOWHERE
  shard.known--
  shard.wasted += bytesOf(shard.lengths[local] ?? 0)
  shard.lengths[local] = 0
  shard.spare.push(local)
  if (shard.wasted > 4_096 && shard.wasted > shard.written / 2) compact(shard)
}

function take(shard: Shard, local: number): void {
  const mask = shard.slots.length - 1
  let slot = ((shard.hashes[local] ?? 0) >>> 8) & mask
  while (shard.slots[slot] !== 0) slot = (slot + 1) & mask
  shard.slots[slot] = local + 1
  shard.used++
}

/** `thirds` is three times the slots there must be at least. */
function rehash(shard: Shard, thirds: number): void {
  const old = shard.slots
  let size = 16
  while (size * 3 < thirds) size *= 2
  shard.slots = new Int32Array(size)
  shard.used = 0
  for (const entry of old) if (entry > 0) take(shard, entry - 1)
}

function write(shard: Shard, local: number, id: string): void {
  let wide = 0
  for (let at = 0; at < id.length; at++) wide |= id.charCodeAt(at) & 0xff00
  const bytes = wide === 0 ? id.length : id.length * 2
  if (shard.written + bytes > shard.text.length)
    shard.text = longer(shard, Math.ceil((shard.written + bytes) * 1.25))
  let to = shard.written
  for (let at = 0; at < id.length; at++) {
    const unit = id.charCodeAt(at)
    shard.text[to++] = unit & 0xff
    if (wide !== 0) shard.text[to++] = unit >>> 8
  }
  shard.starts[local] = shard.written
  shard.lengths[local] = wide === 0 ? id.length : (id.length | WIDE) >>> 0
  shard.written = to
}

function bytesOf(length: number): number {
  return length >= WIDE ? (length - WIDE) * 2 : length
}

function reads({ starts, lengths, text }: Shard, local: number, id: string): boolean {
  const length = lengths[local] ?? 0
  const wide = length >= WIDE
  if ((wide ? length - WIDE : length) !== id.length) return false
  let from = starts[local] ?? 0
  for (let at = 0; at < id.length; at++) {
    const low = text[from++] ?? 0
    const unit = wide ? low | ((text[from++] ?? 0) << 8) : low
    if (unit !== id.charCodeAt(at)) return false
  }
  return true
}

export function read({ starts, lengths, text }: Shard, local: number): string {
  const from = starts[local] ?? 0
  const length = lengths[local] ?? 0
  const bytes = text.subarray(from, from + bytesOf(length))
  const units = length >= WIDE ? pairs(bytes) : bytes
  let id = ''
  for (let at = 0; at < units.length; at += LETTERS_AT_ONCE) {
    // Not spread: that goes through an iterator and takes five times as long.
    id += Reflect.apply(String.fromCharCode, undefined, units.subarray(at, at + LETTERS_AT_ONCE))
  }
  return id
}

function pairs(bytes: Uint8Array): Uint16Array {
  return Uint16Array.from({ length: bytes.length / 2 }, (_, at) => {
    return (bytes[2 * at] ?? 0) | ((bytes[2 * at + 1] ?? 0) << 8)
  })
}

function compact(shard: Shard): void {
  const from = shard.text
  shard.text = new Uint8Array(Math.max(64, Math.ceil((shard.written - shard.wasted) * 1.25)))
  shard.written = 0
  shard.wasted = 0
  for (let local = 0; local < shard.locals; local++) {
    const start = shard.starts[local] ?? 0
    const bytes = bytesOf(shard.lengths[local] ?? 0)
    shard.text.set(from.subarray(start, start + bytes), shard.written)
    shard.starts[local] = shard.written
    shard.written += bytes
  }
}

function longer({ text, written }: Shard, length: number): Uint8Array {
  const larger = new Uint8Array(length)
  larger.set(text.subarray(0, written))
  return larger
}

function grown(column: Uint32Array, length: number): Uint32Array {
  const larger = new Uint32Array(length)
  larger.set(column)
  return larger
}
