import type { z } from 'zod'
import type { Failure, Visit } from '../../access/index.ts'
import { ConsentWords, leadOf, titleOf } from '../../consent/index.ts'
import {
  Actions,
  Button,
  ButtonLink,
  Checkboxes,
  Details,
  ErrorSummary,
  Field,
  Notice,
  Page,
  Radios,
} from '../../ui/index.ts'
import { sentenceAt, typed } from '../failure.ts'
import { say } from '../messages/index.ts'
import { Steps } from '../steps.tsx'
import { type openNewPerson, relations } from './add-person.ts'

type Opened = z.output<typeof openNewPerson.output>
type Props = { readonly visit: Visit; readonly value: Opened; readonly failure?: Failure | undefined }

/** For whom, as step 1 has it; nothing is guessed for an advocate or a professional. */
const relationOf = ({ role }: Opened): (typeof relations)[number] | undefined => {
  switch (role) {
    case 'patient':
      return 'self'
    case 'caregiver-of-minor':
      return 'child'
    case 'caregiver-of-adult':
      return 'adult'
    case 'advocate':
    case 'clinician':
    case 'researcher':
    case undefined:
      return undefined
    default:
      return role satisfies never
  }
}

export const NewPersonPage = ({ visit, value, failure }: Props) => {
  const { locale, shell } = visit
  const t = say(locale)
  const chosen = value.hasSelf ? undefined : relationOf(value)
  return (
    <Page
      {...shell}
      path="/persons/new"
      title={t('person.new.title')}
      sensitive
      hasProblems={failure !== undefined}
    >
      <ErrorSummary
        locale={locale}
        problems={failure?.errors ?? []}
        questions={{ relation: t('person.new.relation'), name: t('person.name') }}
      />
      {value.isFirst && <Steps visit={visit} step={3} />}
      <h1>{t('person.new.title')}</h1>
      <p class="lead">{t('person.new.lead')}</p>
      {value.carried > 0 && (
        <Notice locale={locale} kind="success">
          <p>{t('carried.waiting', { count: value.carried })}</p>
        </Notice>
      )}
      <form method="post" action={visit.href('/persons/new')} novalidate>
        <div class="consent-ask">
          <h2>{titleOf(value.consent)}</h2>
          <p>{leadOf(value.consent)}</p>
          <Details summary={t('consent.readAll')}>
            <ConsentWords body={value.consent} />
          </Details>
          <Checkboxes
            locale={locale}
            name="keepDraft"
            legend={<span class="visually-hidden">{titleOf(value.consent)}</span>}
            values={typed(failure, 'keepDraft') === 'yes' ? ['yes'] : []}
            error={sentenceAt(failure, 'keepDraft')}
            options={[{ value: 'yes', label: t('person.new.keepDraft') }]}
          />
        </div>
        <Radios
          locale={locale}
          name="relation"
          legend={t('person.new.relation')}
          hint={t('person.new.relation.hint')}
          value={typed(failure, 'relation') ?? chosen}
          error={sentenceAt(failure, 'relation')}
          options={relations
            .filter((relation) => relation !== 'self' || !value.hasSelf)
            .map((relation) => ({
              value: relation,
              label: t(`relation.${relation}`),
              hint: t(`relation.${relation}.hint`),
            }))}
        />
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
          value={typed(failure, 'name')}
          error={sentenceAt(failure, 'name')}
        />
        <Actions>
          <Button>{t('go.on')}</Button>
          <ButtonLink kind="quiet" href={visit.href('/home')}>
            {t(value.mayWait || !value.isFirst ? 'person.new.notNow' : 'person.new.later')}
          </ButtonLink>
        </Actions>
      </form>
    </Page>
  )
}
