import type { z } from 'zod'
import type { Failure, Visit } from '../../access/index.ts'
import { Actions, Button, ErrorSummary, Field, Page, Radios, type ShownProblem } from '../../ui/index.ts'
import { say } from '../messages/index.ts'
import { sentenceAt, typedIn } from '../shown-problems.ts'
import { ownWordsChosen } from './diagnosis.input.ts'
import { named } from './diagnosis.ts'
import { DiagnosisList, diagnosisName } from './diagnosis-list.tsx'
import type { findDisease, listDiagnoses } from './list-diagnoses.ts'

type Found = Pick<z.output<typeof findDisease.output>, 'asked' | 'candidates'>

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
      <h1>{title}</h1>
      <p class="lead">{t('diagnosis.lead')}</p>
      <DiagnosisList
        locale={locale}
        diagnoses={list.diagnoses}
        ways={(diagnosis) =>
          list.mayChange && (
            <form method="post" action={`${base}/${diagnosis.entry}/remove`} class="symptom__ways">
              <button class="button button--quiet" type="submit">
                {t('diagnosis.remove')}
                <span class="visually-hidden">: {diagnosisName(locale, diagnosis)}</span>
              </button>
            </form>
          )
        }
      />
      {list.mayChange && (found ? <Choose {...shared} found={found} /> : <Ask {...shared} />)}
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

/** Which disease is meant. The own words are an answer like any other. */
const Choose = ({
  visit,
  base,
  failure,
  found: { asked, candidates },
}: PartProps & { readonly found: Found }) => {
  const t = say(visit.locale)
  return (
    <form method="post" action={base}>
      <input type="hidden" name="status" value={asked.status} />
      <input type="hidden" name="freeText" value={asked.freeText} />
      {asked.sinceYear && <input type="hidden" name="sinceYear" value={asked.sinceYear} />}
      <Radios
        locale={visit.locale}
        name="diseaseId"
        legend={t('diagnosis.which')}
        hint={t('diagnosis.which.hint')}
        error={sentenceAt(failure, 'diseaseId') ?? sentenceAt(failure, 'sinceYear')}
        options={[
          ...candidates.map(({ id, label, codes }) => ({ value: id, label, hint: codes.join(' · ') })),
          {
            value: ownWordsChosen,
            label: t('diagnosis.ownWords', { words: asked.freeText }),
            hint: t('diagnosis.ownWords.hint'),
          },
        ]}
      />
      <Actions>
        <Button>{t('diagnosis.save')}</Button>
        <a href={base}>{t('meaning.cancel')}</a>
      </Actions>
    </form>
  )
}
