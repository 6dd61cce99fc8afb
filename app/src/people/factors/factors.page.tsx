import type { Failure, Visit } from '../../access/index.ts'
import { formatDate } from '../../platform/i18n/index.ts'
import { Actions, Button, ButtonLink, ErrorSummary, Field, Notice, Page, WhoSees } from '../../ui/index.ts'
import { say } from '../messages/index.ts'
import type { FactorsView } from './manage-factors.ts'
import { PasskeyForm, passkeyScript } from './passkey-form.tsx'

type Props = { readonly visit: Visit; readonly failure?: Failure | undefined }

const onDate = (visit: Visit, iso: string): string => formatDate(visit.locale, iso)

export const FactorsPage = ({ visit, view, failure }: Props & { readonly view: FactorsView }) => {
  const { locale, shell, raw } = visit
  const t = say(locale)
  const errors = failure?.errors ?? []
  const none = view.factors.length === 0
  return (
    <Page {...shell} title={t('factors.title')} hasProblems={errors.length > 0} noindex>
      <ErrorSummary locale={locale} problems={errors} />
      {errors.length === 0 && raw.saved === 'removed' && (
        <Notice locale={locale} kind="success" live>
          <p>{t('factors.removed')}</p>
        </Notice>
      )}
      <h1>{t('factors.title')}</h1>
      {view.required && none ? (
        <Notice locale={locale} kind="info" title={t('factors.required.title')}>
          <p>{t('factors.required')}</p>
        </Notice>
      ) : (
        <p class="lead">{t('factors.lead')}</p>
      )}
      <h2>{t('factors.yours')}</h2>
      {none && <p>{t('factors.none')}</p>}
      <ul class="sessions">
        {view.factors.map((factor) => (
          <Factor visit={visit} factor={factor} />
        ))}
      </ul>
      <WhoSees locale={locale}>{t('factors.whoSees')}</WhoSees>
      <h2>{t('factors.add')}</h2>
      <p>{t('factors.add.app')}</p>
      <Actions>
        <ButtonLink kind={none ? 'primary' : 'secondary'} href={visit.href('/account/second-factor/app')}>
          {t('factors.add.app.button')}
        </ButtonLink>
      </Actions>
      <p>{t('factors.add.passkey')}</p>
      <Actions>
        <ButtonLink kind="secondary" href={visit.href('/account/second-factor/passkey')}>
          {t('factors.add.passkey.button')}
        </ButtonLink>
      </Actions>
      {!none && <Codes visit={visit} left={view.codesLeft} />}
      <p>
        <a href={visit.href('/account')}>{t('factors.back')}</a>
      </p>
    </Page>
  )
}

type Factor = FactorsView['factors'][number]

const Factor = ({ visit, factor }: { readonly visit: Visit; readonly factor: Factor }) => {
  const t = say(visit.locale)
  const kind =
    factor.device === '' ? t(`factors.${factor.kind}`) : `${t(`factors.${factor.kind}`)}, ${factor.device}`
  const used =
    factor.usedAt === undefined
      ? t('factors.unused')
      : t('factors.used', { date: onDate(visit, factor.usedAt) })
  return (
    <li class="sessions__one">
      <span>
        <strong>{kind}</strong>
        <br />
        {t('factors.added', { date: onDate(visit, factor.addedAt) })} {used}
      </span>
      <form method="post" action={visit.href(`/account/second-factor/${factor.factorId}/remove`)}>
        <Button kind="quiet">
          {t('factors.remove')}
          <span class="visually-hidden">: {kind}</span>
        </Button>
      </form>
    </li>
  )
}

const Codes = ({ visit, left }: { readonly visit: Visit; readonly left: number }) => {
  const t = say(visit.locale)
  return (
    <section aria-labelledby="codes-title">
      <h2 id="codes-title">{t('codes.title')}</h2>
      <p>{t('codes.left', { left })}</p>
      <form method="post" action={visit.href('/account/second-factor/codes')}>
        <Actions>
          <Button kind="secondary">{t('codes.again')}</Button>
        </Actions>
      </form>
    </section>
  )
}

