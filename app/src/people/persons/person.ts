import type { Relation, Tier } from '../../access/index.ts'

/** A person as an operation's subject: how the actor stands to them, and what the person may do. */
export type PersonSubject = {
  readonly personId: string
  readonly relation: Relation
  readonly tier: Tier
  /** Opened only for those who represent the person. */
  readonly name: string | undefined
  /** A representative told us of their death: words change, and nobody is reminded or matched. */
  readonly mourned: boolean
  /** The same child was entered twice: this record is kept as history. */
  readonly joined: boolean
}

export type Represented = PersonSubject & { readonly relation: Exclude<Relation, 'none'> }
