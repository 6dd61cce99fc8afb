import type { Visit } from '../../access/index.ts'
import { countries, languageName } from '../../platform/i18n/index.ts'
import { Actions, Button, ButtonLink, Details, Select } from '../../ui/index.ts'
import { say } from '../messages/index.ts'
import { ageBands } from './age-band.ts'
import { type Filters, rolesOffered } from './filters.ts'

/** The languages of Europe and the most spoken of the world: what people can say they speak is longer, who is found is not. */
const languageCodes =
  'ar bg ca cs da de el en es et eu fi fr ga gl hi hr hu is it ja lt lv mt nl no pl pt ro ru sk sl sq sr sv tr uk zh'.split(
    ' ',
  )

type FilterFormProps = {
  readonly visit: Visit
  readonly path: string
  readonly filters: Filters
  readonly filtered: boolean
}

/** A form that only asks: the address holds what was chosen, so that it can be kept and sent to nobody. */
export const FilterForm = ({ visit, path, filters, filtered }: FilterFormProps) => {
  const { locale } = visit
  const t = say(locale)
  const any = t('filter.any')
  const languages = languageCodes
    .map((code) => ({ value: code, label: languageName(locale, code) }))
    .sort((a, b) => a.label.localeCompare(b.label, locale))
  const field = (
    name: keyof Filters,
    label: string,
    options: readonly { value: string; label: string }[],
  ) => (
    <Select
      locale={locale}
      name={name}
      label={label}
      options={options}
      value={filters[name]}
      placeholder={any}
    />
  )
  return (
    <Details summary={t('filter.title')} open={filtered}>
      <form class="like-me__filters" method="get" action={visit.href(path)}>
        {field(
          'country',
          t('filter.country'),
          countries(locale).map(({ code, name }) => ({ value: code, label: name })),
        )}
        {field('language', t('filter.language'), languages)}
        {field(
          'age',
          t('filter.age'),
          ageBands.map((band) => ({ value: band, label: t(`age.${band}`) })),
        )}
        {field(
          'role',
          t('filter.role'),
          rolesOffered.map((role) => ({ value: role, label: t(`role.${role}`) })),
        )}
        {field('diagnosis', t('filter.diagnosis'), [
          { value: 'with', label: t('diagnosis.with') },
          { value: 'without', label: t('diagnosis.without') },
        ])}
        <Actions>
          <Button kind="secondary">{t('filter.show')}</Button>
          {filtered && (
            <ButtonLink kind="quiet" href={visit.href(path)}>
              {t('filter.clear')}
            </ButtonLink>
          )}
        </Actions>
      </form>
    </Details>
  )
}
