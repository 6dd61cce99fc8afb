import type { Failure, Visit } from '../../access/index.ts'
import { Actions, Button, ButtonLink, ErrorSummary, Field, Page } from '../../ui/index.ts'
import { PasskeyForm, passkeyScript } from '../factors/passkey-form.tsx'
import { say } from '../messages/index.ts'

type Asked = { readonly options: string; readonly challenge: string }
type SecondStepProps = {
  readonly visit: Visit
  readonly next: string
  readonly passkey: Asked | undefined
  readonly failure?: Failure | undefined
}

export const CodeField = ({
  visit,
  error,
}: {
  readonly visit: Visit
  readonly error: string | undefined
}) => {
  const t = say(visit.locale)
  return (
    <Field
      locale={visit.locale}
      name="code"
      label={t('factor.code')}
      hint={t('factor.code.hint')}
      autocomplete="one-time-code"
      spellcheck={false}
      width="medium"
      error={error}
    />
  )
}

export const SecondStepPage = ({ visit, next, passkey, failure }: SecondStepProps) => {
  const { locale, shell } = visit
  const t = say(locale)
  const errors = failure?.errors ?? []
  return (
    <Page
      {...shell}
      title={t('second-step.title')}
      hasProblems={errors.length > 0}
      scripts={passkey === undefined ? [] : [passkeyScript]}
      noindex
    >
      <ErrorSummary locale={locale} problems={errors} questions={{ code: t('factor.code') }} />
      <h1>{t('second-step.title')}</h1>
      <p class="lead">{t('second-step.lead')}</p>
      {passkey !== undefined && (
        <PasskeyForm
          visit={visit}
          kind="prove"
          action="/sign-in/second"
          asked={passkey}
          next={next}
          label={t('passkey.use')}
        />
      )}
      <form method="post" action={visit.href('/sign-in/second')} novalidate>
        <input type="hidden" name="next" value={next} />
        <CodeField visit={visit} error={errors.find((error) => error.field === 'code')?.sentence} />
        <Actions>
          <Button>{t('second-step.button')}</Button>
        </Actions>
      </form>
      <p>
        <a href={visit.href('/sign-in/lost')}>{t('second-step.lost')}</a>
      </p>
    </Page>
  )
}

export const LostFactorPage = ({ visit }: { readonly visit: Visit }) => {
  const { locale, shell } = visit
  const t = say(locale)
  return (
    <Page {...shell} title={t('lost.title')} noindex>
      <h1>{t('lost.title')}</h1>
      <p class="lead">{t('lost.codes')}</p>
      <p>
        <ButtonLink kind="secondary" href={visit.href('/sign-in/second')}>
          {t('lost.haveCode')}
        </ButtonLink>
      </p>
      <h2>{t('lost.none')}</h2>
      <p>{t('lost.how')}</p>
      <ol>
        <li>{t('lost.step1')}</li>
        <li>{t('lost.step2')}</li>
        <li>{t('lost.step3')}</li>
      </ol>
      <form method="post" action={visit.href('/sign-in/lost')}>
        <Button>{t('lost.button')}</Button>
      </form>
    </Page>
  )
}

export const LostFactorAskedPage = ({ visit }: { readonly visit: Visit }) => {
  const { locale, shell } = visit
  const t = say(locale)
  return (
    <Page {...shell} title={t('lost.asked.title')} noindex>
      <h1>{t('lost.asked.title')}</h1>
      <p class="lead">{t('lost.asked.lead')}</p>
      <p>{t('lost.asked.next', { contact: visit.services.config.contactEmail })}</p>
    </Page>
  )
}
