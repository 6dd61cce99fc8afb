import type { Failure, Visit } from '../../access/index.ts'
import { formatDate } from '../../platform/i18n/index.ts'
import { Actions, Button, ErrorSummary, Notice, Page, Radios, WhoSees } from '../../ui/index.ts'
import { bereavementChoices } from './bereavement.sql.ts'
import { say } from './messages/index.ts'
import type { BereavementView } from './read-bereavement.ts'

type Props = {
  readonly visit: Visit
  readonly value: BereavementView
  readonly failure?: Failure | undefined
}

const saved = ['noted', 'told', 'chosen', 'mistake'] as const

/** One page for before and after: few words, nothing to hurry, every act can be taken back. */
export const BereavementPage = ({ visit, value, failure }: Props) => {
  const { locale, shell, raw } = visit
  const t = say(locale)
  const done = saved.find((one) => one === raw.saved)
  const errors = failure?.errors ?? []
  const { name, since } = value
  const after = name === undefined ? t('now.title.unnamed') : t('now.title', { name })
  const title = since === undefined ? t('page.title') : after
  return (
    <Page
      {...shell}
      title={title}
      sensitive
      hasProblems={errors.length > 0}
      breadcrumbs={[{ label: t('page.home'), href: visit.href('/home') }, { label: t('page.crumb') }]}
    >
      <ErrorSummary locale={locale} problems={errors} questions={{ choice: t('choice.title') }} />
      {errors.length === 0 && done !== undefined && (
        <Notice locale={locale} kind="info" live>
          <p>{t(`saved.${done}`)}</p>
        </Notice>
      )}
      <h1>{title}</h1>
      {since === undefined ? (
        <Before visit={visit} value={value} />
      ) : (
        <>
          <p class="lead">{t('now.lead')}</p>
          <Choice visit={visit} value={value} failure={failure} />
          {value.mayDecide && <Mistake visit={visit} value={value} />}
        </>
      )}
      <p>
        {t('help')} <a href={visit.href('/crisis')}>{t('help.link')}</a>.
      </p>
    </Page>
  )
}

const Before = ({ visit, value: { personId, name, mayDecide } }: Props) => {
  const t = say(visit.locale)
  return (
    <>
      <p class="lead">{name === undefined ? t('before.lead.unnamed') : t('before.lead', { name })}</p>
      <h2>{t('before.what')}</h2>
      <ul>
        <li>{t('before.matching')}</li>
        <li>{t('before.reminders')}</li>
        <li>{t('before.words')}</li>
        <li>{t('before.kept')}</li>
      </ul>
      <p>{t(mayDecide ? 'before.mistake' : 'before.look')}</p>
      <form method="post" action={visit.href(`/persons/${personId}/bereavement`)}>
        <Actions>
          <Button kind="secondary">{t('before.button')}</Button>
        </Actions>
      </form>
    </>
  )
}

const Choice = ({ visit, value, failure }: Props) => {
  const { locale } = visit
  const t = say(locale)
  const { personId, choice, chosenAt, mayDecide } = value
  return (
    <section aria-labelledby="choice-title">
      <h2 id="choice-title">{t('choice.title')}</h2>
      {choice === undefined || chosenAt === undefined ? (
        <p>{t('choice.none')}</p>
      ) : (
        <p>
          {t('choice.at', { date: formatDate(locale, chosenAt) })} <strong>{t(`choice.${choice}`)}</strong>
        </p>
      )}
      {mayDecide && (
        <form method="post" action={visit.href(`/persons/${personId}/bereavement/choice`)} novalidate>
          <Radios
            locale={locale}
            name="choice"
            legend={t('choice.lead')}
            value={choice}
            error={failure?.errors.find(({ field }) => field === 'choice')?.sentence}
            options={bereavementChoices.map((one) => ({
              value: one,
              label: t(`choice.${one}`),
              hint: t(`choice.${one}.hint`),
            }))}
          />
          <WhoSees locale={locale}>{t('choice.whoSees')}</WhoSees>
          <Actions>
            <Button kind="secondary">{t('choice.button')}</Button>
          </Actions>
        </form>
      )}
    </section>
  )
}

const Mistake = ({ visit, value }: Props) => {
  const t = say(visit.locale)
  return (
    <section aria-labelledby="mistake-title">
      <h2 id="mistake-title">{t('mistake.title')}</h2>
      <p>{t('mistake.text')}</p>
      <form method="post" action={visit.href(`/persons/${value.personId}/bereavement/mistake`)}>
        <Button kind="quiet">{t('mistake.button')}</Button>
      </form>
    </section>
  )
}
