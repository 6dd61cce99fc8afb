import type { Failure, Visit } from '../../access/index.ts'
import { formatDate } from '../../platform/i18n/index.ts'
import {
  Actions,
  Button,
  Card,
  EmptyState,
  ErrorSummary,
  Field,
  Notice,
  Page,
  Select,
} from '../../ui/index.ts'
import { say } from '../messages/index.ts'
import { staffRoles } from './requests.ts'

type Waiting = {
  readonly requestId: string
  readonly kind: 'staff-grant' | 'factor-reset'
  readonly nickname: string
  readonly role?: (typeof staffRoles)[number] | undefined
  readonly askedBy: string
  readonly askedAt: string
  readonly approvals: number
  readonly needed: number
  readonly mine: boolean
}

type RequestsProps = {
  readonly visit: Visit
  readonly view: { readonly requests: readonly Waiting[]; readonly mayGrant: boolean }
  readonly failure?: Failure | undefined
}

const saved = ['asked', 'agreed', 'done', 'refused'] as const

export const RequestsPage = ({ visit, view, failure }: RequestsProps) => {
  const { locale, shell, raw } = visit
  const t = say(locale)
  const errors = failure?.errors ?? []
  const what = saved.find((one) => one === raw.saved)
  return (
    <Page {...shell} title={t('requests.title')} hasProblems={errors.length > 0} noindex>
      <ErrorSummary
        locale={locale}
        problems={errors}
        questions={{ nickname: t('grant.nickname'), role: t('grant.role') }}
      />
      {errors.length === 0 && what !== undefined && (
        <Notice locale={locale} kind="success" live>
          <p>{t(`requests.saved.${what}`)}</p>
        </Notice>
      )}
      <h1>{t('requests.title')}</h1>
      <p class="lead">{t('requests.lead')}</p>
      {view.requests.length === 0 && (
        <EmptyState title={t('requests.none')}>
          <p>{t('requests.none.text')}</p>
        </EmptyState>
      )}
      {view.requests.map((request) => (
        <OneRequest visit={visit} request={request} />
      ))}
      {view.mayGrant && <GrantForm visit={visit} errors={errors} />}
    </Page>
  )
}

const OneRequest = ({ visit, request }: { readonly visit: Visit; readonly request: Waiting }) => {
  const t = say(visit.locale)
  const { nickname, role, askedBy, approvals, needed } = request
  const title =
    role === undefined
      ? t('requests.factor', { nickname })
      : t('requests.grant', { nickname, role: t(`role.${role}`) })
  return (
    <Card title={title} headingLevel={2}>
      <p>{t('requests.asked', { askedBy, date: formatDate(visit.locale, request.askedAt) })}</p>
      <p>{t('requests.count', { approvals, needed })}</p>
      <p>{t(`requests.check.${request.kind}`)}</p>
      {request.mine ? (
        <form method="post" action={visit.href(`/staff/requests/${request.requestId}`)}>
          <Actions>
            <Button name="verdict" value="approve">
              {t('requests.approve')}
              <span class="visually-hidden">: {title}</span>
            </Button>
            <Button kind="secondary" name="verdict" value="refuse">
              {t('requests.refuse')}
              <span class="visually-hidden">: {title}</span>
            </Button>
          </Actions>
        </form>
      ) : (
        <p>{t('requests.others')}</p>
      )}
    </Card>
  )
}

const GrantForm = ({ visit, errors }: { readonly visit: Visit; readonly errors: Failure['errors'] }) => {
  const { locale, raw } = visit
  const t = say(locale)
  const errorAt = (field: string) => errors.find((error) => error.field === field)?.sentence
  return (
    <section aria-labelledby="grant-title">
      <h2 id="grant-title">{t('grant.title')}</h2>
      <p>{t('grant.how')}</p>
      <form method="post" action={visit.href('/staff/grants')} novalidate>
        <Field
          locale={locale}
          name="nickname"
          label={t('grant.nickname')}
          spellcheck={false}
          width="medium"
          value={typeof raw.nickname === 'string' ? raw.nickname : undefined}
          error={errorAt('nickname')}
        />
        <Select
          locale={locale}
          name="role"
          label={t('grant.role')}
          options={staffRoles.map((role) => ({ value: role, label: t(`role.${role}`) }))}
          error={errorAt('role')}
        />
        <Actions>
          <Button>{t('grant.button')}</Button>
        </Actions>
      </form>
    </section>
  )
}
