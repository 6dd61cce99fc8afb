import type { Visit } from '../../access/index.ts'
import { formatDate } from '../../platform/i18n/index.ts'
import { Button, EmptyState, Page } from '../../ui/index.ts'
import { say } from './messages/index.ts'
import type { NoticesView } from './staff-notices.ts'

export const NoticesPage = ({ visit, value }: { readonly visit: Visit; readonly value: NoticesView }) => {
  const { locale, shell } = visit
  const t = say(locale)
  return (
    <Page {...shell} title={t('staff.title')} sensitive>
      <h1>{t('staff.title')}</h1>
      <p class="lead">{t('staff.lead')}</p>
      {value.notices.length === 0 && (
        <EmptyState title={t('staff.none')}>
          <p>{t('staff.none.text')}</p>
        </EmptyState>
      )}
      {value.notices.map((one) => (
        <article class="card">
          <h2 class="card__title">{t(`staff.kind.${one.kind}`)}</h2>
          <p>{t(`staff.text.${one.kind}`)}</p>
          <p>
            {t('staff.about', { date: formatDate(locale, one.at), person: one.personId })}
            {one.otherPersonId !== undefined && ` ${t('staff.other', { person: one.otherPersonId })}`}
            {one.accountId !== undefined && ` ${t('staff.account', { account: one.accountId })}`}
          </p>
          <Doing visit={visit} one={one} />
          <form method="post" action={visit.href(`/staff/families/${one.noticeId}/settle`)}>
            <Button kind="secondary">{t('staff.settle')}</Button>
          </form>
        </article>
      ))}
    </Page>
  )
}

type DoingProps = { readonly visit: Visit; readonly one: NoticesView['notices'][number] }

/** What can be done here rather than by a letter. */
const Doing = ({ visit, one }: DoingProps) => {
  const t = say(visit.locale)
  if (one.kind === 'death')
    return (
      <form method="post" action={visit.href(`/staff/families/${one.noticeId}/death`)} class="acting__form">
        <Button kind="secondary">{t('staff.death')}</Button>
      </form>
    )
  if (one.kind !== 'same-child') return null
  return (
    <>
      <form method="post" action={visit.href(`/staff/families/${one.noticeId}/join`)} class="acting__form">
        {(['second-relative', 'legal-representative'] as const).map((as) => (
          <Button kind="secondary" name="as" value={as}>
            {t(`staff.join.${as}`)}
          </Button>
        ))}
      </form>
      <p class="hint">{t('staff.apart')}</p>
    </>
  )
}
