import type { Failure, Visit } from '../../access/index.ts'
import { Actions, Button, ErrorSummary, Field, Notice, Page } from '../../ui/index.ts'
import { PasskeyForm, passkeyScript } from '../factors/passkey-form.tsx'
import { say } from '../messages/index.ts'

type SignInPageProps = {
  readonly visit: Visit
  readonly next: string
  readonly passkey: { readonly options: string; readonly challenge: string } | undefined
  readonly failure?: Failure | undefined
}

const arrivals = ['reset', 'signed-out', 'everywhere', 'email-changed', 'stopped'] as const

/** The session ended by itself: what was saved is kept, and of what was not we say so. */
const ends = ['away', 'unsent'] as const

export const SignInPage = ({ visit, next, passkey, failure }: SignInPageProps) => {
  const { locale, shell, raw } = visit
  const t = say(locale)
  const errors = failure?.errors ?? []
  const errorAt = (field: string) => errors.find((error) => error.field === field)?.sentence
  const arrival = arrivals.find((one) => one === raw.reason)
  const end = ends.find((one) => one === raw.reason)
  return (
    <Page
      {...shell}
      title={t('sign-in.title')}
      hasProblems={errors.length > 0}
      scripts={[passkeyScript]}
      noindex
    >
      <ErrorSummary
        locale={locale}
        problems={errors}
        questions={{ email: t('field.email'), password: t('field.password') }}
      />
      {errors.length === 0 && arrival !== undefined && (
        <Notice locale={locale} kind="success" live>
          <p>{t(`sign-in.arrival.${arrival}`)}</p>
        </Notice>
      )}
      {errors.length === 0 && end !== undefined && (
        <Notice locale={locale} kind={end === 'unsent' ? 'warning' : 'info'} live>
          <p>{t(`sign-in.end.${end}`)}</p>
        </Notice>
      )}
      <h1>{t('sign-in.title')}</h1>
      <p class="lead">{t('sign-in.lead')}</p>
      <form method="post" action={visit.href('/sign-in')} novalidate>
        <input type="hidden" name="next" value={next} />
        <Field
          locale={locale}
          name="email"
          type="email"
          label={t('field.email')}
          autocomplete="username"
          inputmode="email"
          spellcheck={false}
          value={typeof raw.email === 'string' ? raw.email : undefined}
          error={errorAt('email')}
        />
        <Field
          locale={locale}
          name="password"
          type="password"
          label={t('field.password')}
          autocomplete="current-password"
          error={errorAt('password')}
        />
        <Actions>
          <Button>{t('sign-in.button')}</Button>
        </Actions>
      </form>
      {passkey !== undefined && (
        <PasskeyForm
          visit={visit}
          kind="prove"
          action="/sign-in/passkey"
          asked={passkey}
          next={next}
          label={t('passkey.signIn')}
        />
      )}
      <p>
        <a href={visit.href('/forgot')}>{t('sign-in.forgot')}</a>
      </p>
      <p>
        {t('sign-in.new')} <a href={visit.href('/register/about')}>{t('sign-in.register')}</a>
      </p>
    </Page>
  )
}
