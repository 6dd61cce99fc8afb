import { describe, expect, it } from 'vitest'
import { loadTexts, readText } from './consent-text.ts'
import { choiceAfter } from './decision.ts'
import { purposes, textLocales } from './purpose.ts'

describe('a yes or no to a purpose', () => {
  it('is a refusal before any yes, and a withdrawal after one', () => {
    expect(choiceAfter(undefined, false, 1)).toBe('refused')
    expect(choiceAfter({ choice: 'given', version: 1 }, false, 1)).toBe('withdrawn')
  })

  it('adds nothing when it says the same again', () => {
    expect(choiceAfter({ choice: 'given', version: 1 }, true, 1)).toBeUndefined()
    expect(choiceAfter({ choice: 'refused', version: 1 }, false, 1)).toBeUndefined()
    expect(choiceAfter({ choice: 'withdrawn', version: 1 }, false, 2)).toBeUndefined()
  })

  it('counts again when the words are new, or after it was taken back', () => {
    expect(choiceAfter({ choice: 'given', version: 1 }, true, 2)).toBe('given')
    expect(choiceAfter({ choice: 'withdrawn', version: 1 }, true, 1)).toBe('given')
  })
})

describe('the texts people agree to', () => {
  const texts = loadTexts()

  it('exist for every purpose in every language, under the same versions', () => {
    for (const purpose of purposes) {
      const versions = textLocales.map((locale) =>
        texts
          .filter((text) => text.purpose === purpose && text.locale === locale)
          .map((text) => text.version)
          .sort(),
      )
      expect(versions[0]?.length).toBeGreaterThan(0)
      expect(versions[1]).toEqual(versions[0])
      expect(versions[2]).toEqual(versions[0])
    }
  })

  it('have the same parts in every language: what, who sees it, how to stop', () => {
    for (const purpose of purposes) {
      const parts = textLocales.map((locale) => {
        const text = texts.find((one) => one.purpose === purpose && one.locale === locale)
        return readText(text?.body ?? '').blocks.map((block) =>
          block.kind === 'list' ? `list ${block.items.length}` : block.kind,
        )
      })
      expect(parts[0]?.filter((kind) => kind === 'heading').length).toBeGreaterThanOrEqual(3)
      expect(parts[1]).toEqual(parts[0])
      expect(parts[2]).toEqual(parts[0])
    }
  })

  it('use the right Romanian letters', () => {
    expect(texts.filter((text) => /[şţŞŢ]/.test(text.body))).toEqual([])
  })
})
