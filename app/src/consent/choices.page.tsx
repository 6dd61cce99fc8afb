import type { Visit } from '../access/index.ts'
import { formatDate } from '../platform/i18n/index.ts'
import { Button, Details, Notice, Page, Tag, WhoSees } from '../ui/index.ts'
import { ConsentWords, leadOf, titleOf } from './consent-words.tsx'
import { say } from './messages/index.ts'
import { type Purpose, purposes } from './purpose.ts'
import type { Choices } from './read-choices.ts'

type Item = Choices['choices'][number]

const changedPurpose = (visit: Visit): Purpose | undefined =>
  purposes.find((purpose) => purpose === visit.raw.changed)

export const ChoicesPage = ({ visit, value }: { readonly visit: Visit; readonly value: Choices }) => {
  const { locale, shell } = visit
  const t = say(locale)
  const changed = changedPurpose(visit)
  const title =
    value.relation === 'self' || value.name === undefined
      ? t('choices.title.self')
      : t('choices.title.other', { name: value.name })
  return (
    <Page
      {...shell}
      title={title}
      sensitive
      breadcrumbs={[{ label: t('choices.home'), href: visit.href('/home') }, { label: t('choices.crumb') }]}
    >
      {changed !== undefined && (
        <Notice locale={locale} kind="success" live title={t('choices.saved')}>
          <p>{t('choices.saved.detail')}</p>
        </Notice>
      )}
      <h1>{title}</h1>
      <p class="lead">{t('choices.lead')}</p>
      <WhoSees locale={locale}>{t('choices.whoSees')}</WhoSees>
      {!value.mayDecide && (
        <Notice locale={locale} kind="info">
          <p>{t('choices.onlyLook')}</p>
        </Notice>
      )}
      {value.choices.map((item) => (
        <ChoiceCard visit={visit} item={item} personId={value.personId} mayDecide={value.mayDecide} />
      ))}
    </Page>
  )
}

type CardProps = {
  readonly visit: Visit
  readonly item: Item
  readonly personId: string
  readonly mayDecide: boolean
}

const ChoiceCard = ({ visit, item, personId, mayDecide }: CardProps) => {
  const { locale } = visit
  const t = say(locale)
  const title = titleOf(item.text.body)
  const newest = item.history[0]
  const state = item.given ? 'given' : newest === undefined ? 'none' : newest.choice
  const newer = item.given && newest !== undefined && newest.version < item.text.version
  return (
    <section class="card decision" id={item.purpose} aria-labelledby={`${item.purpose}-title`}>
      <h2 class="card__title" id={`${item.purpose}-title`}>
        {title}
      </h2>
      <p>
        <Tag tone={item.given ? 'success' : 'plain'}>
          {newest === undefined
            ? t('state.none')
            : t(`state.${state}`, { date: formatDate(locale, newest.at) })}
        </Tag>
      </p>
      <p>{leadOf(item.text.body)}</p>
      {newer && <p>{t('choices.newer')}</p>}
      <Details summary={t('choices.read', { title })}>
        <ConsentWords body={item.text.body} />
      </Details>
      {mayDecide && (
        <form method="post" action={visit.href(`/persons/${personId}/choices`)} class="decision__form">
          <input type="hidden" name="purpose" value={item.purpose} />
          {(!item.given || newer) && (
            <Button kind="primary" name="choice" value="give">
              {t('choices.give')}
              <span class="visually-hidden">: {title}</span>
            </Button>
          )}
          {item.given && (
            <Button kind="secondary" name="choice" value="withdraw">
              {t('choices.withdraw')}
              <span class="visually-hidden">: {title}</span>
            </Button>
          )}
        </form>
      )}
      {item.history.length > 0 && <History visit={visit} item={item} />}
    </section>
  )
}

const History = ({ visit, item }: Pick<CardProps, 'visit' | 'item'>) => {
  const t = say(visit.locale)
  return (
    <Details summary={t('choices.history', { count: item.history.length })}>
      <ol class="decision__history" reversed>
        {item.history.map((one) => (
          <li>
            {t(`history.${one.choice}`, { date: formatDate(visit.locale, one.at), version: one.version })}{' '}
            {t(one.byMe ? 'history.byMe' : 'history.byOther')}
          </li>
        ))}
      </ol>
    </Details>
  )
}
