import type { Failure, Visit } from '../../access/index.ts'
import { formatDate } from '../../platform/i18n/index.ts'
import {
  Actions,
  Button,
  Details,
  ErrorSummary,
  Field,
  Notice,
  ownLanguageName,
  Page,
  Radios,
  Select,
  Tag,
  WhoSees,
} from '../../ui/index.ts'
import { mailLocales } from './invite.ts'
import { say } from './messages/index.ts'
import type { RepresentationView } from './read-representation.ts'
import { Timeline } from './timeline.tsx'

type Props = {
  readonly visit: Visit
  readonly value: RepresentationView
  readonly failure?: Failure | undefined
}

const saved = ['invited', 'revoked', 'ended', 'staff', 'joined'] as const

export const RepresentationPage = ({ visit, value, failure }: Props) => {
  const { locale, shell, raw } = visit
  const t = say(locale)
  const errors = failure?.errors ?? []
  const done = saved.find((one) => one === raw.saved)
  const title = value.name === undefined ? t('page.title.unnamed') : t('page.title', { name: value.name })
  return (
    <Page
      {...shell}
      title={title}
      sensitive
      hasProblems={errors.length > 0}
      breadcrumbs={[{ label: t('page.home'), href: visit.href('/home') }, { label: t('page.crumb') }]}
    >
      <ErrorSummary
        locale={locale}
        problems={errors}
        questions={{ email: t('invite.email'), relation: t('invite.relation') }}
      />
      {errors.length === 0 && done !== undefined && (
        <Notice locale={locale} kind="success" live>
          <p>{t(`saved.${done}`)}</p>
        </Notice>
      )}
      <h1>{title}</h1>
      <p class="lead">{t('page.lead')}</p>
      <WhoSees locale={locale}>{t('page.whoSees')}</WhoSees>
      <ComingOfAge visit={visit} value={value} />
      <section aria-labelledby="acting-title">
        <h2 id="acting-title">{t('acting.title')}</h2>
        {value.acting.map((one) => (
          <Acting visit={visit} value={value} one={one} />
        ))}
      </section>
      {value.mayDecide && (
        <>
          <Invitations visit={visit} value={value} />
          <InviteForm visit={visit} value={value} errors={errors} />
        </>
      )}
      <Timeline visit={visit} events={value.events} />
      <section aria-labelledby="leave-title">
        <h2 id="leave-title">{t('leave.title')}</h2>
        <p>{t('leave.text')}</p>
        <form method="post" action={visit.href(`/persons/${value.personId}/representation/leave`)}>
          <Button kind="danger">{t('leave.button')}</Button>
        </form>
      </section>
      {value.relation !== 'self' && (
        <p class="acting">
          <a href={visit.href(`/persons/${value.personId}/bereavement`)}>{t('bereavement.link')}</a>
        </p>
      )}
    </Page>
  )
}

const ComingOfAge = ({ visit, value }: Omit<Props, 'failure'>) => {
  const { locale } = visit
  const t = say(locale)
  if (value.comesOfAgeOn === undefined || value.relation === 'self') return null
  const date = formatDate(locale, `${value.comesOfAgeOn}T12:00:00Z`)
  const endsForMe = value.acting.some((one) => one.isMe && one.until !== undefined)
  if (!endsForMe) return null
  return (
    <Notice locale={locale} kind="info" title={t('age.title', { date })}>
      <p>{t('age.text', { date })}</p>
      {value.offersTakeover && <p>{t('age.offer')}</p>}
      {value.offersTakeover && (
        <form method="post" action={visit.href(`/persons/${value.personId}/representation/letter`)}>
          <Button kind="secondary">{t('age.letter')}</Button>
        </form>
      )}
    </Notice>
  )
}

type ActingProps = Omit<Props, 'failure'> & { readonly one: RepresentationView['acting'][number] }

