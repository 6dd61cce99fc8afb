import type { Failure, Visit } from '../../access/index.ts'
import { countries, languageName } from '../../platform/i18n/index.ts'
import {
  Actions,
  Button,
  Checkboxes,
  Details,
  ErrorSummary,
  Field,
  Notice,
  Page,
  Radios,
  Select,
} from '../../ui/index.ts'
import { sentenceAt, ticked, typed } from '../failure.ts'
import { say } from '../messages/index.ts'
import { Steps } from '../steps.tsx'
import { type AboutYou, expertises, firstLanguages, moreLanguages, roles } from './about.ts'

type Props = {
  readonly visit: Visit
  readonly about: AboutYou | undefined
  readonly carried: number
  readonly failure?: Failure | undefined
}

/** Lists are sent as `name[]`; a problem names the bare field. */
const leadTo = (failure: Failure | undefined) =>
  (failure?.errors ?? []).map(({ field, sentence }) => ({
    sentence,
    field: field === 'languages' || field === 'expertise' ? `${field}[]` : field,
  }))

export const AboutYouPage = (props: Props) => {
  const { visit, carried, failure } = props
  const { locale, shell } = visit
  const t = say(locale)
  return (
    <Page
      {...shell}
      path="/register/about"
      title={t('about.title')}
      noindex
      hasProblems={failure !== undefined}
    >
      <ErrorSummary
        locale={locale}
        problems={leadTo(failure)}
        questions={{
          role: t('about.role'),
          nickname: t('about.nickname'),
          country: t('about.country'),
          'languages[]': t('about.languages'),
        }}
      />
      <Steps visit={visit} step={1} />
      <h1>{t('about.title')}</h1>
      <p class="lead">{t('about.lead')}</p>
      {carried > 0 && (
        <Notice locale={locale} kind="success">
          <p>{t('carried.waiting', { count: carried })}</p>
        </Notice>
      )}
      <form method="post" action={visit.href('/register/about')} novalidate>
        <Questions {...props} />
        <Actions>
          <Button>{t('go.on')}</Button>
        </Actions>
        <p class="small">
          {t('about.haveAccount')} <a href={visit.href('/sign-in')}>{t('about.signIn')}</a>
        </p>
      </form>
    </Page>
  )
}

const Questions = ({ visit, about, failure }: Props) => {
  const { locale } = visit
  const t = say(locale)
  const typedLanguages = ticked(failure, 'languages') ?? about?.languages ?? defaultLanguages(locale)
  return (
    <>
      <Radios
        locale={locale}
        name="role"
        legend={t('about.role')}
        whoSees={t('who.members')}
        value={typed(failure, 'role') ?? about?.role}
        error={sentenceAt(failure, 'role')}
        options={roles.map((value) => ({
          value,
          label: t(`role.${value}`),
          hint: t(`role.${value}.hint`),
        }))}
      />
      <Field
        locale={locale}
        name="nickname"
        label={t('about.nickname')}
        hint={t('about.nickname.hint')}
        whoSees={t('who.members')}
        width="medium"
        maxlength={60}
        autocomplete="off"
        spellcheck={false}
        value={typed(failure, 'nickname') ?? about?.nickname}
        error={sentenceAt(failure, 'nickname')}
      />
      <Select
        locale={locale}
        name="country"
        label={t('about.country')}
        hint={t('about.country.hint')}
        whoSees={t('who.members')}
        placeholder={t('about.country.choose')}
        value={typed(failure, 'country') ?? about?.country}
        error={sentenceAt(failure, 'country')}
        options={countries(locale).map(({ code, name }) => ({ value: code, label: name }))}
      />
      <Languages visit={visit} chosen={typedLanguages} error={sentenceAt(failure, 'languages')} />
      <Checkboxes
        locale={locale}
        name="expertise[]"
        legend={t('about.expertise')}
        hint={t('about.expertise.hint')}
        whoSees={t('who.members')}
        optional
        values={ticked(failure, 'expertise') ?? about?.expertise ?? []}
        options={expertises.map((value) => ({ value, label: t(`expertise.${value}`) }))}
      />
    </>
  )
}

const defaultLanguages = (locale: string): readonly string[] =>
  firstLanguages.filter((language) => language === locale)

/** Spanish and Romanian write names of languages small, except at the beginning of a line. */
const atLineStart = (words: string): string => `${words.charAt(0).toLocaleUpperCase()}${words.slice(1)}`

type LanguagesProps = {
  readonly visit: Visit
  readonly chosen: readonly string[]
  readonly error: string | undefined
}

const Languages = ({ visit, chosen, error }: LanguagesProps) => {
  const { locale } = visit
  const t = say(locale)
  const option = (value: string) => {
    const label = languageName(value === 'en' || value === 'es' || value === 'ro' ? value : locale, value)
    return { value, label: atLineStart(label) }
  }
  const more = moreLanguages
    .map(option)
    .sort((a, b) => a.label.localeCompare(b.label, locale === 'en-XA' ? 'en' : locale))
  return (
    <>
      <Checkboxes
        locale={locale}
        name="languages[]"
        legend={t('about.languages')}
        hint={t('about.languages.hint')}
        whoSees={t('who.members')}
        values={chosen}
        error={error}
        options={firstLanguages.map(option)}
      />
      <Details summary={t('about.languages.more')} open={more.some(({ value }) => chosen.includes(value))}>
        <ul class="more-languages">
          {more.map(({ value, label }) => (
            <li class="choice">
              <input
                class="choice__input"
                type="checkbox"
                id={`language-${value}`}
                name="languages[]"
                value={value}
                checked={chosen.includes(value)}
              />
              <label class="choice__label" for={`language-${value}`}>
                {label}
              </label>
            </li>
          ))}
        </ul>
      </Details>
    </>
  )
}
