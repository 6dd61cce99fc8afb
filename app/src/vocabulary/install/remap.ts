import type { InstallTrx } from './install.sql.ts'

/** Ids that another id stands for since this release. */
export type Remapping = {
  readonly terms: ReadonlyMap<string, string>
  readonly diseases: ReadonlyMap<string, string>
}

/** What moved in one place where ids are stored: rows, never whose. */
export type Moved = {
  readonly what: string
  readonly from: string
  readonly to: string
  readonly rows: number
}

/**
 * A module that stores ids moves them, inside the installation's own transaction: either the new
 * release and the moved profiles are there, or neither is. The transaction speaks as the owner of the tables.
 */
export type RemapListener = (trx: InstallTrx, remapping: Remapping) => Promise<readonly Moved[]>

const listeners: RemapListener[] = []

/** Registers at start; modules above this one know where they keep ids, this one does not. */
export function onRemap(listener: RemapListener): () => void {
  listeners.push(listener)
  return () => {
    listeners.splice(listeners.indexOf(listener), 1)
  }
}

export async function remapStored(trx: InstallTrx, remapping: Remapping): Promise<readonly Moved[]> {
  const moved: Moved[] = []
  for (const listener of listeners) moved.push(...(await listener(trx, remapping)))
  return moved
}
