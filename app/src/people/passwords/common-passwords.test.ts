import { describe, expect, it } from 'vitest'
import { commonWords } from './common-words.ts'
import { checkPassword, minimumLength } from './password-rules.ts'

const nobody = { nickname: 'north-wind', email: 'ana.popescu@example.org' }
const words = [...commonWords]
const everyNth = (n: number): readonly string[] => words.filter((_, at) => at % n === 0)
const years = ['1985', '1999', '2004', '2019', '2026'] as const
const capital = (word: string): string => `${word.charAt(0).toUpperCase()}${word.slice(1)}`
const disguised = (word: string): string =>
  word
    .replaceAll('a', '@')
    .replaceAll('e', '3')
    .replaceAll('i', '1')
    .replaceAll('o', '0')
    .replaceAll('s', '$')
const doubleDigits = Array.from({ length: 10 }, (_, at) => String(at))

/** How people make passwords: what heads every published list of broken ones, made here by rule instead of copied. */
const byRule: Readonly<Record<string, readonly string[]>> = {
  'a word and a year': everyNth(2).flatMap((word) => years.slice(0, 3).map((year) => `${word}${year}`)),
  'a year and a word': everyNth(3).map((word) => `${years[4]}${word}`),
  'a word with a capital, digits and a sign': everyNth(2).map((word) => `${capital(word)}123!`),
  'a word in disguise': everyNth(2).map((word) => `${disguised(word)}1234`),
  'a word twice': everyNth(3).map((word) => `${word}${word}`),
  'two words': everyNth(4).map((word, at) => `${word}${words[(at * 7) % words.length]}`),
  'two words with a line between': everyNth(5).map(
    (word, at) => `${word}_${words[(at * 11) % words.length]}1`,
  ),
  'digits in a row': [
    '12345678',
    '123456789',
    '1234567890',
    '87654321',
    '0987654321',
    '01234567',
    '23456789',
  ],
  'the same digits': doubleDigits.flatMap((a) => [a.repeat(8), `${a}${a}${a}${a}1234`]),
  'pairs and groups of digits': ['11223344', '12121212', '12341234', '123123123', '11112222', '69696969'],
  'dates of birth': ['19850423', '23041985', '04231985', '23-04-1985', '1985.04.23', '01012000', '31121999'],
  'walks over the keyboard': [
    'qwertyui',
    'asdfghjk',
    'zxcvbnm1',
    '1q2w3e4r',
    '1q2w3e4r5t',
    '1qaz2wsx',
    '1qaz2wsx3edc',
    'zaq12wsx',
    'qazwsxedc',
    'qweasdzxc',
    'q1w2e3r4',
    'qwer1234',
    'asdf1234',
    '1234qwer',
    'qwe123qwe',
    '123qweasd',
    'poiuytre',
    'mnbvcxz1',
    'qwertz123',
    'azerty123',
  ],
  'letters in a row': ['abcdefgh', 'abcd1234', 'a1b2c3d4', '1a2b3c4d', 'aabbccdd', 'abc12345', 'zyxwvuts'],
}

describe('a common password (B1)', () => {
  it('is any of more than three thousand made as people make them', () => {
    const all = new Set(Object.values(byRule).flat())
    expect(all.size).toBeGreaterThan(3000)
  })

  it.each(Object.entries(byRule))('is refused even beside a second factor: %s', (_, passwords) => {
    const long = passwords.filter((one) => one.length >= minimumLength.withSecondFactor)
    expect(long.length).toBeGreaterThan(4)
    const accepted = long.filter((one) => checkPassword(one, nobody, minimumLength.withSecondFactor).ok)
    expect(accepted).toEqual([])
  })
})
