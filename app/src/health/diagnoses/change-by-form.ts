import type { Locale } from '../../platform/i18n/index.ts'
import { ownWordsChosen } from './diagnosis.input.ts'
import type { DiagnosisView } from './diagnosis.view.ts'
import { diagnosisName } from './diagnosis-list.tsx'

type Raw = Readonly<Record<string, unknown>>

/** What the form of a change starts from, and sends along to be compared with. */
export const diagnosisBefore = (locale: Locale, diagnosis: DiagnosisView) => ({
  name: diagnosisName(locale, diagnosis),
  diseaseId: diagnosis.disease?.id ?? ownWordsChosen,
})

/** No disease has this id: a name that was written anew is asked about before it is kept. */
const toBeAsked = 'ask'

const nameIn = ({ freeText }: Raw): string => (typeof freeText === 'string' ? freeText.trim() : '')

/** A name nobody touched keeps its disease; an emptied one is missing; another one is asked about. */
export const changeByForm = (raw: Raw): Raw => {
  if (raw.diseaseId !== undefined || raw.status === 'undiagnosed') return raw
  const name = nameIn(raw)
  if (name.length < 2) return { ...raw, freeText: '' }
  return { ...raw, diseaseId: name === raw.nameBefore ? raw.diseaseBefore : toBeAsked }
}

export const asksWhich = (raw: Raw): boolean => changeByForm(raw).diseaseId === toBeAsked
