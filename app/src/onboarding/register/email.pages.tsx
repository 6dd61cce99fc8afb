import type { Failure, Visit } from '../../access/index.ts'
import { LinkUsedPage, NewPasswordField } from '../../people/index.ts'
import { Actions, Button, ButtonLink, ErrorSummary, Field, InlineHelp, Page } from '../../ui/index.ts'
import { sentenceAt, typed } from '../failure.ts'
import { say } from '../messages/index.ts'
import { Steps } from '../steps.tsx'

type Props = { readonly visit: Visit; readonly failure?: Failure | undefined }

export const EmailPage = ({ visit, email, failure }: Props & { readonly email: string | undefined }) => {
  const { locale, shell } = visit
  const t = say(locale)
  return (
    <Page
      {...shell}
      path="/register/email"
      title={t('email.title')}
      noindex
      hasProblems={failure !== undefined}
    >
      <ErrorSummary
        locale={locale}
        problems={failure?.errors ?? []}
        questions={{ email: t('email.label') }}
      />
      <Steps visit={visit} step={2} back="/register/about" />
      <h1>{t('email.title')}</h1>
      <p class="lead">{t('email.lead')}</p>
      <form method="post" action={visit.href('/register/email')} novalidate>
        <Field
          locale={locale}
          name="email"
          type="email"
          label={t('email.label')}
          hint={t('email.hint')}
          whoSees={t('who.onlyYou')}
          autocomplete="email"
          inputmode="email"
          spellcheck={false}
          value={typed(failure, 'email') ?? email}
          error={sentenceAt(failure, 'email')}
        />
        <InlineHelp question={t('email.why')}>
          <p>{t('email.why.text')}</p>
        </InlineHelp>
        <Actions>
          <Button>{t('email.send')}</Button>
        </Actions>
      </form>
    </Page>
  )
}

/** The same for every address, whether or not it has an account. */
export const SentPage = ({ visit, email }: Props & { readonly email: string }) => {
  const { locale, shell } = visit
  const t = say(locale)
  return (
    <Page {...shell} path="/register/sent" title={t('sent.title')} noindex>
      <Steps visit={visit} step={2} back="/register/email" />
      <h1>{t('sent.title')}</h1>
      <p class="lead">
        {t('sent.lead')} <strong>{email}</strong>
      </p>
      <ul>
        <li>{t('sent.otherDevice')}</li>
        <li>{t('sent.week')}</li>
        <li>{t('sent.spam')}</li>
      </ul>
      <Actions>
        <ButtonLink kind="secondary" href={visit.href('/register/email')}>
          {t('sent.again')}
        </ButtonLink>
      </Actions>
    </Page>
  )
}

type ConfirmProps = Props & { readonly token: string; readonly works: boolean }

export const ConfirmPage = ({ visit, token, works }: ConfirmProps) => {
  if (!works) return <LinkUsedPage visit={visit} />
  const { locale, shell } = visit
  const t = say(locale)
  const path = `/register/confirm?token=${encodeURIComponent(token)}`
  return (
    <Page {...shell} path={path} title={t('confirm.title')} noindex>
      <Steps visit={visit} step={2} />
      <h1>{t('confirm.title')}</h1>
      <p class="lead">{t('confirm.lead')}</p>
      <form method="post" action={visit.href('/register/confirm')}>
        <input type="hidden" name="token" value={token} />
        <Actions>
          <Button>{t('confirm.button')}</Button>
        </Actions>
      </form>
    </Page>
  )
}

type PasswordProps = Props & {
  readonly link: string
  readonly email: string
  readonly passwordToken: string
}

export const PasswordPage = ({ visit, link, email, passwordToken, failure }: PasswordProps) => {
  const { locale, shell } = visit
  const t = say(locale)
  const path = `/register/confirm?token=${encodeURIComponent(link)}`
  return (
    <Page {...shell} path={path} title={t('password.title')} noindex hasProblems={failure !== undefined}>
      <ErrorSummary locale={locale} problems={failure?.errors ?? []} />
      <Steps visit={visit} step={2} />
      <h1>{t('password.title')}</h1>
      <p class="lead">{t('password.lead')}</p>
      <form method="post" action={visit.href('/register/password')} novalidate>
        <input type="hidden" name="passwordToken" value={passwordToken} />
        <input type="hidden" name="link" value={link} />
        {/* So that a password keeper notes the right account. */}
        <input type="hidden" name="email" value={email} autocomplete="username" />
        <NewPasswordField visit={visit} error={sentenceAt(failure, 'password')} />
        <Actions>
          <Button>{t('password.button')}</Button>
        </Actions>
      </form>
    </Page>
  )
}
