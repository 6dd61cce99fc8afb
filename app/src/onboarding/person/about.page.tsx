import type { Failure, Visit } from '../../access/index.ts'
import { DiagnosesPart, ProfileFields, profileQuestions } from '../../health/index.ts'
import { Actions, Button, ErrorSummary, Field, Notice, Page, Radios, SaveLater } from '../../ui/index.ts'
import { sentenceAt, typed } from '../failure.ts'
import { say } from '../messages/index.ts'
import { Steps } from '../steps.tsx'
import type { About } from './read-about.ts'
import { diagnosisStates } from './save-about.ts'

type Props = { readonly visit: Visit; readonly value: About; readonly failure?: Failure | undefined }

export const AboutPersonPage = ({ visit, value, failure }: Props) => {
  const { locale, shell } = visit
  const t = say(locale)
  const path = `/persons/${value.personId}/about`
  const title = t('person.about.title', { ...value.who })
  return (
    <Page {...shell} path={path} title={title} sensitive hasProblems={failure !== undefined}>
      <ErrorSummary
        locale={locale}
        problems={failure?.errors ?? []}
        questions={{
          ...profileQuestions(locale, value.who),
          name: t('person.name'),
          diagnosis: t('diagnosis.is', { ...value.who }),
          freeText: t('diagnosis.name'),
          diseaseId: t('diagnosis.which'),
          sinceYear: t('diagnosis.since'),
        }}
      />
      {!value.isMember && <Steps visit={visit} step={3} />}
      <h1>{title}</h1>
      <p class="lead">{t('person.about.lead')}</p>
      {value.carried > 0 && (
        <Notice locale={locale} kind="success">
          <p>{t('carried.added', { count: value.carried })}</p>
        </Notice>
      )}
      <form method="post" action={visit.href(path)} novalidate>
        <Field
          locale={locale}
          name="name"
          label={t('person.name')}
          hint={t('person.name.hint')}
          whoSees={t('who.onlyYouSealed')}
          width="medium"
          maxlength={60}
          autocomplete="off"
          optional
          value={typed(failure, 'name') ?? value.name}
          error={sentenceAt(failure, 'name')}
        />
        <ProfileFields locale={locale} who={value.who} profile={value.profile} failure={failure} />
        {value.diagnoses.length === 0 && <Diagnosis visit={visit} value={value} failure={failure} />}
        <Actions>
          <Button>{t('person.about.save')}</Button>
        </Actions>
        {!value.isMember && <SaveLater locale={locale} button={{ name: 'later', value: 'yes' }} />}
      </form>
      {value.diagnoses.length > 0 && (
        <DiagnosesPart
          locale={locale}
          diagnoses={value.diagnoses}
          href={visit.href(`/persons/${value.personId}/diagnoses`)}
        />
      )}
    </Page>
  )
}

/** One question; what depends on the answer stands under it, so that it needs no script. */
const Diagnosis = ({ visit, value, failure }: Props) => {
  const { locale } = visit
  const t = say(locale)
  return (
    <>
      <Radios
        locale={locale}
        name="diagnosis"
        legend={t('diagnosis.is', { ...value.who })}
        whoSees={t('who.onlyYouNow')}
        value={typed(failure, 'diagnosis')}
        error={sentenceAt(failure, 'diagnosis')}
        options={diagnosisStates.map((state) => ({
          value: state,
          label: t(`diagnosis.${state}`),
          hint: t(`diagnosis.${state}.hint`),
        }))}
      />
      <Field
        locale={locale}
        name="freeText"
        label={t('diagnosis.name')}
        hint={t('diagnosis.name.hint')}
        maxlength={300}
        autocomplete="off"
        optional
        value={typed(failure, 'freeText')}
        error={sentenceAt(failure, 'freeText')}
      />
      <Candidates visit={visit} value={value} failure={failure} />
      <Field
        locale={locale}
        name="sinceYear"
        label={t('diagnosis.since')}
        hint={t('diagnosis.since.hint')}
        width="short"
        inputmode="numeric"
        maxlength={4}
        optional
        value={typed(failure, 'sinceYear')}
        error={sentenceAt(failure, 'sinceYear')}
      />
    </>
  )
}

const Candidates = ({ visit, value, failure }: Props) => {
  if (value.candidates.length === 0) return null
  const { locale } = visit
  const t = say(locale)
  return (
    <Radios
      locale={locale}
      name="diseaseId"
      legend={t('diagnosis.which')}
      hint={t('diagnosis.which.hint')}
      value={typed(failure, 'diseaseId')}
      error={sentenceAt(failure, 'diseaseId')}
      options={[
        ...value.candidates.map(({ id, label, codes }) => ({
          value: id,
          label,
          hint: <code dir="ltr">{codes.join(' · ')}</code>,
        })),
        { value: 'own', label: t('diagnosis.own'), hint: t('diagnosis.own.hint') },
      ]}
    />
  )
}