const Acting = ({ visit, value, one }: ActingProps) => {
  const { locale } = visit
  const t = say(locale)
  const end = visit.href(`/persons/${value.personId}/representation/${one.accountId}/end`)
  const waits = one.stated !== one.relation
  const canEnd = value.mayDecide && !one.isMe
  const endsAtOnce = value.relation === 'self' || one.relation === 'second-relative'
  return (
    <section class="card acting" aria-labelledby={`acting-${one.accountId}`}>
      <h3 class="card__title" id={`acting-${one.accountId}`}>
        {one.nickname} {one.isMe && <Tag tone="success">{t('acting.me')}</Tag>}
      </h3>
      <p>
        {t(`relation.${one.stated}`)} {t('acting.since', { date: formatDate(locale, one.since) })}
        {one.until !== undefined && ` ${t('acting.until', { date: formatDate(locale, one.until) })}`}
      </p>
      {waits && <p>{t(one.stated === 'self' ? 'acting.waits.self' : 'acting.waits')}</p>}
      {canEnd && endsAtOnce && (
        <form method="post" action={end} class="acting__form">
          <Button kind="secondary" name="how" value="end">
            {t('acting.end')}
            <span class="visually-hidden">: {one.nickname}</span>
          </Button>
          <Button kind="danger" name="how" value="shut-out">
            {t('acting.shutOut')}
            <span class="visually-hidden">: {one.nickname}</span>
          </Button>
        </form>
      )}
      {canEnd && endsAtOnce && <p class="hint">{t('acting.shutOut.hint')}</p>}
      {canEnd && !endsAtOnce && (
        <Details summary={t('acting.trouble')}>
          <p>{t('acting.trouble.text')}</p>
          <form method="post" action={end}>
            <Button kind="secondary" name="how" value="shut-out">
              {t('acting.trouble.button')}
            </Button>
          </form>
        </Details>
      )}
    </section>
  )
}

const Invitations = ({ visit, value }: Omit<Props, 'failure'>) => {
  const { locale } = visit
  const t = say(locale)
  if (value.invitations.length === 0) return null
  return (
    <section aria-labelledby="invitations-title">
      <h2 id="invitations-title">{t('invitations.title')}</h2>
      <ul class="invitations">
        {value.invitations.map((one) => {
          const to = one.email ?? t('invitations.letter')
          return (
            <li class="invitations__one">
              <span>
                <strong>{to}</strong>{' '}
                {t('invitations.one', {
                  as: t(`as.${one.relation}`),
                  date: formatDate(locale, one.expiresAt),
                })}
              </span>
              <form
                method="post"
                action={visit.href(`/persons/${value.personId}/invitations/${one.invitationId}/revoke`)}
              >
                <Button kind="quiet">
                  {t('invitations.revoke')}
                  <span class="visually-hidden">: {to}</span>
                </Button>
              </form>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

type InviteProps = Omit<Props, 'failure'> & { readonly errors: Failure['errors'] }

const InviteForm = ({ visit, value, errors }: InviteProps) => {
  const { locale, raw } = visit
  const t = say(locale)
  const errorAt = (field: string) => errors.find((error) => error.field === field)?.sentence
  const offered = ['second-relative', 'legal-representative', 'self'] as const
  return (
    <section aria-labelledby="invite-title">
      <h2 id="invite-title">{t('invite.title')}</h2>
      <p>{t('invite.text')}</p>
      <form method="post" action={visit.href(`/persons/${value.personId}/invitations`)} novalidate>
        <Field
          locale={locale}
          name="email"
          type="email"
          label={t('invite.email')}
          inputmode="email"
          autocomplete="off"
          spellcheck={false}
          value={typeof raw.email === 'string' ? raw.email : undefined}
          error={errorAt('email')}
          whoSees={t('invite.email.whoSees')}
        />
        <Radios
          locale={locale}
          name="relation"
          legend={t('invite.relation')}
          value={typeof raw.relation === 'string' ? raw.relation : undefined}
          error={errorAt('relation')}
          options={offered
            .filter((relation) => relation !== 'self' || value.offersTakeover)
            .map((relation) => ({
              value: relation,
              label: t(`invite.as.${relation}`),
              hint: t(`invite.as.${relation}.hint`),
            }))}
        />
        <Select
          locale={locale}
          name="language"
          label={t('invite.language')}
          width="medium"
          value={typeof raw.language === 'string' ? raw.language : locale}
          options={mailLocales.map((one) => ({ value: one, label: ownLanguageName(one) }))}
        />
        <Actions>
          <Button>{t('invite.button')}</Button>
        </Actions>
      </form>
    </section>
  )
}
