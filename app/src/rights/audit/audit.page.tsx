import type { Failure, Visit } from '../../access/index.ts'
import { formatDate } from '../../platform/i18n/index.ts'
import {
  Actions,
  Button,
  EmptyState,
  ErrorSummary,
  Field,
  Notice,
  Page,
  Select,
  Table,
} from '../../ui/index.ts'
import { say } from '../messages/index.ts'
import { type AuditPart, searchReasons } from './search-audit.ts'

export const auditPath = '/staff/audit'

const fields = ['why', 'number', 'person', 'account', 'act', 'from', 'until'] as const
type Props = {
  readonly visit: Visit
  readonly found?: AuditPart | undefined
  readonly failure?: Failure | undefined
}

export const AuditPage = ({ visit, found, failure }: Props) => {
  const { locale, shell } = visit
  const t = say(locale)
  const errors = failure?.errors ?? []
  return (
    <Page
      {...shell}
      path={auditPath}
      title={t('audit.title')}
      sensitive
      width="wide"
      hasProblems={errors.length > 0}
    >
      <ErrorSummary
        locale={locale}
        problems={errors}
        questions={Object.fromEntries(fields.map((name) => [name, t(`audit.${name}`)]))}
      />
      <h1>{t('audit.title')}</h1>
      <p class="lead">{t('audit.lead')}</p>
      <Notice locale={locale} kind="info">
        <p>{t('audit.audited')}</p>
      </Notice>
      <SearchForm visit={visit} errors={errors} />
      {found !== undefined && <Found visit={visit} found={found} />}
    </Page>
  )
}

const typed = ({ raw }: Visit, name: (typeof fields)[number]): string | undefined => {
  const value = raw[name]
  return typeof value === 'string' ? value : undefined
}

const SearchForm = ({ visit, errors }: { readonly visit: Visit; readonly errors: Failure['errors'] }) => {
  const { locale } = visit
  const t = say(locale)
  const at = (name: (typeof fields)[number]) => ({
    locale,
    name,
    label: t(`audit.${name}`),
    value: typed(visit, name),
    error: errors.find((error) => error.field === name)?.sentence,
  })
  return (
    <form method="post" action={visit.href(auditPath)} novalidate>
      <Select
        {...at('why')}
        placeholder={t('audit.why.choose')}
        options={searchReasons.map((why) => ({ value: why, label: t(`audit.why.${why}`) }))}
      />
      <Field {...at('number')} hint={t('audit.number.hint')} width="medium" spellcheck={false} />
      <Field {...at('person')} hint={t('audit.person.hint')} spellcheck={false} autocomplete="off" />
      <Field {...at('account')} hint={t('audit.account.hint')} width="medium" spellcheck={false} />
      <Field {...at('act')} hint={t('audit.act.hint')} width="medium" spellcheck={false} />
      <Field {...at('from')} type="date" width="medium" />
      <Field {...at('until')} type="date" width="medium" />
      <Actions>
        <Button>{t('audit.button')}</Button>
        <Button kind="secondary" formAction={visit.href(`${auditPath}/csv`)}>
          {t('audit.csv')}
        </Button>
      </Actions>
    </form>
  )
}

const Found = ({ visit, found }: { readonly visit: Visit; readonly found: AuditPart }) => {
  const { locale } = visit
  const t = say(locale)
  if (found.entries.length === 0) {
    return (
      <EmptyState title={t('audit.none')}>
        <p>{t('audit.none.text')}</p>
      </EmptyState>
    )
  }
  return (
    <section id="found">
      <Table
        id="audit"
        caption={t('audit.found')}
        columns={[
          { label: t('saw.column.when') },
          { label: t('saw.column.who') },
          { label: t('audit.act') },
          { label: t('audit.person') },
          { label: t('audit.verdict') },
          { label: t('saw.column.why') },
        ]}
        rows={found.entries.map((entry) => [
          `${formatDate(locale, entry.at)}, ${entry.at.slice(11, 19)}`,
          entry.nickname ?? entry.account ?? entry.kind,
          entry.act,
          entry.person ?? '',
          t(entry.verdict === 'yes' ? 'audit.verdict.yes' : 'audit.verdict.no'),
          entry.note === undefined ? entry.reason : `${entry.reason} (${entry.note})`,
        ])}
      />
      <p class="small">{t('saw.utc')}</p>
      {found.older !== undefined && (
        <form method="post" action={visit.href(auditPath)}>
          {fields.map((name) => (
            <input type="hidden" name={name} value={typed(visit, name)} />
          ))}
          <input type="hidden" name="before" value={String(found.older)} />
          <Actions>
            <Button kind="secondary">{t('saw.older')}</Button>
          </Actions>
        </form>
      )}
    </section>
  )
}
