/** An expected failure: a stable code the words are looked up by, the field it belongs to, and values for the sentence. */
export type Problem = {
  readonly code: string
  readonly field?: string
  readonly values?: Readonly<Record<string, string | number>>
}

export type Ok<T> = { readonly ok: true; readonly value: T }
export type Refused = { readonly ok: false; readonly problem: Problem }
/** Expected failures are values; only bugs are thrown. */
export type Result<T> = Ok<T> | Refused

export const ok = <T>(value: T): Ok<T> => ({ ok: true, value })

export const refuse = (code: string, detail: Omit<Problem, 'code'> = {}): Refused => ({
  ok: false,
  problem: { code, ...detail },
})
