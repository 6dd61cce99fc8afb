const mostNames = 500

/**
 * Names under which PostgreSQL keeps a statement's plan on each connection, so that only the first use of a text is parsed
 * and planned: for our short reads that is most of their cost.
 */
export type StatementNames = {
  /** The same text always has the same name; `undefined`, to be planned anew, once there are too many texts to keep. */
  readonly of: (sql: string) => string | undefined
}

/** A text is named at its second use: what is asked once, with a list of its own length, would only fill the memory. */
export const statementNames = (most = mostNames): StatementNames => {
  const names = new Map<string, string>()
  const seenOnce = new Set<string>()
  return {
    of: (sql) => {
      const known = names.get(sql)
      if (known !== undefined) return known
      if (!seenOnce.delete(sql)) {
        if (seenOnce.size >= most) seenOnce.clear()
        seenOnce.add(sql)
        return undefined
      }
      if (names.size >= most) return undefined
      const name = `s4r_${names.size}`
      names.set(sql, name)
      return name
    },
  }
}
