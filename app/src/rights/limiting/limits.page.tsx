import type { Failure, Visit } from '../../access/index.ts'
import { formatDate } from '../../platform/i18n/index.ts'
import { Actions, Button, ErrorSummary, Notice, Page, Radios, TextArea, WhoSees } from '../../ui/index.ts'
import { say } from '../messages/index.ts'
import { type Limits, objectable } from './limits.ts'

type Props = { readonly visit: Visit; readonly value: Limits; readonly failure?: Failure | undefined }

export const limitsPath = (personId: string): string => `/persons/${personId}/limits`

export const LimitsPage = ({ visit, value, failure }: Props) => {
  const { locale, shell, raw } = visit
  const t = say(locale)
  const errors = failure?.errors ?? []
  const title = t('limits.title', { who: value.who, name: value.name })
  return (
    <Page
      {...shell}
      path={limitsPath(value.personId)}
      title={title}
      sensitive
      hasProblems={errors.length > 0}
      breadcrumbs={[{ label: t('crumb.home'), href: visit.href('/home') }, { label: t('limits.crumb') }]}
    >
      <ErrorSummary
        locale={locale}
        problems={errors}
        questions={{ about: t('limits.about'), words: t('limits.words') }}
      />
      {errors.length === 0 && raw.saved === '1' && (
        <Notice locale={locale} kind="success" live>
          <p>{t('limits.saved')}</p>
        </Notice>
      )}
      <h1>{title}</h1>
      <Correct visit={visit} value={value} />
      <Restrict visit={visit} value={value} />
      <ObjectForm visit={visit} value={value} failure={failure} />
    </Page>
  )
}

/** Correcting needs no asking: it says where each thing is changed. */
const Correct = ({ visit, value }: Omit<Props, 'failure'>) => {
  const t = say(visit.locale)
  const to = (rest: string): string => visit.href(`/persons/${value.personId}/${rest}`)
  return (
    <section aria-labelledby="correct">
      <h2 id="correct">{t('limits.correct')}</h2>
      <p>{t('limits.correct.text')}</p>
      <ul>
        <li>
          <a href={to('about')}>{t('limits.correct.about')}</a>
        </li>
        <li>
          <a href={to('symptoms')}>{t('limits.correct.symptoms')}</a>
        </li>
        <li>
          <a href={visit.href('/account')}>{t('limits.correct.account')}</a>
        </li>
      </ul>
    </section>
  )
}

const Restrict = ({ visit, value }: Omit<Props, 'failure'>) => {
  const t = say(visit.locale)
  const since = value.restrictedSince
  return (
    <section aria-labelledby="restrict">
      <h2 id="restrict">{t('limits.restrict')}</h2>
      <p>{t('limits.restrict.text')}</p>
      {since !== undefined && (
        <Notice locale={visit.locale} kind="info">
          <p>{t('limits.restricted', { date: formatDate(visit.locale, since) })}</p>
        </Notice>
      )}
      <form method="post" action={visit.href(`${limitsPath(value.personId)}/restriction`)}>
        <Actions>
          <Button kind="secondary" name="restricted" value={since === undefined ? 'yes' : 'no'}>
            {t(since === undefined ? 'limits.restrict.button' : 'limits.restrict.lift')}
          </Button>
        </Actions>
      </form>
    </section>
  )
}

const ObjectForm = ({ visit, value, failure }: Props) => {
  const { locale } = visit
  const t = say(locale)
  const errorAt = (field: string) => failure?.errors.find((error) => error.field === field)?.sentence
  const typed = (field: string): string | undefined => {
    const given = failure?.values[field]
    return typeof given === 'string' ? given : undefined
  }
  return (
    <section aria-labelledby="object">
      <h2 id="object">{t('limits.object')}</h2>
      <p>{t('limits.object.text')}</p>
      {value.objections.length > 0 && (
        <ul>
          {value.objections.map(({ about, words, at }) => (
            <li>
              {t('limits.objected', { date: formatDate(locale, at) })} {t(`limits.about.${about}`)}: {words}
            </li>
          ))}
        </ul>
      )}
      <form method="post" action={visit.href(`${limitsPath(value.personId)}/objection`)} novalidate>
        <Radios
          locale={locale}
          name="about"
          legend={t('limits.about')}
          value={typed('about')}
          error={errorAt('about')}
          options={objectable.map((about) => ({ value: about, label: t(`limits.about.${about}`) }))}
        />
        <TextArea
          locale={locale}
          name="words"
          label={t('limits.words')}
          hint={t('limits.words.hint')}
          value={typed('words')}
          error={errorAt('words')}
        />
        <WhoSees locale={locale}>{t('limits.whoSees')}</WhoSees>
        <Actions>
          <Button>{t('limits.object.button')}</Button>
        </Actions>
      </form>
    </section>
  )
}
