import type { Child } from 'hono/jsx'
import type { Failure, Visit } from '../../access/index.ts'
import { formatDate } from '../../platform/i18n/index.ts'
import { Actions, Button, ErrorSummary, Field, Notice, Page, Radios } from '../../ui/index.ts'
import { say } from '../messages/index.ts'
import type { AccountEraseView } from './erase-account.ts'
import type { EraseView } from './erase-person.ts'

type Props<T> = { readonly visit: Visit; readonly value: T; readonly failure?: Failure | undefined }

export const ErasePage = ({ visit, value, failure }: Props<EraseView>) => {
  const t = say(visit.locale)
  const who = { who: value.who, name: value.name }
  const title = t('erase.title', who)
  const path = `/persons/${value.personId}/erase`
  return (
    <EraseShell visit={visit} title={title} path={path} failure={failure}>
      <p class="lead">{t('erase.lead', who)}</p>
      <p>
        <a href={visit.href(`/persons/${value.personId}/everything`)}>{t('erase.takeFirst')}</a>
      </p>
      <h2>{t('erase.goes')}</h2>
      <ul>
        <li>{t('erase.goes.words')}</li>
        <li>{t('erase.goes.symptoms')}</li>
        <li>{t('erase.goes.documents')}</li>
        <li>{t('erase.goes.matching')}</li>
        <li>{t('erase.goes.key')}</li>
      </ul>
      <Kept visit={visit} />
      <Decide visit={visit} dueAt={value.dueAt} path={path} failure={failure} />
    </EraseShell>
  )
}

export const AccountErasePage = ({ visit, value, failure }: Props<AccountEraseView>) => {
  const t = say(visit.locale)
  const path = '/account/erase'
  return (
    <EraseShell visit={visit} title={t('erase.account.title')} path={path} failure={failure}>
      <p class="lead">{t('erase.account.lead')}</p>
      <h2>{t('erase.goes')}</h2>
      <ul>
        <li>{t('erase.account.goes')}</li>
        {value.goes.map(({ name }) => (
          <li>{t('erase.account.person', { name: name === '' ? t('erase.unnamed') : name })}</li>
        ))}
      </ul>
      {value.stays.length > 0 && (
        <>
          <h2>{t('erase.account.stays')}</h2>
          <p>{t('erase.account.stays.why')}</p>
          <ul>
            {value.stays.map(({ name }) => (
              <li>{name === '' ? t('erase.unnamed') : name}</li>
            ))}
          </ul>
        </>
      )}
      <Kept visit={visit} />
      <Decide visit={visit} dueAt={value.dueAt} path={path} failure={failure} />
    </EraseShell>
  )
}

type ShellProps = {
  readonly visit: Visit
  readonly title: string
  readonly path: string
  readonly failure: Failure | undefined
  readonly children?: Child
}

const EraseShell = ({ visit, title, path, failure, children }: ShellProps) => {
  const { locale, shell } = visit
  const t = say(locale)
  const errors = failure?.errors ?? []
  return (
    <Page
      {...shell}
      path={path}
      title={title}
      sensitive
      hasProblems={errors.length > 0}
      breadcrumbs={[{ label: t('crumb.home'), href: visit.href('/home') }, { label: t('erase.crumb') }]}
    >
      <ErrorSummary
        locale={locale}
        problems={errors}
        questions={{
          when: t('erase.when'),
          typed: t('erase.typed', { word: t('erase.word') }),
        }}
      />
      {visit.raw.kept === '1' && errors.length === 0 && (
        <Notice locale={locale} kind="success" live>
          <p>{t('erase.kept.done')}</p>
        </Notice>
      )}
      <h1>{title}</h1>
      {children}
    </Page>
  )
}

/** What is kept, and which duty keeps it: nobody is to find out later. */
const Kept = ({ visit }: { readonly visit: Visit }) => {
  const t = say(visit.locale)
  return (
    <>
      <h2>{t('erase.kept')}</h2>
      <ul>
        <li>{t('erase.kept.audit')}</li>
        <li>{t('erase.kept.erasure')}</li>
        <li>{t('erase.kept.backups')}</li>
      </ul>
    </>
  )
}

type DecideProps = {
  readonly visit: Visit
  readonly dueAt: string | undefined
  readonly path: string
  readonly failure: Failure | undefined
}

const Decide = ({ visit, dueAt, path, failure }: DecideProps) => {
  const { locale, raw } = visit
  const t = say(locale)
  const sentence = (name: string) => failure?.errors.find(({ field }) => field === name)?.sentence
  return (
    <>
      {dueAt !== undefined && (
        <Notice
          locale={locale}
          kind="warning"
          title={t('erase.waiting', { date: formatDate(locale, dueAt) })}
        >
          <p>{t('erase.waiting.text')}</p>
          <form method="post" action={visit.href(`${path}/cancel`)}>
            <Actions>
              <Button kind="secondary">{t('erase.cancel')}</Button>
            </Actions>
          </form>
        </Notice>
      )}
      <h2>{t('erase.decide')}</h2>
      <form method="post" action={visit.href(path)} novalidate>
        <Radios
          locale={locale}
          name="when"
          legend={t('erase.when')}
          hint={t('erase.when.hint')}
          value={typeof raw.when === 'string' ? raw.when : undefined}
          error={sentence('when')}
          options={[
            { value: 'later', label: t('erase.when.later') },
            { value: 'now', label: t('erase.when.now') },
          ]}
        />
        <Field
          locale={locale}
          name="typed"
          label={t('erase.typed', { word: t('erase.word') })}
          hint={t('erase.typed.hint')}
          width="medium"
          autocomplete="off"
          spellcheck={false}
          value={typeof raw.typed === 'string' ? raw.typed : undefined}
          error={sentence('typed')}
        />
        <Actions>
          <Button kind="danger">{t('erase.button')}</Button>
        </Actions>
      </form>
    </>
  )
}
