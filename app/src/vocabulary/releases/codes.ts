/** Codes of the vocabularies, in the one spelling we keep: "HP:0001250", "ORPHA:98896", "OMIM:310200". */
export function isTermId(text: string): boolean {
  return /^HP:\d{7}$/u.test(text)
}

export function isDiseaseCode(text: string): boolean {
  return /^(?:OMIM:\d+|OMIMPS:\d+|ORPHA:\d+|DECIPHER:\d+|MONDO:\d{7})$/u.test(text)
}

/** "Orphanet:98896", "ORPHANET_98896", "omim:310200" → our spelling; undefined when it is no code we know. */
export function diseaseCode(text: string): string | undefined {
  const parts = /^\s*([A-Za-z]+)[\s:_]+(\d+)\s*$/u.exec(text)
  const [, prefix, number] = parts ?? []
  if (prefix === undefined || number === undefined) return undefined
  const name = prefix.toUpperCase()
  const code = name === 'MONDO' ? number.padStart(7, '0') : number
  const candidate = `${name === 'ORPHANET' || name === 'ORDO' ? 'ORPHA' : name}:${code}`
  return isDiseaseCode(candidate) ? candidate : undefined
}

/** "http://purl.obolibrary.org/obo/HP_0001250" or "HP:0001250" → "HP:0001250"; anything else → undefined. */
export function termIdOf(iri: string): string | undefined {
  const digits = /(?:^|\/)HP[_:](\d{7})$/u.exec(iri)?.[1]
  return digits === undefined ? undefined : `HP:${digits}`
}

const iris: readonly (readonly [RegExp, string])[] = [
  [/\/ORDO\/Orphanet_(\d+)$/u, 'ORPHA'],
  [/omim\.org\/(?:entry\/|MIM:)(\d+)$/u, 'OMIM'],
  [/omim\.org\/(?:phenotypicSeries\/|phenotypicSeries\/PS|MIM:PS)(\d+)$/u, 'OMIMPS'],
  [/(?:^|\/)MONDO[_:](\d{7})$/u, 'MONDO'],
]

/** "http://www.orpha.net/ORDO/Orphanet_98896" → "ORPHA:98896"; addresses of other vocabularies → undefined. */
export function diseaseCodeOf(iri: string): string | undefined {
  for (const [pattern, prefix] of iris) {
    const number = pattern.exec(iri)?.[1]
    if (number !== undefined) return `${prefix}:${number}`
  }
  return undefined
}
