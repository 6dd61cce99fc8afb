import { shippedTable } from '../shipped.ts'
import { type EverydayTable, readEverydayTable } from './everyday.ts'
import type { SearchLanguage } from './stem.ts'

export function everydayTables(): Readonly<Record<SearchLanguage, EverydayTable>> {
  const read = (language: SearchLanguage) =>
    readEverydayTable(shippedTable(`search/everyday/${language}.tsv`), language)
  return { en: read('en'), es: read('es'), ro: read('ro') }
}
