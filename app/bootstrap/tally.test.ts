import { describe, expect, it } from 'vitest'
import { isGreen, lastLine, skippedForVocabularies, sum, tallyOf } from './tally.mjs'

const file = (status: string, ...statuses: string[]) => ({
  name: 'app/src/a.test.ts',
  status,
  assertionResults: statuses.map((one) => ({ status: one, fullName: 'a promise' })),
})

describe('counting what a run of tests reports', () => {
  it('adds up passed, failed and left out', () => {
    const report = {
      testResults: [
        file('failed', 'passed', 'failed'),
        file('passed', 'passed', 'skipped', 'todo', 'pending'),
      ],
    }
    expect(tallyOf(report, 1)).toEqual({ passed: 2, failed: 1, skipped: 3 })
  })

  it('counts a file that could not be loaded as a failure', () => {
    expect(tallyOf({ testResults: [file('failed'), file('passed', 'passed')] }, 1)).toEqual({
      passed: 1,
      failed: 1,
      skipped: 0,
    })
  })

  it('counts a run that ended badly although every test passed as a failure', () => {
    expect(tallyOf({ testResults: [file('passed', 'passed')] }, 1)).toMatchObject({ passed: 1, failed: 1 })
  })

  it('counts a run that saw nothing, or said nothing, as a failure', () => {
    expect(tallyOf({ testResults: [] }, 0)).toMatchObject({ failed: 1 })
    expect(tallyOf(undefined, 0)).toMatchObject({ failed: 1 })
  })
})

describe('the verdict on a whole run', () => {
  it('is one line that machines read', () => {
    const all = sum([
      { passed: 3, failed: 0, skipped: 1 },
      { passed: 2, failed: 1, skipped: 0 },
    ])
    expect(lastLine(all)).toBe('5 passed, 1 failed, 1 skipped')
  })

  it('is green only when something passed and nothing failed', () => {
    expect(isGreen({ passed: 1, failed: 0, skipped: 9 })).toBe(true)
    expect(isGreen({ passed: 9, failed: 1, skipped: 0 })).toBe(false)
    expect(isGreen({ passed: 0, failed: 0, skipped: 9 })).toBe(false)
  })
})

describe('tests left out for want of vocabularies', () => {
  it('are told from others', () => {
    const left = (name: string, fullName: string) => ({
      name,
      status: 'passed',
      assertionResults: [{ status: 'skipped', fullName }],
    })
    const report = {
      testResults: [
        left('/a/app/src/vocabulary/releases/real.test.ts', 'counts terms'),
        left('/a/app/src/health/sheet.test.ts', 'as root'),
        left('/a/e2e/main-job.e2e.ts', 'with the full release a mother finds a published case'),
      ],
    }
    expect(skippedForVocabularies(report)).toHaveLength(2)
  })
})
