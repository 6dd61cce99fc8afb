import type { OwnerTrx } from '../../platform/db/index.ts'

/** What stands for an id in the release being installed; undefined where nothing does. */
export type Remapping = {
  readonly now: Date
  readonly currentSymptom: (id: string) => string | undefined
  readonly currentDisease: (code: string) => string | undefined
}

/** What moved in one place where ids are stored: rows, never whose. */
export type Moved = {
  readonly what: string
  readonly from: string
  readonly to: string
  readonly rows: number
}

/**
 * How a module that stores ids moves them, inside the installation's own transaction: either the new release and the moved
 * ids are there, or neither is. The transaction speaks as the owner of the tables; rows of people are changed through `ruledAs`.
 */
export type StoredCodes = (trx: OwnerTrx, remapping: Remapping) => Promise<readonly Moved[]>

export async function moveStored(
  trx: OwnerTrx,
  stored: readonly StoredCodes[],
  remapping: Remapping,
): Promise<readonly Moved[]> {
  const moved: Moved[] = []
  for (const move of stored) moved.push(...(await move(trx, remapping)))
  return moved
}
