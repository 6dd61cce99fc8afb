import { describe, expect, it } from 'vitest'
import { auditCsv } from './audit-csv.ts'

const entry = {
  id: 7,
  at: '2026-11-26T10:00:00.000Z',
  kind: 'account',
  account: '0c4b2c4e-0001-4000-8000-000000000001',
  nickname: 'Ana, "the" first',
  act: 'health.read-symptoms',
  verdict: 'yes',
  reason: 'second relative',
  request: 'r',
}

describe('the audit as a table', () => {
  it('keeps every value in its own cell, whatever stands in it', () => {
    expect(auditCsv([entry]).split('\r\n')[1]).toContain('"Ana, ""the"" first"')
  })

  it.each(['=1+1', '+1', '-1', '@x', '\tx'])('never makes a formula of a nickname such as %s', (nickname) => {
    expect(auditCsv([{ ...entry, nickname }])).toContain(`"'${nickname}"`)
  })
})
