import { describe, expect, it } from 'vitest'
import { commonWords } from './common-words.ts'
import { checkPassword, minimumLength } from './password-rules.ts'

const ana = { nickname: 'north-wind', email: 'Ana.Popescu@example.org' }
const codeFor = (password: string, minimum?: number): string => {
  const checked = checkPassword(password, ana, minimum)
  return checked.ok ? 'fine' : checked.problem.code
}

describe('a password', () => {
  it.each([
    'quiet rivers carry autumn leaves',
    'cuatro gatos duermen en la mesa',
    'trei pisici dorm pe masa din bucătărie',
    'aaaa bbbb wall lamp kettle',
    'jf83kfmv02lqpd7z',
    'purple tractor sings',
    'ПриветКакТвоиДела',
    '夏草や兵どもが夢の跡静かな池に',
    'correct violin sandwich harbour',
  ])('without capitals, digits or signs is fine: %s', (password) => {
    expect(codeFor(password)).toBe('fine')
  })

  it.each([
    ['', 'too-short'],
    ['Xk9$mQ2!vL7#', 'too-short'],
    ['fourteen chars', 'too-short'],
    [`${'long enough to be a novel '.repeat(9)}`, 'too-long'],
    ['aaaaaaaaaaaaaaaa', 'password-run'],
    ['123456789012345', 'password-run'],
    ['abcdefghijklmnopq', 'password-run'],
    ['qwertyuiopasdfghjkl', 'password-common'],
    ['abcabcabcabcabcabc', 'password-common'],
    ['xyzxyzxyzxyzxyzxyz', 'password-run'],
    ['zyxwvutsrqponmlk', 'password-run'],
    ['passwordpassword', 'password-common'],
    ['Password1234567890', 'password-common'],
    ['P4$$w0rd!!!2026!!!', 'password-common'],
    ['iloveyouforever', 'password-common'],
    ['correcthorsebatterystaple', 'password-common'],
    ['contraseña-contraseña', 'password-common'],
    ['sunshine-2026-2026', 'password-common'],
    ['barcelona1234567', 'password-common'],
    ['north-wind-north-wind', 'password-context'],
    ['northwind20261122', 'password-context'],
    ['ana.popescu.1985!', 'password-context'],
    ['popescupopescu12', 'password-context'],
    ['share4rare-share4rare', 'password-context'],
    ['Share4Rare-password', 'password-context'],
    ['MyShare4RareLogin', 'password-context'],
  ])('%j is refused as %s', (password, code) => {
    expect(codeFor(password)).toBe(code)
  })

  it('needs 15 characters alone, 8 beside a second factor', () => {
    expect(codeFor('kettle lamp ox')).toBe('too-short')
    expect(codeFor('kettle lamp oxe')).toBe('fine')
    expect(codeFor('jf83kfm', minimumLength.withSecondFactor)).toBe('too-short')
    expect(codeFor('jf83kfmv', minimumLength.withSecondFactor)).toBe('fine')
  })

  it('counts characters as people see them, not bytes', () => {
    expect(codeFor('夏草や兵どもが夢の跡静かな')).toBe('too-short')
  })

  it('is held against at least 500 common words', () => {
    expect(commonWords.size).toBeGreaterThanOrEqual(500)
  })
})
