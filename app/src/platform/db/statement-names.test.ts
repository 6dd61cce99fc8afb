import { describe, expect, it } from 'vitest'
import { statementNames } from './statement-names.ts'

describe('the names of statements', () => {
  it('are given at the second use, and stay the same', () => {
    const names = statementNames()
    expect(names.of('select 1')).toBeUndefined()
    const name = names.of('select 1')
    expect(name).toBeDefined()
    expect(names.of('select 1')).toBe(name)
  })

  it('differ from text to text', () => {
    const names = statementNames()
    for (const text of ['select 1', 'select 2']) names.of(text)
    expect(names.of('select 1')).not.toBe(names.of('select 2'))
  })

  it('run out, so that texts made by the thousand cannot fill the memory of every connection', () => {
    const names = statementNames(2)
    for (let at = 0; at < 10; at++) for (const _ of [1, 2]) names.of(`select ${at}`)
    expect(names.of('select 9')).toBeUndefined()
    expect(names.of('select 0')).toBeDefined()
  })
})
