import { formatDate } from '../../platform/i18n/index.ts'
import { say } from '../messages/index.ts'
import type { Both, Sheet, SheetLine } from './doctor-sheet.ts'

type PdfLine = {
  readonly own: string
  readonly ownFacts: string
  readonly words: string
  readonly english: string
  readonly englishFacts: string
  readonly code: string
}

type PdfGroup = { readonly title: Both | null; readonly lines: readonly PdfLine[] }

/** What the template reads. It holds words as plain text: nothing in it can act as markup. */
export type PdfData = {
  readonly title: string
  readonly heading: string
  readonly lang: string
  readonly alone: boolean
  readonly facts: string
  readonly columns: readonly string[]
  readonly parts: readonly (Both & { readonly groups: readonly PdfGroup[] })[]
  readonly source: string
}

const lineOf = ({ name, facts, ownWords, code }: SheetLine, alone: boolean): PdfLine => ({
  own: name.own,
  ownFacts: facts.own,
  words: ownWords ?? '',
  english: name.english,
  englishFacts: alone ? '' : facts.english,
  code,
})

export const pdfDataOf = (sheet: Sheet): PdfData => {
  // The test languages have no words of their own here.
  const locale = sheet.locale === 'es' || sheet.locale === 'ro' ? sheet.locale : 'en'
  const alone = locale === 'en'
  const t = say(locale)
  const e = say('en')
  const pair = ({ own, english }: Both): string => (alone || own === english ? own : `${own} / ${english}`)
  const part = (
    key: 'sheet.diagnosis' | 'sheet.present' | 'sheet.absent' | 'sheet.unsure',
    groups: readonly PdfGroup[],
  ) =>
    groups.some(({ lines }) => lines.length > 0)
      ? [{ own: t(key), english: e(key), groups: groups.filter(({ lines }) => lines.length > 0) }]
      : []
  const plain = (lines: readonly SheetLine[]): PdfGroup => ({
    title: null,
    lines: lines.map((line) => lineOf(line, alone)),
  })
  const diagnoses: PdfGroup = {
    title: null,
    lines: sheet.diagnoses.map(({ name, facts, codes }) =>
      lineOf({ name, facts, code: codes, ownWords: undefined }, alone),
    ),
  }
  return {
    title: t('sheet.title'),
    heading: sheet.name ?? pair({ own: t('sheet.noName'), english: e('sheet.noName') }),
    lang: locale,
    alone,
    facts: [
      ...(sheet.age === undefined ? [] : [pair(sheet.age)]),
      ...(sheet.sex === undefined ? [] : [pair(sheet.sex)]),
      t('sheet.made', { date: formatDate(locale, sheet.madeOn) }),
    ].join(' · '),
    columns: [t('sheet.column.own'), t('sheet.column.english'), t('sheet.column.code')],
    parts: [
      ...part('sheet.diagnosis', [diagnoses]),
      ...part(
        'sheet.present',
        sheet.present.map(({ title, lines }) => ({ ...plain(lines), title })),
      ),
      ...part('sheet.absent', [plain(sheet.absent)]),
      ...part('sheet.unsure', [plain(sheet.unsure)]),
    ],
    source: pair({ own: t('sheet.source'), english: e('sheet.source') }),
  }
}
