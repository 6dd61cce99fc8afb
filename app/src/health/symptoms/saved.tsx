import type { Visit } from '../../access/index.ts'
import { Notice } from '../../ui/index.ts'
import { say } from '../messages/index.ts'
import type { SymptomList } from './read-symptoms.ts'

type SavedProps = { readonly visit: Visit; readonly base: string; readonly list: SymptomList }

/** What the form before did, said at once. An address holds ids and counts only; what it says must be true of the list. */
export const Saved = ({ visit, base, list: { symptoms, mayChange } }: SavedProps) => {
  const { locale, raw } = visit
  const t = say(locale)
  if (!mayChange) return null
  const entryIn = (value: unknown) => symptoms.find(({ entry }) => entry === value)
  const [added, changed] = [entryIn(raw.added), entryIn(raw.changed)]
  const several = Number(raw.several)
  if (added)
    return (
      <Notice locale={locale} kind="success" live title={t('symptoms.added', { label: added.label })}>
        <p>
          <a href={`${base}/${added.entry}`}>{t('symptoms.added.more')}</a>
        </p>
      </Notice>
    )
  if (changed)
    return (
      <Notice locale={locale} kind="success" live title={t('symptoms.changed', { label: changed.label })}>
        <p>
          <a href={`${base}/${changed.entry}/history`}>{t('symptoms.changed.history')}</a>
        </p>
      </Notice>
    )
  if (isEntry(raw.removed) && !entryIn(raw.removed))
    return (
      <Notice locale={locale} kind="success" live title={t('symptoms.removed')}>
        <p>
          <a href={`${base}/${raw.removed}/history`}>{t('symptoms.removed.history')}</a>
        </p>
      </Notice>
    )
  if (raw.several !== undefined && Number.isInteger(several) && several >= 0 && several <= symptoms.length)
    return <Notice locale={locale} kind="success" live title={t('symptoms.several', { count: several })} />
  return null
}

const isEntry = (value: unknown): value is string =>
  typeof value === 'string' && /^[0-9a-f-]{36}$/.test(value)
