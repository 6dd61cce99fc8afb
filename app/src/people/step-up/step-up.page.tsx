import type { Failure, Visit } from '../../access/index.ts'
import { Actions, Button, ErrorSummary, Field, Notice, Page } from '../../ui/index.ts'
import { PasskeyForm, passkeyScript } from '../factors/passkey-form.tsx'
import { say } from '../messages/index.ts'
import { CodeField } from '../sign-in/second-step.page.tsx'

type StepUpView = {
  readonly next: string
  readonly lost: boolean
  readonly withCode: boolean
  readonly passkey?: { readonly options: string; readonly challenge: string } | undefined
}
type StepUpProps = {
  readonly visit: Visit
  readonly asked: StepUpView
  readonly failure?: Failure | undefined
}

export const StepUpPage = ({ visit, asked, failure }: StepUpProps) => {
  const { locale, shell } = visit
  const t = say(locale)
  const errors = failure?.errors ?? []
  const errorAt = (field: string) => errors.find((error) => error.field === field)?.sentence
  return (
    <Page
      {...shell}
      title={t('step-up.title')}
      hasProblems={errors.length > 0}
      scripts={asked.passkey === undefined ? [] : [passkeyScript]}
      noindex
    >
      <ErrorSummary
        locale={locale}
        problems={errors}
        questions={{ password: t('account.email.password'), code: t('factor.code') }}
      />
      {errors.length === 0 && asked.lost && (
        <Notice locale={locale} kind="info">
          <p>{t('step-up.lost')}</p>
        </Notice>
      )}
      <h1>{t('step-up.title')}</h1>
      <p class="lead">{t('step-up.lead')}</p>
      {asked.passkey !== undefined && (
        <PasskeyForm
          visit={visit}
          kind="prove"
          action="/step-up"
          asked={asked.passkey}
          next={asked.next}
          label={t('passkey.use')}
        />
      )}
      <form method="post" action={visit.href('/step-up')} novalidate>
        <input type="hidden" name="next" value={asked.next} />
        <Field
          locale={locale}
          name="password"
          type="password"
          label={t('account.email.password')}
          autocomplete="current-password"
          error={errorAt('password')}
        />
        {asked.withCode && <CodeField visit={visit} error={errorAt('code')} />}
        <Actions>
          <Button>{t('step-up.button')}</Button>
        </Actions>
      </form>
    </Page>
  )
}
