import type { Child } from 'hono/jsx'
import type { Locale } from '../../platform/i18n/index.ts'
import { say } from '../messages/index.ts'
import type { DiagnosisView } from './diagnosis.view.ts'

/** The name of a diagnosis as a person reads it: the disease, their own words, or that there is no name yet. */
export const diagnosisName = (locale: Locale, diagnosis: DiagnosisView): string =>
  diagnosis.disease?.label ?? diagnosis.freeText ?? say(locale)('diagnosis.noName')

type DiagnosisListProps = {
  readonly locale: Locale
  readonly diagnoses: readonly DiagnosisView[]
  /** What can be done with one, beside it. */
  readonly ways?: (diagnosis: DiagnosisView) => Child
}

export const DiagnosisList = ({ locale, diagnoses, ways }: DiagnosisListProps) => {
  const t = say(locale)
  if (diagnoses.length === 0) return <p>{t('diagnosis.nothing')}</p>
  return (
    <ul class="symptom-group__list">
      {diagnoses.map((diagnosis) => (
        <li class="symptom">
          <div class="symptom__words">
            <p class="symptom__label symptom__label--first">
              {diagnosisName(locale, diagnosis)}{' '}
              {diagnosis.disease?.codes.map((code) => (
                <code class="symptom__code">{code} </code>
              ))}
            </p>
            <p class="symptom__facts">
              {[
                t(`diagnosis.status.${diagnosis.status}`),
                ...(diagnosis.sinceYear === undefined
                  ? []
                  : [t('diagnosis.since', { year: String(diagnosis.sinceYear) })]),
              ].join(' · ')}
            </p>
          </div>
          {ways?.(diagnosis)}
        </li>
      ))}
    </ul>
  )
}

type DiagnosesPartProps = {
  readonly locale: Locale
  readonly diagnoses: readonly DiagnosisView[]
  /** The page of diagnoses, with its language. */
  readonly href: string
}

/** What is known of the diagnosis, inside another page, with the way to the page where it is said. */
export const DiagnosesPart = ({ locale, diagnoses, href }: DiagnosesPartProps) => {
  const t = say(locale)
  return (
    <section aria-labelledby="diagnoses-part">
      <h2 id="diagnoses-part">{t('diagnosis.part.title')}</h2>
      <p>{t('diagnosis.part.text')}</p>
      <DiagnosisList locale={locale} diagnoses={diagnoses} />
      <p>
        <a class="button button--secondary" href={href}>
          {t(diagnoses.length === 0 ? 'diagnosis.part.add' : 'diagnosis.part.change')}
        </a>
      </p>
    </section>
  )
}
