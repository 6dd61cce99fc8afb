import type { z } from 'zod'
import type { Failure, Visit } from '../../access/index.ts'
import { Actions, Button, ErrorSummary, Field, Page, Radios } from '../../ui/index.ts'
import { say } from '../messages/index.ts'
import { sentenceAt, typedIn } from '../shown-problems.ts'
import { diagnosisBefore } from './change-by-form.ts'
import { ChooseDisease, type Found } from './choose-disease.tsx'
import { named } from './diagnosis.ts'
import { diagnosisName } from './diagnosis-list.tsx'
import type { readDiagnosis } from './read-diagnosis.ts'

type DiagnosisPageProps = {
  readonly visit: Visit
  readonly personId: string
  readonly value: z.output<typeof readDiagnosis.output>
  /** When another name was written: which disease may be meant by it. */
  readonly found?: Found | undefined
  readonly failure?: Failure | undefined
}

/** One diagnosis said differently; what it said before stays in its history. */
export const DiagnosisPage = ({ visit, personId, value, found, failure }: DiagnosisPageProps) => {
  const { locale } = visit
  const t = say(locale)
  const { diagnosis } = value
  const list = visit.href(`/persons/${personId}/diagnoses`)
  const path = `/persons/${personId}/diagnoses/${diagnosis.entry}`
  const name = diagnosisName(locale, diagnosis)
  return (
    <Page
      {...visit.shell}
      path={path}
      title={t('diagnosis.change', { name })}
      sensitive
      hasProblems={failure !== undefined}
      breadcrumbs={[{ label: t('diagnosis.part.title'), href: list }, { label: name }]}
    >
      {failure && (
        <ErrorSummary
          locale={locale}
          problems={failure.errors}
          questions={{
            freeText: t('diagnosis.name'),
            status: t('diagnosis.status'),
            sinceYear: t('diagnosis.sinceYear'),
          }}
        />
      )}
      <h1>{t('diagnosis.change', { name })}</h1>
      {found ? (
        <ChooseDisease
          visit={visit}
          action={visit.href(path)}
          back={visit.href(path)}
          found={found}
          provenance={diagnosis.provenance}
        />
      ) : (
        <ChangeForm visit={visit} action={visit.href(path)} back={list} value={value} failure={failure} />
      )}
    </Page>
  )
}

type ChangeFormProps = Pick<DiagnosisPageProps, 'visit' | 'value' | 'failure'> & {
  readonly action: string
  readonly back: string
}

const ChangeForm = ({ visit, action, back, value: { diagnosis }, failure }: ChangeFormProps) => {
  const { locale } = visit
  const t = say(locale)
  const isNamed = diagnosis.status !== 'undiagnosed'
  const before = diagnosisBefore(locale, diagnosis)
  return (
    <form method="post" action={action} novalidate>
      <input type="hidden" name="provenance" value={diagnosis.provenance} />
      {isNamed ? (
        <>
          <input type="hidden" name="nameBefore" value={before.name} />
          <input type="hidden" name="diseaseBefore" value={before.diseaseId} />
          <Field
            locale={locale}
            name="freeText"
            label={t('diagnosis.name')}
            hint={t('diagnosis.change.name.hint')}
            maxlength={300}
            autocomplete="off"
            value={typedIn(failure, 'freeText') ?? before.name}
            error={sentenceAt(failure, 'freeText') ?? sentenceAt(failure, 'diseaseId')}
          />
          <Radios
            locale={locale}
            name="status"
            legend={t('diagnosis.status')}
            whoSees={t('diagnosis.who')}
            value={typedIn(failure, 'status') ?? diagnosis.status}
            error={sentenceAt(failure, 'status')}
            options={named.map((status) => ({
              value: status,
              label: t(`diagnosis.status.${status}`),
              hint: t(`diagnosis.status.${status}.hint`),
            }))}
          />
        </>
      ) : (
        <input type="hidden" name="status" value="undiagnosed" />
      )}
      <Field
        locale={locale}
        name="sinceYear"
        label={isNamed ? t('diagnosis.sinceYear') : t('diagnosis.noName.since')}
        hint={t('diagnosis.sinceYear.hint')}
        inputmode="numeric"
        width="short"
        maxlength={4}
        optional
        value={typedIn(failure, 'sinceYear') ?? (failure ? undefined : diagnosis.sinceYear)}
        error={sentenceAt(failure, 'sinceYear')}
      />
      <Actions>
        <Button>{t('edit.save')}</Button>
        <a href={back}>{t('edit.back')}</a>
      </Actions>
    </form>
  )
}
