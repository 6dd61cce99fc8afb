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

/** Of the digits and signs around a word, so many may yet belong to it. */
const longestDecoration = 8

const plain = (text: string): string => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()

const lettersOf = (text: string): string => plain(text).replaceAll(/[^\p{L}]/gu, '')
/**
 * `P4$$w0rd!!2026` → `password`: what stands before and after the letters is decoration, what stands between is disguise.
 * Where the one ends and the other begins cannot be seen (`b4by1234`, `lun4` + `1234`), so every cut is tried.
 */
const withoutDisguise = (text: string): readonly string[] => {
  const signs = plain(text)
  const [head = ''] = /^[^\p{L}]*/u.exec(signs) ?? []
  const [tail = ''] = /[^\p{L}]*$/u.exec(signs) ?? []
  const cuts = (length: number): readonly number[] =>
    Array.from({ length: Math.min(length, longestDecoration) + 1 }, (_, at) => length - at)
  return cuts(head.length).flatMap((from) =>
    cuts(tail.length).map((to) => {
      const core = signs.slice(from, signs.length - to)
      return lettersOf([...core].map((sign) => undisguised[sign] ?? sign).join(''))
    }),
  )
}

/** Both ways to read it; a password of digits alone has no letters to read. */
const readings = (text: string): readonly string[] => [
  ...new Set([lettersOf(text), ...(/\p{L}/u.test(text) ? withoutDisguise(text) : [])]),
]

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

/** One or two common words, however often repeated; some, like `mama`, are a repetition themselves. */
const isFewWords = (letters: string): boolean =>
  [letters, withoutRepeats(letters)].some((text) => fewestWords(text) <= 2)

/** Three words somebody puts together are a good password even when each is common; two are in every list. */
const isCommon = (password: string): boolean =>
  readings(password).some((letters) => letters !== '' && isFewWords(letters))

/** Dates, telephone and card numbers, PINs put together: too few ways to be worth guessing last. */
const isNumber = (password: string): boolean => /^[\p{N}\p{P}\s]{1,14}$/u.test(password)

const contextWords = ({ nickname, email }: PasswordContext): readonly string[] => {
  const local = email.split('@')[0] ?? ''
  return [nickname, local, ...nickname.split(/[._-]/), ...local.split(/[._+-]/), ...siteNames]
    .flatMap((word) => readings(word))
    .filter((word) => word.length >= 3)
    .sort((a, b) => b.length - a.length)
}

/** What is left when words anybody would guess for this account are taken out, and common ones after them. */
const leansOnContext = (password: string, context: PasswordContext): boolean =>
  readings(password).some((letters) => {
    const rest = contextWords(context).reduce((text, word) => text.replaceAll(word, ''), letters)
    return rest.length < letters.length && (rest.length < 8 || isFewWords(rest))
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

/** Every second sign, then the others: two rows walked in turn, `1q2w3e4r`, become one after the other. */
const unravelled = (signs: readonly string[]): readonly string[] => [
  ...signs.filter((_, at) => at % 2 === 0),
  ...signs.filter((_, at) => at % 2 === 1),
]

const walks = (signs: readonly string[]): boolean => {
  const steps = signs.slice(1).filter((sign, at) => {
    const before = signs[at] ?? ''
    return sign === before || neighbours.has(before + sign)
  })
  return steps.length > signs.length * 0.6
}

/** Mostly one sign after its neighbour, or the same few signs again and again. */
const isRun = (password: string): boolean => {
  const signs = [...plain(password)]
  const few = new Set(signs).size < 5 || withoutRepeats(signs.join('')).length < 8
  return few || walks(signs) || walks(unravelled(signs))
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
  if (isCommon(password) || (isNumber(password) && !isRun(password))) return { code: 'password-common' }
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
