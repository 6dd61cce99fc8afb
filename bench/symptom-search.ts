/**
 * How often the right term is in the first five, and how fast, beside a plain scan of all names in the
 * same run: `node bench/symptom-search.ts --vocabularies DIR`.
 */
import { parseArgs } from 'node:util'
import { everydayTables } from '../app/src/vocabulary/search/everyday-tables.ts'
import { hitRate, readPhrases } from '../app/src/vocabulary/search/search-promise.ts'
import { fullTerms } from '../app/src/vocabulary/search/searchable-from-files.ts'
import { buildSymptomSearch, type SymptomSearch } from '../app/src/vocabulary/search/symptom-search.ts'
import { fold } from '../app/src/vocabulary/search/words.ts'
import { shippedTable } from '../app/src/vocabulary/shipped.ts'

const { values } = parseArgs({ options: { vocabularies: { type: 'string' }, cases: { type: 'string' } } })
if (values.vocabularies === undefined) {
  process.stderr.write('Usage: node bench/symptom-search.ts --vocabularies DIR\n')
  process.exit(2)
}
const print = (line: string) => process.stdout.write(`${line}\n`)

const terms = await fullTerms(values.vocabularies)
const started = performance.now()
const search = buildSymptomSearch(terms, everydayTables())
print(`index of ${terms.length} terms built in ${Math.round(performance.now() - started)} ms`)

const phrases = readPhrases(shippedTable('search/phrases.tsv'))
for (const language of ['en', 'es'] as const) {
  for (const half of ['tuning', 'unseen'] as const) {
    const some = phrases.filter((each) => each.language === language && each.half === half)
    print(
      `${language} ${half}: right term in the first five for ${percent(hitRate(search, some))} of ${some.length}`,
    )
  }
}
print(`all: ${percent(hitRate(search, phrases))} of ${phrases.length}`)

/** What a LIKE over every name does: names that hold the words, those that hold most of them first. */
const names = terms.flatMap(({ id, names: list }) =>
  list.map(({ text, language }) => ({ id, language, text: fold(text) })),
)
const scan: SymptomSearch = (query, { locale, limit = 8 }) => {
  const words = fold(query).split(/\s+/u)
  const counted = names
    .map(({ id, text }) => ({ id, text, count: words.filter((word) => text.includes(word)).length }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || a.text.length - b.text.length)
  const best = new Map(
    counted
      .slice(0, 200)
      .reverse()
      .map((each) => [each.id, each]),
  )
  return [...best.values()]
    .reverse()
    .slice(0, limit)
    .map(({ id, text, count }) => ({ id, score: count, name: text, language: locale === 'es' ? 'es' : 'en' }))
}

const ours = timed(search)
const plain = timed(scan)
print(`search p50 ${ours.p50.toFixed(2)} ms, p95 ${ours.p95.toFixed(2)} ms`)
print(
  `plain scan p50 ${plain.p50.toFixed(2)} ms, p95 ${plain.p95.toFixed(2)} ms, hits ${percent(hitRate(scan, phrases))}`,
)
print(
  `ratio to the plain scan: p50 ${(plain.p50 / ours.p50).toFixed(1)} x faster, p95 ${(plain.p95 / ours.p95).toFixed(1)} x faster`,
)

function timed(find: SymptomSearch): { readonly p50: number; readonly p95: number } {
  // Once to warm up, once while typing letter by letter the way the picker asks, which is the harder case.
  const times: number[] = []
  for (const measured of [false, true]) {
    for (const { language, phrase } of phrases) {
      for (const asked of [phrase, phrase.slice(0, Math.ceil(phrase.length / 2))]) {
        const from = performance.now()
        find(asked, { locale: language, limit: 8, typing: asked !== phrase })
        if (measured) times.push(performance.now() - from)
      }
    }
  }
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.floor(times.length * share)] ?? 0
  return { p50: at(0.5), p95: at(0.95) }
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`
}
