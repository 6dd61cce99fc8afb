import type { Failure } from '../../access/index.ts'
import { countries, type Locale } from '../../platform/i18n/index.ts'
import { DateMonth, Radios, Select } from '../../ui/index.ts'
import { say } from '../messages/index.ts'
import { sentenceAt, typedIn } from '../shown-problems.ts'
import type { Who } from '../viewing.ts'
import { unsaidCountry } from './profile.ts'
import { type ProfileView, sexes } from './profile.view.ts'

type ProfileFieldsProps = {
  readonly locale: Locale
  readonly who: Who
  readonly profile: ProfileView | undefined
  /** What came back from saving, when something has to be mended. */
  readonly failure?: Failure | undefined
}

/** What each field asks, for the summary of what is to be mended. */
export const profileQuestions = (locale: Locale, who: Who): Readonly<Record<string, string>> => {
  const t = say(locale)
  const birth = t('profile.birth', { ...who })
  return {
    birthMonth: birth,
    birthYear: birth,
    sex: t('profile.sex', { ...who }),
    country: t('profile.country', { ...who }),
  }
}

/** The questions of a person’s profile, for the form of the page that asks them. Fields: birthMonth, birthYear, sex, country. */
export const ProfileFields = ({ locale, who, profile, failure }: ProfileFieldsProps) => {
  const t = say(locale)
  const values = { ...who }
  return (
    <>
      <DateMonth
        locale={locale}
        name="birth"
        birth
        legend={t('profile.birth', values)}
        hint={t('profile.birth.hint')}
        whoSees={t('profile.birth.who')}
        optional
        month={typedIn(failure, 'birthMonth') ?? profile?.birthMonth}
        year={typedIn(failure, 'birthYear') ?? profile?.birthYear}
        error={sentenceAt(failure, 'birthYear') ?? sentenceAt(failure, 'birthMonth')}
      />
      <Radios
        locale={locale}
        name="sex"
        legend={t('profile.sex', values)}
        hint={t('profile.sex.hint')}
        whoSees={t('profile.sex.who')}
        value={typedIn(failure, 'sex') ?? profile?.sex}
        error={sentenceAt(failure, 'sex')}
        options={sexes.map((value) => ({ value, label: t(`profile.sex.${value}`) }))}
      />
      <Select
        locale={locale}
        name="country"
        label={t('profile.country', values)}
        hint={t('profile.country.hint')}
        whoSees={t('profile.country.who')}
        placeholder={t('profile.country.choose')}
        value={typedIn(failure, 'country') ?? profile?.country}
        error={sentenceAt(failure, 'country')}
        options={[
          { value: unsaidCountry, label: t('profile.country.unsaid') },
          ...countries(locale).map(({ code, name }) => ({ value: code, label: name })),
        ]}
      />
    </>
  )
}