type SecretView = { readonly secret: string; readonly picture: string; readonly held: string }

export const AddAuthenticatorPage = ({ visit, shown, failure }: Props & { readonly shown: SecretView }) => {
  const { locale, shell } = visit
  const t = say(locale)
  const errors = failure?.errors ?? []
  return (
    <Page {...shell} title={t('app.title')} hasProblems={errors.length > 0} noindex>
      <ErrorSummary locale={locale} problems={errors} questions={{ code: t('app.code') }} />
      <h1>{t('app.title')}</h1>
      <p class="lead">{t('app.lead')}</p>
      <h2>{t('app.step1')}</h2>
      <p>{t('app.step1.how')}</p>
      <h2>{t('app.step2')}</h2>
      <p>{t('app.step2.how')}</p>
      <p>
        <img class="qr" src={shown.picture} alt={t('app.picture')} width="240" height="240" />
      </p>
      <p>
        {t('app.byHand')} <code class="qr-secret">{shown.secret}</code>
      </p>
      <h2>{t('app.step3')}</h2>
      <form method="post" action={visit.href('/account/second-factor/app')} novalidate>
        <input type="hidden" name="held" value={shown.held} />
        <Field
          locale={locale}
          name="code"
          label={t('app.code')}
          hint={t('app.code.hint')}
          autocomplete="one-time-code"
          inputmode="numeric"
          width="short"
          error={errors.find((error) => error.field === 'code')?.sentence}
        />
        <Actions>
          <Button>{t('app.button')}</Button>
          <ButtonLink kind="quiet" href={visit.href('/account/second-factor')}>
            {t('app.cancel')}
          </ButtonLink>
        </Actions>
      </form>
    </Page>
  )
}

type AskedProps = Props & { readonly asked: { readonly options: string; readonly challenge: string } }

export const AddPasskeyPage = ({ visit, asked, failure }: AskedProps) => {
  const { locale, shell } = visit
  const t = say(locale)
  const errors = failure?.errors ?? []
  return (
    <Page
      {...shell}
      title={t('passkey.title')}
      hasProblems={errors.length > 0}
      scripts={[passkeyScript]}
      noindex
    >
      <ErrorSummary locale={locale} problems={errors} />
      <h1>{t('passkey.title')}</h1>
      <p class="lead">{t('passkey.lead')}</p>
      <PasskeyForm
        visit={visit}
        kind="make"
        action="/account/second-factor/passkey"
        asked={asked}
        label={t('passkey.make')}
      />
      <p>
        {t('passkey.else')}{' '}
        <a href={visit.href('/account/second-factor/app')}>{t('factors.add.app.button')}</a>
      </p>
    </Page>
  )
}

/** The one time the codes can be read. Without new ones it only says that the factor is there. */
export const FactorAddedPage = ({ visit, codes }: Props & { readonly codes: readonly string[] }) => {
  const { locale, shell } = visit
  const t = say(locale)
  return (
    <Page {...shell} title={t('codes.shown.title')} noindex>
      <h1>{t('codes.shown.title')}</h1>
      {codes.length === 0 ? (
        <p class="lead">{t('codes.kept')}</p>
      ) : (
        <>
          <p class="lead">{t('codes.shown.lead')}</p>
          <ol class="codes">
            {codes.map((code) => (
              <li>
                <code>{code}</code>
              </li>
            ))}
          </ol>
          <p>{t('codes.shown.once')}</p>
        </>
      )}
      <Actions>
        <ButtonLink href={visit.href('/home')}>{t('codes.goOn')}</ButtonLink>
        <ButtonLink kind="quiet" href={visit.href('/account/second-factor')}>
          {t('codes.toFactors')}
        </ButtonLink>
      </Actions>
    </Page>
  )
}
