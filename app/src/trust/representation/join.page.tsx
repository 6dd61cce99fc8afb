import type { Failure, Visit } from '../../access/index.ts'
import { formatDate } from '../../platform/i18n/index.ts'
import { Actions, Button, ButtonLink, ErrorSummary, Field, Notice, Page } from '../../ui/index.ts'
import { say } from './messages/index.ts'

type Props = {
  readonly visit: Visit
  readonly code: string
  readonly signedIn: boolean
  readonly failure?: Failure | undefined
}

/** Nothing of the person, nor of who invited, before the code was accepted by the right account. */
export const JoinPage = ({ visit, code, signedIn, failure }: Props) => {
  const { locale, shell } = visit
  const t = say(locale)
  const errors = failure?.errors ?? []
  const next = encodeURIComponent(code === '' ? '/join' : `/join?code=${code}`)
  return (
    <Page {...shell} path="/join" title={t('join.title')} hasProblems={errors.length > 0} noindex>
      <ErrorSummary locale={locale} problems={errors} questions={{ code: t('join.code') }} />
      <h1>{t('join.title')}</h1>
      <p class="lead">{t('join.lead')}</p>
      {signedIn ? (
        <form method="post" action={visit.href('/join')} novalidate>
          <Field
            locale={locale}
            name="code"
            label={t('join.code')}
            hint={t('join.code.hint')}
            width="medium"
            autocomplete="off"
            spellcheck={false}
            maxlength={60}
            value={code}
            error={errors.find((error) => error.field === 'code')?.sentence}
          />
          <Actions>
            <Button>{t('join.button')}</Button>
          </Actions>
        </form>
      ) : (
        <>
          <p>{t('join.signIn')}</p>
          <Actions>
            <ButtonLink href={`${visit.href('/sign-in')}?next=${next}`}>{t('join.signIn.button')}</ButtonLink>
            <ButtonLink kind="secondary" href={visit.href('/register/about')}>
              {t('join.register')}
            </ButtonLink>
          </Actions>
          <p>{t('join.again')}</p>
        </>
      )}
    </Page>
  )
}

type LetterProps = {
  readonly visit: Visit
  readonly value: { readonly personId: string; readonly code: string; readonly expiresAt: string }
}

/** To print and hand over: the code is shown this once. */
export const LetterPage = ({ visit, value }: LetterProps) => {
  const { locale, shell } = visit
  const t = say(locale)
  const back = `/persons/${value.personId}/representation`
  return (
    <Page {...shell} path={back} title={t('letter.title')} sensitive>
      <h1>{t('letter.title')}</h1>
      <p class="lead">{t('letter.lead')}</p>
      <p class="letter__code">
        <strong>{value.code}</strong>
      </p>
      <ol>
        <li>
          {t('letter.step.open', { address: `${visit.services.config.publicUrl}${visit.href('/join')}` })}
        </li>
        <li>{t('letter.step.account')}</li>
        <li>{t('letter.step.code', { date: formatDate(locale, value.expiresAt) })}</li>
      </ol>
      <Notice locale={locale} kind="info">
        <p>{t('letter.once')}</p>
      </Notice>
      <p>
        <a href={visit.href(back)}>{t('letter.back')}</a>
      </p>
    </Page>
  )
}
