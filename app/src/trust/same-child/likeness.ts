export type Described = {
  readonly name: string | undefined
  readonly country: string
  readonly birthYear: number | undefined
  readonly birthMonth: number | undefined
}

/** The first name as two relatives may both have written it: without accents, case or what comes after it. */
const plainFirstName = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .trim()
    .split(/[^\p{Letter}]+/u)[0] ?? ''

/** What two descriptions of one child have in common; nothing where too little was said to compare. */
export const likenessOf = ({ name, country, birthYear, birthMonth }: Described): string | undefined => {
  const first = plainFirstName(name ?? '')
  if (first.length < 2 || birthYear === undefined || birthMonth === undefined) return undefined
  return `${country}|${birthYear}-${birthMonth}|${first}`
}
