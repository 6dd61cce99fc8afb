import type { Services } from '../../src/platform/services.ts'

class Dry extends Error {
  readonly value: unknown
  constructor(value: unknown) {
    super('rolled back: a dry run')
    this.value = value
  }
}

/** The same services, but no transaction commits: so that each cell of the matrix meets the same world. */
export const dryRun = (services: Services): Services => ({
  ...services,
  database: {
    ...services.database,
    begin: async (realm, who, act) => {
      try {
        return await services.database.begin(realm, who, async (trx) => {
          throw new Dry(await act(trx))
        })
      } catch (error) {
        // The value is what `act` returned a moment ago, carried out of the transaction it was made in.
        if (error instanceof Dry) return error.value as never
        throw error
      }
    },
  },
})
