import type { Failure, Visit } from '../../access/index.ts'
import { formatNumber } from '../../platform/i18n/index.ts'
import {
  Actions,
  Button,
  EmptyState,
  ErrorSummary,
  Notice,
  Page,
  Select,
  Table,
  Tag,
  TextArea,
} from '../../ui/index.ts'
import { say } from '../messages/index.ts'
import type { DiseaseRanking } from './rank-diseases.ts'

export const diseasesPath = '/professionals/diseases'

type Props = {
  readonly visit: Visit
  readonly value?: DiseaseRanking
  readonly failure?: Failure
}

/** For clinicians: symptoms in, published diseases out; what it is for stands above everything. */
export const DiseasesPage = ({ visit, value, failure }: Props) => {
  const { locale, shell } = visit
  const t = say(locale)
  return (
    <Page
      {...shell}
      path={diseasesPath}
      title={t('pro.title')}
      width="wide"
      hasProblems={failure !== undefined}
    >
      <ErrorSummary locale={locale} problems={failure?.errors ?? []} />
      <h1>{t('pro.title')}</h1>
      <Notice locale={locale} kind="warning" title={t('pro.purpose.title')}>
        <p>{t('pro.purpose.text')}</p>
        <p>{t('pro.purpose.not')}</p>
      </Notice>
      <Ask visit={visit} {...(value && { value })} {...(failure && { failure })} />
      {value !== undefined && <Ranking visit={visit} value={value} />}
    </Page>
  )
}

const typedWords = (failure: Failure | undefined): string | undefined =>
  typeof failure?.values.words === 'string' ? failure.values.words : undefined

const Ask = ({ visit, value, failure }: Props) => {
  const { locale } = visit
  const t = say(locale)
  return (
    <form method="post" action={visit.href(diseasesPath)} novalidate>
      <TextArea
        locale={locale}
        name="words"
        label={t('pro.words')}
        hint={t('pro.hint')}
        whoSees={t('pro.who')}
        rows={4}
        maxlength={4000}
        value={typedWords(failure) ?? value?.words}
        error={failure?.errors.find(({ field }) => field === 'words')?.sentence}
      />
      {value !== undefined && <Meanings visit={visit} value={value} />}
      <Actions>
        <Button>{t(value === undefined ? 'pro.button' : 'pro.again')}</Button>
      </Actions>
    </form>
  )
}

/** What each phrase was taken to mean: shown with its code, and to be changed where it means something else. */
const Meanings = ({ visit, value }: Props & { readonly value: DiseaseRanking }) => {
  const { locale } = visit
  const t = say(locale)
  const lost = value.phrases.filter(({ candidates }) => candidates.length === 0)
  return (
    <fieldset class="fieldset professionals__meanings">
      <legend class="fieldset__legend">{t('pro.meant')}</legend>
      {value.phrases.map(
        ({ said, presence, term, candidates }, at) =>
          candidates.length > 0 && (
            <>
              <input type="hidden" name={`meaning.${at}.said`} value={said} />
              <Select
                locale={locale}
                name={`meaning.${at}.term`}
                label={
                  <>
                    <q>{said}</q> {presence !== 'present' && <Tag tone="plain">{t(`pro.${presence}`)}</Tag>}
                  </>
                }
                value={term ?? 'none'}
                options={[
                  ...candidates.map(({ id, label }) => ({ value: id, label: `${label} (${id})` })),
                  { value: 'none', label: t('pro.none') },
                ]}
              />
            </>
          ),
      )}
      {lost.length > 0 && <p>{t('pro.lost', { words: lost.map(({ said }) => said).join('; ') })}</p>}
    </fieldset>
  )
}

const Ranking = ({ visit, value }: Props & { readonly value: DiseaseRanking }) => {
  const { locale } = visit
  const t = say(locale)
  if (value.diseases.length === 0)
    return (
      <EmptyState title={t('pro.nothing.title')}>
        <p>{t('pro.nothing.text')}</p>
      </EmptyState>
    )
  const hundredths = (share: number): string =>
    share < 0.01 ? t('pro.lessThanOne') : formatNumber(locale, Math.round(share * 100))
  return (
    <>
      <section aria-labelledby="pro-diseases-title">
        <h2 id="pro-diseases-title">{t('pro.diseases.title', { count: value.diseases.length })}</h2>
        <p>{t('pro.diseases.how')}</p>
        <p>{t('pro.diseases.right', { count: Math.round(value.firstRight * 20) * 5 })}</p>
        <Table
          id="pro-diseases"
          caption={t('pro.diseases.caption')}
          hideCaption
          columns={[
            { label: t('pro.disease') },
            { label: t('pro.share'), numeric: true },
            { label: t('pro.shared') },
          ]}
          rows={value.diseases.map(({ diseaseId, label, share, shared }) => [
            <>
              {label} <small class="professionals__code">{diseaseId}</small>
            </>,
            hundredths(share),
            shared
              .map(({ label: symptom, share: known }) =>
                known === undefined
                  ? symptom
                  : t('pro.sharedItem', { symptom, count: Math.round(known * 100) }),
              )
              .join(', '),
          ])}
        />
      </section>
      {value.groups.length > 0 && (
        <section aria-labelledby="pro-groups-title">
          <h2 id="pro-groups-title">{t('pro.groups.title')}</h2>
          <p>{t('pro.groups.text')}</p>
          <Table
            id="pro-groups"
            caption={t('pro.groups.title')}
            hideCaption
            columns={[
              { label: t('pro.group') },
              { label: t('pro.share'), numeric: true },
              { label: t('pro.among') },
            ]}
            rows={value.groups.map(({ groupId, label, share, diseases }) => [
              <>
                {label} <small class="professionals__code">{groupId}</small>
              </>,
              hundredths(share),
              diseases.map((one) => one.label).join(', '),
            ])}
          />
        </section>
      )}
    </>
  )
}
