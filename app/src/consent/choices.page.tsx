import type { Visit } from '../access/index.ts'
import { formatDate } from '../platform/i18n/index.ts'
import { Button, Details, Notice, Page, Tag, WhoSees } from '../ui/index.ts'
import { ChildsWord } from './childs-word.tsx'
import { ConsentWords, leadOf, titleOf } from './consent-words.tsx'
import { say } from './messages/index.ts'
import { type TextPurpose, textPurposes, ways } from './purpose.ts'
import type { Choices } from './read-choices.ts'

type Item = Choices['choices'][number]

const changedPurpose = (visit: Visit): TextPurpose | undefined =>
  textPurposes.find((purpose) => purpose === visit.raw.changed)

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
      {value.choices.some((item) => item.disagreed) && (
        <Notice locale={locale} kind="warning" title={t('choices.disagreed')}>
          <p>{t('choices.disagreed.text')}</p>
        </Notice>
      )}
      {value.choices.some((item) => item.because === 'paused') && (
        <Notice locale={locale} kind="info" title={t('choices.yours')}>
          <p>{t('choices.yours.text')}</p>
        </Notice>
      )}
      {value.choices.map((item) => (
        <ChoiceCard visit={visit} item={item} personId={value.personId} mayDecide={value.mayDecide} />
      ))}
      {value.child !== undefined && <ChildsWord visit={visit} value={value} child={value.child} />}
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
  const yes = item.history.find((one) => one.choice === 'given')
  const date = (item.given ? yes : newest)?.at
  const state = item.given ? 'given' : newest?.choice === 'given' ? 'refused' : newest?.choice
  return (
    <section class="card decision" id={item.purpose} aria-labelledby={`${item.purpose}-title`}>
      <h2 class="card__title" id={`${item.purpose}-title`}>
        {title}
      </h2>
      <p>
        <Tag tone={item.given ? 'success' : 'plain'}>
          {state === undefined || date === undefined
            ? t('state.none')
            : isHeld(item.because)
              ? t(`held.${item.because}`)
              : t(`state.${state}`, { date: formatDate(locale, date) })}
        </Tag>
      </p>
      <p>{leadOf(item.text.body)}</p>
      {item.because !== 'agreed' && isHeld(item.because) && <p>{t(`because.${item.because}`)}</p>}
      {item.given && item.way !== undefined && <p>{t(`way.now.${item.way}`)}</p>}
      {item.changes !== undefined && <Changes visit={visit} changes={item.changes} />}
      <Details summary={t('choices.read', { title })}>
        <ConsentWords body={item.text.body} />
      </Details>
      {mayDecide && (
        <form method="post" action={visit.href(`/persons/${personId}/choices`)} class="decision__form">
          <input type="hidden" name="purpose" value={item.purpose} />
          <Give visit={visit} item={item} title={title} />
          {(item.given || item.mine === 'given') && (
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

const held = ['stricter', 'child-said-no', 'paused', 'lapsed', 'bereaved', 'restricted', 'joined'] as const
const isHeld = (because: Item['because']): because is (typeof held)[number] =>
  held.some((one) => one === because)

type GiveProps = Pick<CardProps, 'visit' | 'item'> & { readonly title: string }

/** One click says yes; where there are several ways to say it, each is a click of its own. */
const Give = ({ visit, item, title }: GiveProps) => {
  const t = say(visit.locale)
  const mayGive = item.mine !== 'given' || item.changes !== undefined
  if (item.purpose !== 'further-research')
    return mayGive ? (
      <Button kind="primary" name="choice" value="give">
        {t('choices.give')}
        <span class="visually-hidden">: {title}</span>
      </Button>
    ) : null
  return (
    <>
      <input type="hidden" name="choice" value="give" />
      {ways
        .filter((way) => mayGive || way !== item.way)
        .map((way) => (
          <Button kind={mayGive ? 'primary' : 'secondary'} name="way" value={way}>
            {t(`way.${way}`)}
            <span class="visually-hidden">: {title}</span>
          </Button>
        ))}
    </>
  )
}

type ChangesProps = Pick<CardProps, 'visit'> & { readonly changes: NonNullable<Item['changes']> }

const Changes = ({ visit, changes }: ChangesProps) => {
  const t = say(visit.locale)
  return (
    <>
      <p>{t('choices.newer')}</p>
      <Details summary={t('changes.title')} open>
        <ul class="decision__changes">
          {changes.map(({ kind, words }) => (
            <li>
              {t(`changes.${kind}`)} {kind === 'added' ? <ins>{words}</ins> : <del>{words}</del>}
            </li>
          ))}
        </ul>
      </Details>
    </>
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
            {one.way !== undefined && `${t(`way.${one.way}`)}. `}
            {t(one.byMe ? 'history.byMe' : 'history.byOther')}
          </li>
        ))}
      </ol>
    </Details>
  )
}
