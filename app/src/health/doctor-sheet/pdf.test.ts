import { describe, expect, it } from 'vitest'
import type { Sheet } from './doctor-sheet.ts'
import { canMakePdf, makePdf } from './pdf.ts'
import { pdfDataOf } from './pdf-data.ts'

const aSheet = (wish: Partial<Sheet> = {}): Sheet => ({
  locale: 'ro',
  name: 'Ștefan',
  madeOn: '2026-11-22',
  age: { own: '4 ani', english: '4 years old' },
  sex: undefined,
  diagnoses: [
    {
      name: { own: 'Distrofie', english: 'Dystrophy' },
      facts: { own: 'Suspectat', english: 'Suspected' },
      codes: 'ORPHA:98896',
    },
  ],
  present: [
    {
      title: { own: 'Mușchi', english: 'Muscles' },
      lines: [
        {
          code: 'HP:0002359',
          name: { own: 'Cade des', english: 'Frequent falls' },
          facts: { own: 'sever', english: 'severe' },
          ownWords: 'cade',
        },
      ],
    },
  ],
  absent: [],
  unsure: [],
  ...wish,
})

const texts = (pdf: Uint8Array | undefined): string => Buffer.from(pdf ?? []).toString('latin1')

describe.skipIf(!canMakePdf())('the doctor sheet as a PDF', () => {
  it('is tagged for assistive technology and says its language', () => {
    const pdf = texts(makePdf(pdfDataOf(aSheet())))
    expect(pdf.startsWith('%PDF-')).toBe(true)
    expect(pdf).toContain('/MarkInfo')
    expect(pdf).toContain('pdfuaid')
    expect(pdf).toContain('/Lang')
  })

  it('takes what a person wrote as words, never as commands of the typesetter', () => {
    const evil = '#panic("out") $x$ ] ) " \\ *b* @ref #read("/etc/passwd") // `raw`'
    const pdf = makePdf(pdfDataOf(aSheet({ name: evil })))
    expect(texts(pdf).startsWith('%PDF-')).toBe(true)
  })

  it('is made even when a letter is in no font', () => {
    expect(texts(makePdf(pdfDataOf(aSheet({ name: '\u{1F468}‍\u{1F469} ܐܒ' })))).startsWith('%PDF-')).toBe(
      true,
    )
  })
})

describe('where the typesetter is not installed', () => {
  it('no PDF is made and nothing breaks', () => {
    expect(canMakePdf('@nowhere/no-such-package')).toBe(false)
    expect(makePdf(pdfDataOf(aSheet()), '@nowhere/no-such-package')).toBeUndefined()
  })
})

describe('what the PDF is made from', () => {
  it('has both languages side by side, and English alone for an English reader', () => {
    expect(pdfDataOf(aSheet()).parts.map(({ own, english }) => [own, english])).toEqual([
      ['Diagnostic', 'Diagnosis'],
      ['Simptome', 'Symptoms'],
    ])
    expect(pdfDataOf(aSheet({ locale: 'en' })).alone).toBe(true)
  })

  it('leaves out parts that have nothing to say', () => {
    expect(pdfDataOf(aSheet({ diagnoses: [], present: [] })).parts).toEqual([])
  })
})
