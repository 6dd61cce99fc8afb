import { describe, expect, it } from 'vitest'
import { recordsIn } from './records.ts'

const head = 'activity\tpeople\tAccounts\tmembers\tcontract\n'

describe('the records of what the database holds', () => {
  it('say of a table its purpose, its classes, and how long it lasts', () => {
    const text = `${head}table\tpeople.session\tTo stay signed in\twith people.account; 30 days after seen_at\nlink\tpeople.session\tid account_id\n`
    expect(recordsIn(text)[0]?.tables).toEqual([
      {
        name: 'people.session',
        purpose: 'To stay signed in',
        keep: [
          { kind: 'with', table: 'people.account' },
          { kind: 'after', days: 30, column: 'seen_at' },
        ],
        columns: { id: 'link', account_id: 'link' },
      },
    ])
  })

  it.each([
    ['a time that is none', `${head}table\tpeople.session\tx\tsome time\n`],
    ['a class that is none', `${head}table\tpeople.session\tx\tkept: y\nsecrets\tpeople.session\tid\n`],
    ['a column that stands twice', `${head}table\tpeople.x\tx\tkept: y\nlink\tpeople.x\tid id\n`],
    ['a table under another activity', `${head}table\thealth.symptom\tx\tkept: y\n`],
  ])('refuse %s', (_, text) => {
    expect(() => recordsIn(text)).toThrow()
  })
})
