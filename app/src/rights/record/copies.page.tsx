import type { Failure, Visit } from '../../access/index.ts'
import { formatDate, formatNumber } from '../../platform/i18n/index.ts'
import {
  Actions,
  Button,
  ButtonLink,
  ErrorSummary,
  Field,
  Notice,
  Page,
  Tag,
  WhoSees,
} from '../../ui/index.ts'
import { say } from '../messages/index.ts'
import type { Copies } from './read-copies.ts'

type Props = { readonly visit: Visit; readonly value: Copies; readonly failure?: Failure | undefined }

export const copiesPath = (personId: string): string => `/persons/${personId}/everything`

export const CopiesPage = ({ visit, value, failure }: Props) => {
  const { locale, shell } = visit
  const t = say(locale)
  const who = { who: value.who, name: value.name }
  const title = t('copies.title', who)
  const errors = failure?.errors ?? []
  const isMaking = value.copies.some(({ state }) => state === 'making')
  return (
    <Page
      {...shell}
      path={copiesPath(value.personId)}
      title={title}
      sensitive
      hasProblems={errors.length > 0}
      breadcrumbs={[{ label: t('crumb.home'), href: visit.href('/home') }, { label: t('copies.crumb') }]}
    >
      <ErrorSummary locale={locale} problems={errors} questions={{ password: t('field.password') }} />
      {visit.raw.asked === '1' && errors.length === 0 && (
        <Notice locale={locale} kind="success" live title={t('copies.asked')}>
          <p>{t('copies.asked.text')}</p>
        </Notice>
      )}
      <h1>{title}</h1>
      <p class="lead">{t('copies.lead')}</p>
      <ul>
        <li>{t('copies.holds.record')}</li>
        <li>{t('copies.holds.page')}</li>
        <li>{t('copies.holds.documents')}</li>
        <li>{t('copies.holds.saw')}</li>
      </ul>
      {value.copies.length > 0 && (
        <section aria-labelledby="copies-made">
          <h2 id="copies-made">{t('copies.made')}</h2>
          {value.copies.map((copy) => (
            <CopyCard visit={visit} copy={copy} personId={value.personId} />
          ))}
          {isMaking && (
            <p>
              <a href={visit.href(copiesPath(value.personId))}>{t('copies.look')}</a>
            </p>
          )}
        </section>
      )}
      {!isMaking && (
        <section aria-labelledby="copies-ask">
          <h2 id="copies-ask">{t('copies.ask')}</h2>
          <form method="post" action={visit.href(copiesPath(value.personId))} novalidate>
            <Field
              locale={locale}
              name="password"
              type="password"
              label={t('field.password')}
              hint={t('copies.password.hint')}
              autocomplete="current-password"
              error={errors.find(({ field }) => field === 'password')?.sentence}
            />
            <WhoSees locale={locale}>{t('copies.whoSees')}</WhoSees>
            <Actions>
              <Button>{t('copies.button')}</Button>
            </Actions>
          </form>
        </section>
      )}
      <h2>{t('more.title')}</h2>
      <ul>
        <li>
          <a href={visit.href(`/persons/${value.personId}/who-saw`)}>{t('more.whoSaw', who)}</a>
        </li>
        <li>
          <a href={visit.href(`/persons/${value.personId}/erase`)}>{t('more.erase', who)}</a>
        </li>
      </ul>
    </Page>
  )
}

type CardProps = {
  readonly visit: Visit
  readonly copy: Copies['copies'][number]
  readonly personId: string
}

const CopyCard = ({ visit, copy, personId }: CardProps) => {
  const { locale } = visit
  const t = say(locale)
  const id = `copy-${copy.copyId}`
  return (
    <section class="card" aria-labelledby={id}>
      <h3 class="card__title" id={id}>
        {t('copy.title', { date: formatDate(locale, copy.askedAt), time: copy.askedAt.slice(11, 16) })}
      </h3>
      {copy.state === 'making' && (
        <p role="status">
          <Tag tone="plain">{t('copy.making')}</Tag>{' '}
          {t('copy.progress', { done: copy.stepsDone, steps: copy.steps })}
        </p>
      )}
      {copy.state === 'failed' && (
        <p>
          <Tag tone="warning">{t('copy.failed')}</Tag> {t('copy.failed.text')}
        </p>
      )}
      {copy.state === 'ready' && (
        <>
          <p>
            {t('copy.ready', {
              size: formatNumber(locale, Math.max(1, Math.round(copy.bytes / 1024))),
              date: formatDate(locale, copy.expiresAt),
            })}
          </p>
          <Actions>
            <ButtonLink href={visit.href(`${copiesPath(personId)}/${copy.copyId}/record.zip`)}>
              {t('copy.download')}
            </ButtonLink>
          </Actions>
        </>
      )}
    </section>
  )
}
