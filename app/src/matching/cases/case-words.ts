import { formatNumber, type Locale } from '../../platform/i18n/index.ts'
import { say } from '../messages/index.ts'
import type { CaseView } from './case.view.ts'
import { type CaseAge, caseAge } from './published-case.ts'

type About = Pick<CaseView, 'sex' | 'age'>

const kindOf = (sex: About['sex'], { unit, count }: CaseAge): string => {
  const isChild = unit !== 'years' || count < 18
  if (sex === 'female') return isChild ? 'girl' : 'woman'
  if (sex === 'male') return isChild ? 'boy' : 'man'
  return isChild ? 'child' : 'other'
}

/** “A girl, 4 years”. Without an age nobody knows whether it was a child, so then it is a person. */
export const caseWho = (locale: Locale, about: About): string => {
  const t = say(locale)
  const age = caseAge(about.age)
  if (age === undefined) return t('case.who', { kind: 'other' })
  const who = t('case.who', { kind: kindOf(about.sex, age) })
  return t('case.whoAged', { who, age: t(`case.age.${age.unit}`, { count: age.count }) })
}

/** A, B, … Z, then 27, 28: what ties a case on the map to its card. */
export const caseLetter = (locale: Locale, at: number): string =>
  at < 26 ? String.fromCharCode(65 + at) : formatNumber(locale, at + 1)
