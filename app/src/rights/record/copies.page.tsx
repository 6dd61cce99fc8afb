import type { Visit } from '../../access/index.ts'
import { formatDate, formatNumber } from '../../platform/i18n/index.ts'
import { Actions, Button, ButtonLink, Notice, Page, Tag, WhoSees } from '../../ui/index.ts'
import { say } from '../messages/index.ts'
import type { AskCopyView } from './ask-copy.ts'
import type { Copies } from './read-copies.ts'

type Props<T> = { readonly visit: Visit; readonly value: T }

export const copiesPath = (personId: string): string => `/persons/${personId}/everything`
export const askCopyPath = (personId: string): string => `${copiesPath(personId)}/ask`

export const CopiesPage = ({ visit, value }: Props<Copies>) => {
  const { locale, shell } = visit
  const t = say(locale)
  const who = { who: value.who, name: value.name }
  const title = t('copies.title', who)
  const isMaking = value.copies.some(({ state }) => state === 'making')
  return (
    <Page
      {...shell}
      path={copiesPath(value.personId)}
      title={title}
      sensitive
      breadcrumbs={[{ label: t('crumb.home'), href: visit.href('/home') }, { label: t('copies.crumb') }]}
    >
      {visit.raw.asked === '1' && (
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
        <Actions>
          <ButtonLink href={visit.href(askCopyPath(value.personId))}>{t('copies.ask')}</ButtonLink>
        </Actions>
      )}
      <h2>{t('more.title')}</h2>
      <ul>
        <li>
          <a href={visit.href(`/persons/${value.personId}/who-saw`)}>{t('more.whoSaw', who)}</a>
        </li>
        <li>
          <a href={visit.href(`/persons/${value.personId}/limits`)}>{t('limits.title', who)}</a>
        </li>
        <li>
          <a href={visit.href(`/persons/${value.personId}/erase`)}>{t('more.erase', who)}</a>
        </li>
      </ul>
    </Page>
  )
}

/** One button, after the proof: the page before it stays open to look at for as long as one likes. */
export const AskCopyPage = ({ visit, value }: Props<AskCopyView>) => {
  const { locale, shell } = visit
  const t = say(locale)
  const path = askCopyPath(value.personId)
  return (
    <Page
      {...shell}
      path={path}
      title={t('copies.ask')}
      sensitive
      breadcrumbs={[
        { label: t('crumb.home'), href: visit.href('/home') },
        { label: t('copies.crumb'), href: visit.href(copiesPath(value.personId)) },
        { label: t('copies.ask') },
      ]}
    >
      <h1>{t('copies.ask')}</h1>
      <p class="lead">{t('copies.ask.lead')}</p>
      <form method="post" action={visit.href(path)}>
        <WhoSees locale={locale}>{t('copies.whoSees')}</WhoSees>
        <Actions>
          <Button>{t('copies.button')}</Button>
        </Actions>
      </form>
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
