import type { z } from 'zod'
import type { Failure, Visit } from '../../access/index.ts'
import {
  Actions,
  Button,
  ErrorSummary,
  Field,
  Notice,
  Page,
  Radios,
  type ShownProblem,
} from '../../ui/index.ts'
import { say } from '../messages/index.ts'
import { sentenceAt, typedIn } from '../shown-problems.ts'
import { ChooseDisease, type Found } from './choose-disease.tsx'
import { named } from './diagnosis.ts'
import { DiagnosisList, diagnosisName } from './diagnosis-list.tsx'
import type { listDiagnoses } from './list-diagnoses.ts'

/** Both forms ask for a year under one name; the summary leads to the box of the one that was sent. */
const sinceInNoName = 'searching-since'

type DiagnosesPageProps = {
  readonly visit: Visit
  readonly personId: string
  readonly list: z.output<typeof listDiagnoses.output>
  readonly found?: Found | undefined
  readonly failure?: Failure | undefined
}

const toNoName = (error: ShownProblem): ShownProblem =>
  error.field === 'sinceYear' ? { ...error, field: sinceInNoName } : error

export const DiagnosesPage = ({ visit, personId, list, found, failure }: DiagnosesPageProps) => {
  const { locale } = visit
  const t = say(locale)
  const path = `/persons/${personId}/diagnoses`
  const base = visit.href(path)
  const title = t('diagnosis.title', { ...list.who })
  const shared = { visit, base, failure }
  const isAnswer = failure === undefined && found === undefined && list.mayChange
  const saved = isAnswer ? list.diagnoses.find(({ entry }) => entry === visit.raw.saved) : undefined
  const removed = isAnswer && visit.raw.removed === 'yes'
  return (
    <Page {...visit.shell} path={path} title={title} sensitive hasProblems={failure !== undefined}>
      {failure && (
        <ErrorSummary
          locale={locale}
          problems={isNoName(failure) ? failure.errors.map(toNoName) : failure.errors}
          questions={{
            freeText: t('diagnosis.name'),
            status: t('diagnosis.status'),
            sinceYear: t('diagnosis.sinceYear'),
            [sinceInNoName]: t('diagnosis.noName.since'),
          }}
        />
      )}
      {saved && (
        <Notice
          locale={locale}
          kind="success"
          live
          title={t('diagnosis.saved', { name: diagnosisName(locale, saved) })}
        />
      )}
      {removed && <Notice locale={locale} kind="success" live title={t('diagnosis.removed')} />}
      <h1>{title}</h1>
      <p class="lead">{t('diagnosis.lead')}</p>
      <DiagnosisList
        locale={locale}
        diagnoses={list.diagnoses}
        ways={(diagnosis) =>
          list.mayChange && (
            <div class="symptom__ways">
              <a href={`${base}/${diagnosis.entry}`}>
                {t('symptom.change')}
                <span class="visually-hidden">: {diagnosisName(locale, diagnosis)}</span>
              </a>
              <form method="post" action={`${base}/${diagnosis.entry}/remove`}>
                <button class="button button--quiet" type="submit">
                  {t('diagnosis.remove')}
                  <span class="visually-hidden">: {diagnosisName(locale, diagnosis)}</span>
                </button>
              </form>
            </div>
          )
        }
      />
      {list.mayChange &&
        (found ? (
          <ChooseDisease visit={visit} action={base} back={base} failure={failure} found={found} />
        ) : (
          <Ask {...shared} />
        ))}
      <p>
        <a href={visit.href(`/persons/${personId}/about`)}>{t('diagnosis.back')}</a>
      </p>
    </Page>
  )
}

type PartProps = {
  readonly visit: Visit
  readonly base: string
  readonly failure: Failure | undefined
}

const isNoName = (failure: Failure | undefined): boolean => typedIn(failure, 'status') === 'undiagnosed'

/**
 * What it is called, how sure it is, since when; or, in a form of its own, that there is no name yet. What has to be
 * mended shows in the form it was said in.
 */
const Ask = ({ visit, base, failure }: PartProps) => (
  <>
    <AskName visit={visit} base={base} failure={isNoName(failure) ? undefined : failure} />
    <NoNameYet visit={visit} base={base} failure={isNoName(failure) ? failure : undefined} />
  </>
)

const NoNameYet = ({ visit, base, failure }: PartProps) => {
  const { locale } = visit
  const t = say(locale)
  return (
    <form method="post" action={base}>
      <h2>{t('diagnosis.noName.title')}</h2>
      <p>{t('diagnosis.noName.text')}</p>
      <input type="hidden" name="status" value="undiagnosed" />
      <Field
        locale={locale}
        name="sinceYear"
        id={sinceInNoName}
        label={t('diagnosis.noName.since')}
        inputmode="numeric"
        width="short"
        maxlength={4}
        value={typedIn(failure, 'sinceYear')}
        error={sentenceAt(failure, 'sinceYear')}
      />
      <Actions>
        <Button kind="secondary">{t('diagnosis.noName.save')}</Button>
      </Actions>
    </form>
  )
}

const AskName = ({ visit, base, failure }: PartProps) => {
  const { locale } = visit
  const t = say(locale)
  return (
    <form method="post" action={`${base}/find`}>
      <h2>{t('diagnosis.add')}</h2>
      <Field
        locale={locale}
        name="freeText"
        label={t('diagnosis.name')}
        hint={t('diagnosis.name.hint')}
        maxlength={300}
        autocomplete="off"
        value={typedIn(failure, 'freeText')}
        error={sentenceAt(failure, 'freeText')}
      />
      <Radios
        locale={locale}
        name="status"
        legend={t('diagnosis.status')}
        whoSees={t('diagnosis.who')}
        value={typedIn(failure, 'status')}
        error={sentenceAt(failure, 'status')}
        options={named.map((value) => ({
          value,
          label: t(`diagnosis.status.${value}`),
          hint: t(`diagnosis.status.${value}.hint`),
        }))}
      />
      <Field
        locale={locale}
        name="sinceYear"
        label={t('diagnosis.sinceYear')}
        hint={t('diagnosis.sinceYear.hint')}
        inputmode="numeric"
        width="short"
        maxlength={4}
        optional
        value={typedIn(failure, 'sinceYear')}
        error={sentenceAt(failure, 'sinceYear')}
      />
      <Actions>
        <Button>{t('diagnosis.continue')}</Button>
      </Actions>
    </form>
  )
}
