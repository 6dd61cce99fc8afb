declare const minted: unique symbol

/**
 * Proof that a policy said yes. Functions in *.sql.ts that touch sensitive rows ask for one and take the person from it,
 * so that forgetting to ask, or asking about one person and writing about another, does not compile.
 */
export type Granted<A extends 'read' | 'write'> = {
  readonly [minted]: A
  readonly action: A
  readonly accountId: string | undefined
  readonly personId: string | undefined
}

/** Only perform.ts calls this; architecture.cjs refuses any other importer. */
export const mint = <A extends 'read' | 'write'>(
  action: A,
  accountId: string | undefined,
  personId: string | undefined,
): Granted<A> => ({ action, accountId, personId }) as Granted<A>
