import type { Visit } from '../../access/index.ts'
import { countryName } from '../../platform/i18n/index.ts'
import { ButtonLink, Card, Page, Table } from '../../ui/index.ts'
import { say } from './messages/index.ts'

const eight = [1, 2, 3, 4, 5, 6, 7, 8] as const
const five = [1, 2, 3, 4, 5] as const

type Props = { readonly visit: Visit }
type WithContact = Props & { readonly contact: string }

export const HelpPage = ({ visit, contact }: WithContact) => {
  const { locale, shell, href } = visit
  const t = say(locale)
  return (
    <Page {...shell} title={t('help.title')} description={t('help.lead')}>
      <h1>{t('help.title')}</h1>
      <p class="lead">{t('help.lead')}</p>
      <Card title={t('help.write.title')} headingLevel={2}>
        <p>{t('help.write.text')}</p>
        <ButtonLink href={`mailto:${contact}`}>{t('help.write.link', { email: contact })}</ButtonLink>
      </Card>
      <Card title={t('help.crisis.title')} headingLevel={2}>
        <p>{t('help.crisis.text')}</p>
        <a href={href('/crisis')}>{t('help.crisis.link')}</a>
      </Card>
      {five.map((n) => (
        <section>
          <h2>{t(`help.${n}.title`)}</h2>
          <p>{t(`help.${n}.text`)}</p>
        </section>
      ))}
    </Page>
  )
}

/** Free lines known to us; the page says where to look for all the others. */
const lines = [
  { country: 'ES', number: '024', key: 'es' },
  { country: 'RO', number: '0800 801 200', key: 'ro' },
  { country: 'GB', number: '116 123', key: 'gb' },
  { country: 'US', number: '988', key: 'us' },
] as const

const callHref = (number: string): string => `tel:${number.replaceAll(' ', '')}`

export const CrisisPage = ({ visit }: Props) => {
  const { locale, shell } = visit
  const t = say(locale)
  return (
    <Page {...shell} title={t('crisis.title')} sensitive>
      <h1>{t('crisis.title')}</h1>
      <p class="lead">{t('crisis.lead')}</p>
      <section class="crisis-now" aria-labelledby="crisis-danger">
        <h2 id="crisis-danger">{t('crisis.danger.title')}</h2>
        <p>{t('crisis.danger.text')}</p>
        <ButtonLink href="tel:112">112</ButtonLink>
      </section>
      <h2>{t('crisis.talk.title')}</h2>
      <p>{t('crisis.talk.text')}</p>
      <Table
        id="crisis-lines"
        caption={t('crisis.table')}
        hideCaption
        columns={[{ label: t('crisis.country') }, { label: t('crisis.number') }, { label: t('crisis.line') }]}
        rows={lines.map(({ country, number, key }) => [
          countryName(locale, country),
          <a class="crisis-number" href={callHref(number)}>
            {number}
          </a>,
          t(`crisis.${key}.line`),
        ])}
      />
      <h2>{t('crisis.child.title')}</h2>
      <p>{t('crisis.child.text')}</p>
      <ButtonLink kind="secondary" href="tel:116111">
        116 111
      </ButtonLink>
      <h2>{t('crisis.other.title')}</h2>
      <p>
        <a href="https://findahelpline.com" rel="noreferrer">
          {t('crisis.other.text')}
        </a>
      </p>
      <h2>{t('crisis.not.title')}</h2>
      <p>{t('crisis.not.text')}</p>
    </Page>
  )
}

export const PrivacyPage = ({ visit, contact }: WithContact) => {
  const { locale, shell } = visit
  const t = say(locale)
  return (
    <Page {...shell} title={t('privacy.title')} description={t('privacy.lead')}>
      <h1>{t('privacy.title')}</h1>
      <p class="lead">{t('privacy.lead')}</p>
      {eight.map((n) => (
        <section>
          <h2>{t(`privacy.${n}.title`)}</h2>
          <p>{t(`privacy.${n}.text`, { email: contact })}</p>
        </section>
      ))}
    </Page>
  )
}

export const GuidePage = ({ visit }: Props) => {
  const { locale, shell, href } = visit
  const t = say(locale)
  return (
    <Page {...shell} title={t('guide.title')} description={t('guide.lead')}>
      <h1>{t('guide.title')}</h1>
      <p class="lead">{t('guide.lead')}</p>
      <ol class="guide-rules">
        {eight.map((n) => (
          <li>
            <h2>{t(`guide.${n}.title`)}</h2>
            <p>{t(`guide.${n}.text`)}</p>
          </li>
        ))}
      </ol>
      <p>
        <a href={href('/crisis')}>{t('guide.crisis')}</a>
      </p>
    </Page>
  )
}
