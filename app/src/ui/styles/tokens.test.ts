import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

type Tokens = Readonly<Record<string, string>>

const css = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8')

const tokensAfter = (opening: string): Tokens => {
  const start = css.indexOf(opening)
  expect(start, `${opening} is in tokens.css`).toBeGreaterThanOrEqual(0)
  const block = css.slice(start, css.indexOf('}', start))
  return Object.fromEntries(
    [...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map(([, name = '', hex = '']) => [name, hex]),
  )
}

const light = tokensAfter(':root {')
const dark = { ...light, ...tokensAfter('@media screen and (prefers-color-scheme: dark)') }
const moreContrast = tokensAfter('@media (prefers-contrast: more) {')
const contrast = { ...light, ...moreContrast }
const darkContrast = {
  ...dark,
  ...moreContrast,
  ...tokensAfter('@media screen and (prefers-contrast: more) and'),
}
const schemes = [
  ['light', light],
  ['dark', dark],
  ['more contrast', contrast],
  ['dark with more contrast', darkContrast],
] as const

const luminance = (hex: string): number => {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((value) => (value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

const ratio = (tokens: Tokens, one: string, other: string): number => {
  const [a, b] = [tokens[one], tokens[other]]
  if (!a || !b) throw new Error(`no token ${one} or ${other}`)
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (high + 0.05) / (low + 0.05)
}

const belowOf = (tokens: Tokens, least: number, pairs: readonly (readonly [string, string])[]) =>
  pairs.filter(([one, other]) => ratio(tokens, one, other) < least).map((pair) => pair.join(' on '))

const onBoth = (names: readonly string[]) =>
  names.flatMap((name) => [[name, 'paper'] as const, [name, 'surface'] as const])

describe.each(schemes)('the colours, %s', (_, tokens) => {
  it('keep words at 4.5:1 and more on whatever lies behind them', () => {
    const words = ['ink', 'ink-soft', 'action', 'action-strong', 'you-ink', 'error', 'success', 'warning']
    const washes = [
      ...['error', 'success', 'warning', 'action'].map((name) => [name, `${name}-wash`] as const),
      ['you-ink', 'you-wash'] as const,
      ['on-action', 'action'] as const,
      ['on-action', 'action-strong'] as const,
      ...['action', 'you', 'error', 'success', 'warning'].map((name) => ['ink', `${name}-wash`] as const),
      ...['action', 'you'].map((name) => ['ink-soft', `${name}-wash`] as const),
    ]
    expect(belowOf(tokens, 4.5, [...onBoth(words), ...washes])).toEqual([])
  })

  it('keep borders, focus, coral and every data colour at 3:1 and more', () => {
    const marks = ['line-strong', 'focus', 'you', ...[1, 2, 3, 4, 5, 6].map((n) => `data-${n}`)]
    expect(belowOf(tokens, 3, [...onBoth(marks), ['line-strong', 'action-wash']])).toEqual([])
  })
})

describe('the colours for who asks for more contrast', () => {
  it('keep words at 7:1 and more', () => {
    const words = onBoth(['ink', 'ink-soft', 'action'])
    expect([...belowOf(contrast, 7, words), ...belowOf(darkContrast, 7, words)]).toEqual([])
  })
})

describe('the styles', () => {
  it('take their colours from the tokens, so that every scheme reaches every component', () => {
    const entry = readFileSync(join(import.meta.dirname, 'app.css'), 'utf8')
    const files = [...entry.matchAll(/@import "(.+)"/g)].map(([, path = '']) => path)
    expect(files.length).toBeGreaterThan(20)
    const own = files.filter((path) => !/tokens|print/.test(path))
    expect(
      own.filter((path) =>
        /#[0-9a-f]{3,8}\b|rgba?\(/i.test(readFileSync(join(import.meta.dirname, path), 'utf8')),
      ),
    ).toEqual([])
  })

  it('name sides by reading direction, so that right-to-left pages are not a second style sheet', () => {
    const entry = readFileSync(join(import.meta.dirname, 'app.css'), 'utf8')
    const physical =
      /(margin|padding|border|inset)-(left|right|top|bottom)|^\s*(left|right|top|bottom|width|height):/m
    const found = [...entry.matchAll(/@import "(.+)"/g)]
      .map(([, path = '']) => path)
      .filter((path) => physical.test(readFileSync(join(import.meta.dirname, path), 'utf8')))
    expect(found).toEqual([])
  })
})
