import type { Locale } from '../../platform/i18n/index.ts'
import { say } from '../messages/index.ts'
import type { SymptomFacts } from './symptom.ts'

type Age = { readonly onset: SymptomFacts['onset']; readonly onsetMonths?: number | undefined }

/** Since when, in words: “since the age of 2 years and 3 months”. Under two years people count in months. */
export const onsetWords = (locale: Locale, { onset, onsetMonths }: Age): string => {
  const t = say(locale)
  if (onset !== 'age') return t(`onset.${onset}`)
  const total = onsetMonths ?? 0
  if (total < 24) return t('onset.inMonths', { months: total })
  const years = Math.floor(total / 12)
  const months = total % 12
  return months === 0 ? t('onset.inYears', { years }) : t('onset.inYearsAndMonths', { years, months })
}

type Facts = Age & Pick<SymptomFacts, 'severity' | 'course' | 'certainty' | 'provenance'>

/** What is known beside the name, shortest first; what was not said is left out. */
export const factWords = (locale: Locale, facts: Facts): readonly string[] => {
  const t = say(locale)
  return [
    ...(facts.onset === 'unknown' ? [] : [onsetWords(locale, facts)]),
    ...(facts.severity === 'unsaid' ? [] : [t(`severity.${facts.severity}`)]),
    ...(facts.course === 'unsaid' ? [] : [t(`course.${facts.course}`)]),
    ...(facts.provenance === 'self' ? [] : [t(`provenance.${facts.provenance}`)]),
  ]
}
