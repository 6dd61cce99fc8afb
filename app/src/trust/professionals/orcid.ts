/** `0000-0002-1825-0097`, however it was written (a link, spaces, a small x); nothing where its check sign does not fit. */
export const readOrcid = (written: string): string | undefined => {
  const signs = written
    .trim()
    .toUpperCase()
    .replace(/^(HTTPS?:\/\/)?(WWW\.)?ORCID\.ORG\//, '')
    .replace(/[\s-]/g, '')
  if (!/^\d{15}[\dX]$/.test(signs) || signs.slice(-1) !== checkSign(signs.slice(0, 15))) return undefined
  return (signs.match(/.{4}/g) ?? []).join('-')
}

/** ISO 7064, MOD 11-2. */
const checkSign = (digits: string): string => {
  let total = 0
  for (const digit of digits) total = (total + Number(digit)) * 2
  const rest = (12 - (total % 11)) % 11
  return rest === 10 ? 'X' : String(rest)
}
