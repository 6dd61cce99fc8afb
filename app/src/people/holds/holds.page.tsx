import type { Visit } from '../../access/index.ts'
import { formatDate } from '../../platform/i18n/index.ts'
import { Actions, Button, ButtonLink, Notice, Page } from '../../ui/index.ts'
import { say } from '../messages/index.ts'

type Props = { readonly visit: Visit }

export const StopPage = ({ visit, token }: Props & { readonly token: string }) => {
  const { locale, shell } = visit
  const t = say(locale)
  return (
    <Page {...shell} title={t('stop.title')} noindex>
      <h1>{t('stop.title')}</h1>
      <p class="lead">{t('stop.lead')}</p>
      <ul>
        <li>{t('stop.sessions')}</li>
        <li>{t('stop.password')}</li>
      </ul>
      <form method="post" action={visit.href('/stop')}>
        <input type="hidden" name="token" value={token} />
        <Actions>
          <Button>{t('stop.button')}</Button>
        </Actions>
      </form>
      <p>{t('stop.wasMe')}</p>
    </Page>
  )
}

export const WaitingPage = ({ visit, until }: Props & { readonly until: string | undefined }) => {
  const { locale, shell } = visit
  const t = say(locale)
  if (until === undefined) {
    return (
      <Page {...shell} title={t('waiting.over')} noindex>
        <h1>{t('waiting.over')}</h1>
        <p class="lead">{t('waiting.over.text')}</p>
        <ButtonLink href={visit.href('/home')}>{t('waiting.home')}</ButtonLink>
      </Page>
    )
  }
  return (
    <Page {...shell} title={t('waiting.title')} noindex>
      <h1>{t('waiting.title')}</h1>
      <p class="lead">{t('waiting.lead', { date: formatDate(locale, until), time: until.slice(11, 16) })}</p>
      <p>{t('waiting.why')}</p>
      <Notice locale={locale} kind="info" title={t('waiting.open.title')}>
        <p>{t('waiting.open')}</p>
      </Notice>
      <p>{t('waiting.later')}</p>
      <p>
        <a href={visit.href('/account')}>{t('waiting.account')}</a>
      </p>
    </Page>
  )
}
