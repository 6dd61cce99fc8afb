import type { Failure, Visit } from '../../access/index.ts'
import { formatDate } from '../../platform/i18n/index.ts'
import {
  Actions,
  Button,
  ButtonLink,
  ErrorSummary,
  Field,
  Notice,
  Page,
  SummaryList,
  Tag,
  WhoSees,
} from '../../ui/index.ts'
import { say } from '../messages/index.ts'
import type { AccountView } from './read-account.ts'

type AccountPageProps = {
  readonly visit: Visit
  readonly account: AccountView
  readonly failure?: Failure | undefined
}

const saved = ['nickname', 'email', 'session'] as const

export const AccountPage = ({ visit, account, failure }: AccountPageProps) => {
  const { locale, shell, raw } = visit
  const t = say(locale)
  const errors = failure?.errors ?? []
  const done = saved.find((one) => one === raw.saved)
  return (
    <Page {...shell} title={t('account.title')} hasProblems={errors.length > 0} noindex>
      <ErrorSummary
        locale={locale}
        problems={errors}
        questions={{
          nickname: t('account.nickname'),
          email: t('account.email.new'),
          password: t('account.email.password'),
        }}
      />
      {errors.length === 0 && done !== undefined && (
        <Notice locale={locale} kind="success" live>
          <p>{t(`account.saved.${done}`)}</p>
        </Notice>
      )}
      <h1>{t('account.title')}</h1>
      <SummaryList
        rows={[
          { term: t('account.nickname'), value: account.nickname },
          { term: t('field.email'), value: account.email },
        ]}
      />
      <p>
        <a href={visit.href('/forgot')}>{t('account.password')}</a>
      </p>
      <SecondFactor visit={visit} account={account} />
      <NicknameForm visit={visit} account={account} errors={errors} />
      <EmailForm visit={visit} account={account} errors={errors} />
      <Sessions visit={visit} account={account} />
      <p>
        <a href={visit.href('/account/erase')}>{t('account.erase')}</a>
      </p>
    </Page>
  )
}

type Part = { readonly visit: Visit; readonly account: AccountView }
type FormPart = Part & { readonly errors: Failure['errors'] }

const errorIn = (errors: Failure['errors'], field: string): string | undefined =>
  errors.find((error) => error.field === field)?.sentence

const SecondFactor = ({ visit, account }: Part) => {
  const t = say(visit.locale)
  return (
    <section aria-labelledby="factor-title">
      <h2 id="factor-title">{t('factors.title')}</h2>
      <p>{t(account.secondFactor ? 'account.factor.on' : 'account.factor.off')}</p>
      <Actions>
        <ButtonLink kind="secondary" href={visit.href('/account/second-factor')}>
          {t(account.secondFactor ? 'account.factor.manage' : 'account.factor.add')}
        </ButtonLink>
      </Actions>
      {account.decides && (
        <p>
          <a href={visit.href('/staff/requests')}>{t('requests.title')}</a>
          <br />
          <a href={visit.href('/staff/families')}>{t('account.families')}</a>
        </p>
      )}
      {account.searchesAudit && (
        <p>
          <a href={visit.href('/staff/audit')}>{t('account.audit')}</a>
        </p>
      )}
    </section>
  )
}

const NicknameForm = ({ visit, account, errors }: FormPart) => {
  const { locale, raw } = visit
  const t = say(locale)
  return (
    <section aria-labelledby="nickname-title">
      <h2 id="nickname-title">{t('account.nickname.title')}</h2>
      <form method="post" action={visit.href('/account/nickname')} novalidate>
        <Field
          locale={locale}
          name="nickname"
          label={t('account.nickname')}
          hint={t('account.nickname.hint')}
          autocomplete="nickname"
          spellcheck={false}
          width="medium"
          maxlength={30}
          value={typeof raw.nickname === 'string' ? raw.nickname : account.nickname}
          error={errorIn(errors, 'nickname')}
          whoSees={t('account.nickname.whoSees')}
        />
        <Actions>
          <Button kind="secondary">{t('account.nickname.button')}</Button>
        </Actions>
      </form>
    </section>
  )
}

const EmailForm = ({ visit, account, errors }: FormPart) => {
  const { locale, raw } = visit
  const t = say(locale)
  return (
    <section aria-labelledby="email-title">
      <h2 id="email-title">{t('account.email.title')}</h2>
      {account.wantedEmail !== undefined && (
        <Notice locale={locale} kind="info">
          <p>{t('account.email.waiting', { email: account.wantedEmail })}</p>
        </Notice>
      )}
      <p>{t('account.email.how')}</p>
      <form method="post" action={visit.href('/account/email/ask')} novalidate>
        <Field
          locale={locale}
          name="email"
          type="email"
          label={t('account.email.new')}
          autocomplete="email"
          inputmode="email"
          spellcheck={false}
          value={typeof raw.email === 'string' ? raw.email : undefined}
          error={errorIn(errors, 'email')}
          whoSees={t('account.email.whoSees')}
        />
        <Field
          locale={locale}
          name="password"
          type="password"
          label={t('account.email.password')}
          hint={t('account.email.password.hint')}
          autocomplete="current-password"
          error={errorIn(errors, 'password')}
        />
        <Actions>
          <Button kind="secondary">{t('account.email.button')}</Button>
        </Actions>
      </form>
    </section>
  )
}

const Sessions = ({ visit, account }: Part) => {
  const { locale } = visit
  const t = say(locale)
  return (
    <section aria-labelledby="sessions-title">
      <h2 id="sessions-title">{t('account.sessions.title')}</h2>
      <p>{t('account.sessions.lead')}</p>
      <WhoSees locale={locale}>{t('account.sessions.whoSees')}</WhoSees>
      <ul class="sessions">
        {account.sessions.map((session) => {
          const began = t('account.sessions.began', {
            device: session.device ?? t('device.unknown'),
            date: formatDate(locale, session.startedAt),
            time: session.startedAt.slice(11, 16),
          })
          return (
            <li class="sessions__one">
              <span>
                {began} {session.thisOne && <Tag tone="success">{t('account.sessions.this')}</Tag>}
              </span>
              <form method="post" action={visit.href(`/account/sessions/${session.sessionId}/end`)}>
                <Button kind="quiet">
                  {t('account.sessions.end')}
                  <span class="visually-hidden">: {began}</span>
                </Button>
              </form>
            </li>
          )
        })}
      </ul>
      <form method="post" action={visit.href('/account/sign-out-everywhere')}>
        <Actions>
          <Button kind="secondary">{t('account.sessions.endAll')}</Button>
        </Actions>
      </form>
    </section>
  )
}

export const ConfirmEmailChangePage = ({
  visit,
  token,
}: {
  readonly visit: Visit
  readonly token: string
}) => {
  const { locale, shell } = visit
  const t = say(locale)
  return (
    <Page {...shell} title={t('account.confirm.title')} noindex>
      <h1>{t('account.confirm.title')}</h1>
      <p class="lead">{t('account.confirm.lead')}</p>
      <form method="post" action={visit.href('/account/email')}>
        <input type="hidden" name="token" value={token} />
        <Button>{t('account.confirm.button')}</Button>
      </form>
    </Page>
  )
}
