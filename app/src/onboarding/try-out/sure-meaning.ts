type Candidate = { readonly id: string; readonly score: number }

/**
 * A word read as another one (a slip of spelling, or a word of no language) is worth 0.85 at most: from here on all was
 * said with words the vocabulary knows. On phrases written from how parents talk, what passes is right 99 times in 100.
 */
const sureFrom = 0.86
const sureBy = 0.05

/**
 * Whether the likeliest meaning may be chosen for the person. Never beside a rival about as likely; a wider or narrower
 * word for the same thing is no rival.
 */
export const isSure = (
  candidates: readonly Candidate[],
  ancestorsOf: (id: string) => ReadonlySet<string>,
): boolean => {
  const [first, ...others] = candidates
  if (first === undefined || first.score < sureFrom) return false
  const isKin = ({ id }: Candidate): boolean => ancestorsOf(id).has(first.id) || ancestorsOf(first.id).has(id)
  return others.every((other) => first.score - other.score >= sureBy || isKin(other))
}
