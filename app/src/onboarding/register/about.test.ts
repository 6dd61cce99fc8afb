import { describe, expect, it } from 'vitest'
import { aboutYou, nearbyNicknames } from './about.ts'

const about = {
  role: 'caregiver-of-minor',
  nickname: 'north-wind',
  country: 'RO',
  languages: ['ro', 'en'],
}
const codeFor = (nickname: string): unknown => {
  const parsed = aboutYou.safeParse({ ...about, nickname })
  const issue = parsed.error?.issues[0]
  return issue?.code === 'custom' ? issue.params?.code : issue?.code
}

describe('step 1', () => {
  it('takes nicknames of every script', () => {
    for (const nickname of ['north-wind', 'Ștefan_3', 'ñandú', 'ليلى', 'a.b']) {
      expect(codeFor(nickname)).toBe(nickname.length < 3 ? 'too_small' : undefined)
    }
  })

  it('says which mistake a nickname makes', () => {
    expect(codeFor('ana@example.org')).toBe('nickname-is-email')
    expect(codeFor('Ana Maria Pop')).toBe('nickname-looks-like-name')
    expect(codeFor('<b>bold</b>')).toBe('nickname-letters')
    expect(codeFor('-north')).toBe('nickname-letters')
  })

  it('offers other nicknames that are allowed themselves, however long the wanted one is', () => {
    for (const wanted of ['abc', 'x'.repeat(30)]) {
      for (const offered of nearbyNicknames(wanted, 'ES')) expect(codeFor(offered)).toBeUndefined()
    }
  })
})
