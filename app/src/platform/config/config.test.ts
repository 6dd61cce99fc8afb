import { describe, expect, it } from 'vitest'
import { readConfig } from './index.ts'

const sentences = (env: Record<string, string>): string => {
  const result = readConfig(env)
  return result.ok ? '' : String(result.problem.values?.sentences)
}

describe('the environment', () => {
  it('needs nothing: the defaults run the embedded demo', () => {
    const result = readConfig({})
    expect(result.ok && [result.value.port, result.value.demo, result.value.databaseUrl]).toEqual([
      3000,
      true,
      undefined,
    ])
  })

  it.each([
    ['PORT', 'eighty'],
    ['LOG_LEVEL', 'loud'],
    ['DATABASE_URL', 'mysql://x'],
    ['TRUSTED_PROXIES', '10.0.0.1,everyone'],
    ['SMTP_URL', 'mail.example'],
    ['PUBLIC_URL', 'share4rare.example'],
    ['METRICS_TOKEN', 'short'],
  ])('answers a wrong %s with a sentence saying what to set', (name, value) => {
    expect(sentences({ [name]: value })).toMatch(new RegExp(`^${name} must `, 'm'))
  })

  it('names every wrong value at once', () => {
    expect(sentences({ PORT: 'x', LOG_LEVEL: 'y' }).split('\n')).toHaveLength(2)
  })

  it('never prints a connection string, which may hold a password', () => {
    expect(sentences({ DATABASE_URL: 'mysql://me:secret@host' })).not.toContain('secret')
  })

  it('refuses the demo world in production, on an outside database and where other computers can reach it', () => {
    expect(sentences({ DEMO: '1', NODE_ENV: 'production', PUBLIC_URL: 'https://a.example' })).toContain(
      'DEMO',
    )
    expect(sentences({ DEMO: '1', DATABASE_URL: 'postgresql://h/d', KEY_FILE: '/k' })).toContain('DEMO')
    expect(sentences({ DEMO: '1', HOST: '0.0.0.0' })).toContain('DEMO')
    const production = readConfig({ NODE_ENV: 'production', PUBLIC_URL: 'https://a.example' })
    expect(production.ok && production.value.demo).toBe(false)
  })

  it('demands a key file beside an outside database', () => {
    expect(sentences({ DATABASE_URL: 'postgresql://h/d' })).toContain('KEY_FILE')
  })
})
