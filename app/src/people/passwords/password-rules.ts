import { ok, type Problem, type Result, refuse } from '../../platform/result/index.ts'
import { commonWords } from './common-words.ts'

/** Safety figure B1: without a second factor 15 characters, with one 8. Nothing about capitals, digits or signs. */
export const minimumLength = { alone: 15, withSecondFactor: 8 } as const
/** Far above what anybody types; keeps the hash from being fed megabytes. */
const maximumLength = 200

/** What an attacker tries first for this one account: said in any order, decorated or repeated. */
export type PasswordContext = { readonly nickname: string; readonly email: string }

const siteNames = ['share4rare', 'shareforrare', 'share', 'rare', 'forrare', 's4r'] as const

const undisguised: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '!': 'i',
  '3': 'e',
  '4': 'a',
  '@': 'a',
  '5': 's',
  $: 's',
  '7': 't',
  '8': 'b',
  '9': 'g',
}

const plain = (text: string): string => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()

const lettersOf = (text: string): string => plain(text).replaceAll(/[^\p{L}]/gu, '')
/** `P4$$w0rd!!2026` → `password`: what stands before and after the letters is decoration, what stands between is disguise. */
const withoutDisguise = (text: string): string => {
  const core = plain(text).replaceAll(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
  return lettersOf([...core].map((sign) => undisguised[sign] ?? sign).join(''))
}

const plainWords: ReadonlySet<string> = new Set([...commonWords].map(lettersOf))
const longestWord = Math.max(...[...plainWords].map((word) => word.length))

/** `abcabcabc` → `abc`. */
const withoutRepeats = (text: string): string => {
  const at = (text + text).indexOf(text, 1)
  return text.slice(0, at)
}

/** The fewest common words the text is made of; Infinity where it holds anything else. */
const fewestWords = (text: string): number => {
  const fewest: number[] = [0]
  for (let end = 1; end <= text.length; end += 1) {
    let best = Number.POSITIVE_INFINITY
    for (let start = Math.max(0, end - longestWord); start < end; start += 1) {
      if (plainWords.has(text.slice(start, end))) best = Math.min(best, (fewest[start] ?? best) + 1)
    }
    fewest.push(best)
  }
  return fewest[text.length] ?? Number.POSITIVE_INFINITY
}

/** Three words somebody puts together are a good password even when each is common; two are in every list. */
const isCommon = (password: string): boolean =>
  [lettersOf(password), withoutDisguise(password)].some(
    (letters) => letters !== '' && fewestWords(withoutRepeats(letters)) <= 2,
  )

const contextWords = ({ nickname, email }: PasswordContext): readonly string[] => {
  const local = email.split('@')[0] ?? ''
  return [nickname, local, ...nickname.split(/[._-]/), ...local.split(/[._+-]/), ...siteNames]
    .flatMap((word) => [lettersOf(word), withoutDisguise(word)])
    .filter((word) => word.length >= 3)
    .sort((a, b) => b.length - a.length)
}

/** What is left when words anybody would guess for this account are taken out, and common ones after them. */
const leansOnContext = (password: string, context: PasswordContext): boolean =>
  [lettersOf(password), withoutDisguise(password)].some((letters) => {
    const rest = contextWords(context).reduce((text, word) => text.replaceAll(word, ''), letters)
    return rest.length < letters.length && (rest.length < 8 || fewestWords(withoutRepeats(rest)) <= 2)
  })

const rows = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'qazwsxedcrfvtgbyhnujmikolp',
]
const neighbours: ReadonlySet<string> = new Set(
  [...rows, ...rows.map((row) => [...row].reverse().join(''))].flatMap((row) =>
    [...row].slice(1).map((sign, at) => `${row[at]}${sign}`),
  ),
)

/** Mostly one sign after its neighbour, or the same few signs again and again. */
const isRun = (password: string): boolean => {
  const signs = [...plain(password)]
  const steps = signs.slice(1).filter((sign, at) => {
    const before = signs[at] ?? ''
    return sign === before || neighbours.has(before + sign)
  })
  return (
    new Set(signs).size < 5 || withoutRepeats(signs.join('')).length < 8 || steps.length > signs.length * 0.6
  )
}

const problemOf = (
  password: string,
  context: PasswordContext,
  minimum: number,
): Omit<Problem, 'field'> | undefined => {
  const length = [...password.normalize('NFKC')].length
  if (length < minimum) return { code: 'too-short', values: { minimum } }
  if (length > maximumLength) return { code: 'too-long', values: { maximum: maximumLength } }
  if (leansOnContext(password, context)) return { code: 'password-context' }
  if (isCommon(password)) return { code: 'password-common' }
  if (isRun(password)) return { code: 'password-run' }
  return undefined
}

/** Whether this may become a password. The field of a problem is `password`. */
export const checkPassword = (
  password: string,
  context: PasswordContext,
  minimum: number = minimumLength.alone,
): Result<string> => {
  const problem = problemOf(password, context, minimum)
  if (problem === undefined) return ok(password)
  const { code, ...detail } = problem
  return refuse(code, { field: 'password', ...detail })
}
