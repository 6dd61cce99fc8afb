import type { Locale } from '../../platform/i18n/index.ts'
import type { DiagnosisView } from '../diagnoses/diagnosis.view.ts'
import { say } from '../messages/index.ts'
import type { SymptomView } from '../symptoms/symptom.view.ts'
import { factWords } from '../symptoms/symptom-words.ts'
import type { VocabularyForHealth } from '../vocabulary.ts'

/** The same in the reader’s language and in English, side by side. */
export type Both = { readonly own: string; readonly english: string }

export type SheetLine = {
  readonly code: string
  readonly name: Both
  readonly facts: Both
  readonly ownWords: string | undefined
}

export type SheetGroup = { readonly title: Both; readonly lines: readonly SheetLine[] }

export type Sheet = {
  readonly locale: Locale
  readonly name: string | undefined
  readonly madeOn: string
  readonly age: Both | undefined
  readonly sex: Both | undefined
  readonly diagnoses: readonly { readonly name: Both; readonly facts: Both; readonly codes: string }[]
  readonly present: readonly SheetGroup[]
  readonly absent: readonly SheetLine[]
  readonly unsure: readonly SheetLine[]
}

type SheetInput = {
  readonly locale: Locale
  readonly name: string | undefined
  readonly madeOn: string
  readonly ageInMonths: number | undefined
  readonly sex: 'female' | 'male' | 'other' | 'unsaid'
  readonly diagnoses: readonly DiagnosisView[]
  readonly symptoms: readonly SymptomView[]
}

const both = (locale: Locale, speak: (locale: Locale) => string): Both => ({
  own: speak(locale),
  english: speak('en'),
})

/** Puts a person on one page for a doctor: what is there by body system, what is not, what is not sure. */
export const doctorSheet = (input: SheetInput, vocabulary: VocabularyForHealth): Sheet => {
  const { locale, symptoms, ageInMonths, sex } = input
  const line = (symptom: SymptomView): SheetLine => ({
    code: symptom.hpoId,
    name: { own: symptom.label, english: vocabulary.clinicalName(symptom.hpoId) },
    facts: both(locale, (in_) => factWords(in_, symptom).join(', ')),
    ownWords: symptom.ownWords,
  })
  const linesWith = (presence: SymptomView['presence']): readonly SheetLine[] =>
    symptoms.filter((symptom) => symptom.presence === presence).map(line)
  const systemOf = (symptom: SymptomView): string =>
    vocabulary.bodySystemsOf(symptom.hpoId)[0] ?? symptom.hpoId
  const present = symptoms.filter(({ presence }) => presence === 'present')
  const systems = [...new Set(present.map(systemOf))]
  return {
    locale,
    name: input.name,
    madeOn: input.madeOn,
    age:
      ageInMonths === undefined
        ? undefined
        : both(locale, (in_) => say(in_)('sheet.age', { years: Math.floor(ageInMonths / 12) })),
    sex: sex === 'unsaid' ? undefined : both(locale, (in_) => say(in_)(`profile.sex.${sex}`)),
    diagnoses: input.diagnoses.map((diagnosis) => diagnosisLine(diagnosis, locale, vocabulary)),
    present: systems.map((system) => ({
      title: { own: vocabulary.nameSymptom(system, locale).label, english: vocabulary.clinicalName(system) },
      lines: present.filter((symptom) => systemOf(symptom) === system).map(line),
    })),
    absent: linesWith('absent'),
    unsure: linesWith('unsure'),
  }
}

const diagnosisLine = (diagnosis: DiagnosisView, locale: Locale, vocabulary: VocabularyForHealth) => {
  const { disease, freeText, status, sinceYear } = diagnosis
  const name = (in_: Locale): string => {
    if (disease !== undefined) return vocabulary.nameDisease(disease.id, in_).label
    return freeText ?? say(in_)('diagnosis.noName')
  }
  const facts = (in_: Locale): string => {
    const t = say(in_)
    const since = sinceYear === undefined ? [] : [t('diagnosis.since', { year: String(sinceYear) })]
    return [t(`diagnosis.status.${status}`), ...since].join(', ')
  }
  return { name: both(locale, name), facts: both(locale, facts), codes: disease?.codes.join(' · ') ?? '' }
}
