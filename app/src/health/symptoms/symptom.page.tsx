import type { z } from 'zod'
import type { Failure, Visit } from '../../access/index.ts'
import { Actions, Button, ErrorSummary, Field, Page, Radios, TextArea } from '../../ui/index.ts'
import { say } from '../messages/index.ts'
import { sentenceAt, typedIn } from '../shown-problems.ts'
import type { readSymptom } from './read-symptom.ts'
import { certainties, courses, onsets, presences, provenances, severities } from './symptom.ts'

type SymptomPageProps = {
  readonly visit: Visit
  readonly personId: string
  readonly value: z.output<typeof readSymptom.output>
  readonly failure?: Failure | undefined
}

/** All that can be said about one symptom. Every question may stay unanswered. */
export const SymptomPage = ({ visit, personId, value: { who, symptom }, failure }: SymptomPageProps) => {
  const { locale } = visit
  const t = say(locale)
  const list = visit.href(`/persons/${personId}/symptoms`)
  const path = `/persons/${personId}/symptoms/${symptom.entry}`
  const chosen = (field: 'presence' | 'onset' | 'severity' | 'course' | 'certainty' | 'provenance') =>
    typedIn(failure, field) ?? symptom[field]
  const months = symptom.onsetMonths
  return (
    <Page
      {...visit.shell}
      path={path}
      title={symptom.label}
      sensitive
      hasProblems={failure !== undefined}
      breadcrumbs={[{ label: t('symptoms.crumb'), href: list }, { label: symptom.label }]}
    >
      {failure && <ErrorSummary locale={locale} problems={failure.errors} />}
      <h1>{symptom.label}</h1>
      {symptom.plain && <p class="lead">{symptom.plain}</p>}
      <p class="small">
        {t('symptom.code')} <code>{symptom.hpoId}</code>
      </p>
      <form method="post" action={visit.href(path)}>
        <Radios
          locale={locale}
          name="presence"
          legend={t('meaning.presence', { ...who })}
          value={chosen('presence')}
          options={presences.map((each) => ({ value: each, label: t(`presence.${each}`) }))}
        />
        <Radios
          locale={locale}
          name="onset"
          legend={t('edit.onset')}
          hint={t('edit.onset.hint')}
          value={chosen('onset')}
          options={onsets.map((each) => ({
            value: each,
            label: t(`edit.onset.${each}`),
            ...(each === 'age'
              ? { reveal: <AgeFields visit={visit} months={months} failure={failure} /> }
              : {}),
          }))}
        />
        <Radios
          locale={locale}
          name="severity"
          legend={t('edit.severity')}
          value={chosen('severity')}
          options={severities.map((each) => ({ value: each, label: t(`edit.severity.${each}`) }))}
        />
        <Radios
          locale={locale}
          name="course"
          legend={t('edit.course')}
          value={chosen('course')}
          options={courses.map((each) => ({ value: each, label: t(`edit.course.${each}`) }))}
        />
        <Radios
          locale={locale}
          name="certainty"
          legend={t('edit.certainty')}
          hint={t('edit.certainty.hint')}
          value={chosen('certainty')}
          options={certainties.map((each) => ({ value: each, label: t(`edit.certainty.${each}`) }))}
        />
        <Radios
          locale={locale}
          name="provenance"
          legend={t('edit.provenance')}
          hint={t('edit.provenance.hint')}
          value={chosen('provenance')}
          options={provenances.map((each) => ({ value: each, label: t(`edit.provenance.${each}`) }))}
        />
        <TextArea
          locale={locale}
          name="ownWords"
          label={t('edit.ownWords')}
          hint={t('edit.ownWords.hint')}
          whoSees={t('edit.ownWords.who')}
          optional
          rows={3}
          maxlength={500}
          value={typedIn(failure, 'ownWords') ?? symptom.ownWords}
          error={sentenceAt(failure, 'ownWords')}
        />
        <Actions>
          <Button>{t('edit.save')}</Button>
          <a href={list}>{t('edit.back')}</a>
        </Actions>
      </form>
      <h2>{t('remove.title')}</h2>
      <p>{t('remove.text')}</p>
      <form method="post" action={visit.href(`${path}/remove`)}>
        <Button kind="danger">{t('remove.button', { label: symptom.label })}</Button>
      </form>
    </Page>
  )
}

type AgeFieldsProps = {
  readonly visit: Visit
  readonly months: number | undefined
  readonly failure: Failure | undefined
}

const AgeFields = ({ visit, months, failure }: AgeFieldsProps) => {
  const t = say(visit.locale)
  return (
    <>
      <Field
        locale={visit.locale}
        name="onsetYears"
        label={t('edit.years')}
        inputmode="numeric"
        width="short"
        value={typedIn(failure, 'onsetYears') ?? (months === undefined ? undefined : Math.floor(months / 12))}
        error={sentenceAt(failure, 'onsetYears')}
      />
      <Field
        locale={visit.locale}
        name="onsetMonths"
        label={t('edit.months')}
        inputmode="numeric"
        width="short"
        value={typedIn(failure, 'onsetMonths') ?? (months === undefined ? undefined : months % 12)}
        error={sentenceAt(failure, 'onsetMonths')}
      />
    </>
  )
}
