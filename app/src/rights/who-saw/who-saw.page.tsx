import type { Visit } from '../../access/index.ts'
import { formatDate } from '../../platform/i18n/index.ts'
import { EmptyState, Page, Table, WhoSees } from '../../ui/index.ts'
import en from '../messages/en.json' with { type: 'json' }
import { say } from '../messages/index.ts'
import type { WhoSaw } from './read-who-saw.ts'

type Props = { readonly visit: Visit; readonly value: WhoSaw }
type Entry = WhoSaw['entries'][number]
type Key = keyof typeof en

const isKey = (key: string): key is Key => key in en

export const WhoSawPage = ({ visit, value }: Props) => {
  const { locale, shell } = visit
  const t = say(locale)
  const title = t('saw.title', { who: value.who, name: value.name })
  const path = `/persons/${value.personId}/who-saw`
  return (
    <Page
      {...shell}
      path={path}
      title={title}
      sensitive
      width="wide"
      breadcrumbs={[{ label: t('crumb.home'), href: visit.href('/home') }, { label: t('saw.crumb') }]}
    >
      <h1>{title}</h1>
      <p class="lead">{t('saw.lead')}</p>
      <WhoSees locale={locale}>{t('saw.whoSees')}</WhoSees>
      {value.entries.length === 0 ? (
        <EmptyState title={t('saw.nobody')}>
          <p>{t('saw.nobody.text')}</p>
        </EmptyState>
      ) : (
        <Table
          id="saw"
          caption={t('saw.caption')}
          columns={[
            { label: t('saw.column.when') },
            { label: t('saw.column.who') },
            { label: t('saw.column.what') },
            { label: t('saw.column.why') },
          ]}
          rows={value.entries.map((entry) => [
            `${formatDate(locale, entry.at)}, ${entry.at.slice(11, 16)}`,
            whoOf(visit, entry),
            whatOf(visit, entry),
            whyOf(visit, entry),
          ])}
        />
      )}
      {value.older !== undefined && (
        <p>
          <a href={visit.href(`${path}?before=${value.older}`)}>{t('saw.older')}</a>
        </p>
      )}
      <p class="small">{t('saw.utc')}</p>
    </Page>
  )
}

const whoOf = ({ locale }: Visit, { who, role }: Entry): string => {
  const t = say(locale)
  const key = `role.${role}`
  const said = isKey(key) ? t(key) : role
  return who === undefined ? said : `${who} (${said})`
}

const whatOf = ({ locale }: Visit, { what, changed }: Entry): string => {
  const t = say(locale)
  const how = changed ? 'changed' : 'looked'
  const key = `act.${what}.${how}`
  return isKey(key) ? t(key) : t(`act.other.${how}`)
}

/** The platform says its reason itself; a member's reason is how they stand to the person. */
const whyOf = ({ locale }: Visit, { role, why }: Entry): string => {
  const t = say(locale)
  const key = `why.${role}`
  if (why !== undefined) return why
  return isKey(key) ? t(key) : t('why.other')
}
