import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findUp } from '../platform/db/index.ts'
import { type TextLocale, type TextPurpose, textLocaleOf, textLocales, textPurposes } from './purpose.ts'

export type TextBlock =
  | { readonly kind: 'heading' | 'paragraph'; readonly words: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }

/** One published wording. What a person agreed to is this, byte for byte. */
export type ConsentText = {
  readonly purpose: TextPurpose
  readonly version: number
  readonly locale: TextLocale
  readonly body: string
  readonly sha256: string
}

/** The words, split for showing: `# title`, `## heading`, `- item`, and plain paragraphs. No other markup exists. */
export const readText = (body: string): { readonly title: string; readonly blocks: readonly TextBlock[] } => {
  const blocks: TextBlock[] = []
  let title = ''
  for (const part of body.split(/\n+/).map((line) => line.trim())) {
    if (part === '') continue
    const last = blocks.at(-1)
    if (part.startsWith('# ')) title = part.slice(2)
    else if (part.startsWith('## ')) blocks.push({ kind: 'heading', words: part.slice(3) })
    else if (!part.startsWith('- ')) blocks.push({ kind: 'paragraph', words: part })
    else if (last?.kind === 'list')
      blocks[blocks.length - 1] = { kind: 'list', items: [...last.items, part.slice(2)] }
    else blocks.push({ kind: 'list', items: [part.slice(2)] })
  }
  return { title, blocks }
}

const fileName = /^(?<purpose>[a-z-]+)\.v(?<version>\d+)\.(?<locale>[a-z]{2})\.md$/

const parseName = (name: string): Pick<ConsentText, 'purpose' | 'version' | 'locale'> => {
  const found = fileName.exec(name)?.groups
  const purpose = textPurposes.find((known) => known === found?.purpose)
  const locale = textLocales.find((known) => known === found?.locale)
  if (purpose === undefined || locale === undefined)
    throw new Error(`${name} is no consent text: it must be called purpose.v1.language.md.`)
  return { purpose, version: Number(found?.version), locale }
}

/** Every text shipped, all versions. */
export const loadTexts = (directory: string = findUp('app/src/consent/texts')): readonly ConsentText[] => {
  const names = readdirSync(directory).filter((name) => name.endsWith('.md'))
  if (names.length === 0)
    throw new Error(`No consent text found in ${directory}: the installation is incomplete.`)
  return names.sort().map((name) => {
    const body = readFileSync(join(directory, name), 'utf8').replaceAll('\r\n', '\n').trim()
    return { ...parseName(name), body, sha256: createHash('sha256').update(body).digest('hex') }
  })
}

let shipped: readonly ConsentText[] | undefined

/** The newest wording of a purpose in the reader's language. Texts ship with the program, so they are read once. */
export const currentText = (purpose: TextPurpose, locale: string): ConsentText => {
  shipped ??= loadTexts()
  const wanted = textLocaleOf(locale)
  const newest = shipped
    .filter((text) => text.purpose === purpose && text.locale === wanted)
    .sort((a, b) => b.version - a.version)[0]
  if (newest === undefined) throw new Error(`There is no text for ${purpose} in ${wanted}.`)
  return newest
}

/** The very wording somebody read: published texts never change, so every version is still there. */
export const textOf = (purpose: TextPurpose, version: number, locale: string): ConsentText | undefined => {
  shipped ??= loadTexts()
  const wanted = textLocaleOf(locale)
  return shipped.find(
    (text) => text.purpose === purpose && text.version === version && text.locale === wanted,
  )
}
