import type { Failure, Visit } from '../../access/index.ts'
import { Actions, Button, ButtonLink, ErrorSummary, Field, Notice, Page } from '../../ui/index.ts'
import { say } from '../messages/index.ts'
import { minimumLength } from '../passwords/password-rules.ts'

type PageProps = { readonly visit: Visit; readonly failure?: Failure | undefined }

export const ForgotPage = ({ visit, failure }: PageProps) => {
  const { locale, shell, raw } = visit
  const t = say(locale)
  const errors = failure?.errors ?? []
  return (
    <Page {...shell} title={t('forgot.title')} hasProblems={errors.length > 0} noindex>
      <ErrorSummary locale={locale} problems={errors} />
      <h1>{t('forgot.title')}</h1>
      <p class="lead">{t('forgot.lead')}</p>
      <form method="post" action={visit.href('/forgot')} novalidate>
        <Field
          locale={locale}
          name="email"
          type="email"
          label={t('field.email')}
          autocomplete="username"
          inputmode="email"
          spellcheck={false}
          value={typeof raw.email === 'string' ? raw.email : undefined}
          error={errors.find((error) => error.field === 'email')?.sentence}
        />
        <Actions>
          <Button>{t('forgot.button')}</Button>
          <ButtonLink kind="quiet" href={visit.href('/sign-in')}>
            {t('forgot.back')}
          </ButtonLink>
        </Actions>
      </form>
    </Page>
  )
}

/** The same for every address: what it says is true whether or not there is an account. */
export const ForgotSentPage = ({ visit }: PageProps) => {
  const { locale, shell } = visit
  const t = say(locale)
  return (
    <Page {...shell} title={t('forgot.sent.title')} noindex>
      <h1>{t('forgot.sent.title')}</h1>
      <p class="lead">{t('forgot.sent.lead')}</p>
      <ul>
        <li>{t('forgot.sent.hour')}</li>
        <li>{t('forgot.sent.spam')}</li>
        <li>{t('forgot.sent.none')}</li>
      </ul>
      <ButtonLink kind="secondary" href={visit.href('/sign-in')}>
        {t('forgot.back')}
      </ButtonLink>
    </Page>
  )
}

/** The field with its rule, for every page where a password is chosen. */
export const NewPasswordField = ({
  visit,
  error,
  minimum = minimumLength.alone,
}: {
  readonly visit: Visit
  readonly minimum?: number
  readonly error: string | undefined
}) => {
  const t = say(visit.locale)
  return (
    <Field
      locale={visit.locale}
      name="password"
      type="password"
      label={t('field.newPassword')}
      hint={t('field.newPassword.hint', { minimum })}
      autocomplete="new-password"
      error={error}
    />
  )
}

type ResetProps = PageProps & { readonly token: string; readonly minimum: number }

export const ResetPage = ({ visit, failure, token, minimum }: ResetProps) => {
  const { locale, shell } = visit
  const t = say(locale)
  const errors = failure?.errors ?? []
  return (
    <Page {...shell} title={t('reset.title')} hasProblems={errors.length > 0} noindex>
      <ErrorSummary locale={locale} problems={errors} />
      <h1>{t('reset.title')}</h1>
      <p class="lead">{t('reset.lead')}</p>
      <form method="post" action={visit.href('/reset')} novalidate>
        <input type="hidden" name="token" value={token} />
        <NewPasswordField
          visit={visit}
          minimum={minimum}
          error={errors.find((error) => error.field === 'password')?.sentence}
        />
        <Actions>
          <Button>{t('reset.button')}</Button>
        </Actions>
      </form>
      <p>{t('reset.everywhere')}</p>
    </Page>
  )
}

export const LinkUsedPage = ({ visit }: PageProps) => {
  const { locale, shell } = visit
  const t = say(locale)
  return (
    <Page {...shell} title={t('link.title')} noindex>
      <h1>{t('link.title')}</h1>
      <Notice locale={locale} kind="info">
        <p>{t('link.text')}</p>
      </Notice>
      <Actions>
        <ButtonLink href={visit.href('/forgot')}>{t('link.again')}</ButtonLink>
        <ButtonLink kind="secondary" href={visit.href('/sign-in')}>
          {t('forgot.back')}
        </ButtonLink>
      </Actions>
    </Page>
  )
}
