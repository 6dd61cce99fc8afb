import type { Visit } from '../../access/index.ts'
import { formatDate, formatNumber } from '../../platform/i18n/index.ts'
import { Page, SummaryList, Table } from '../../ui/index.ts'
import { say } from '../messages/index.ts'
import type { Sources } from './read-sources.ts'

export const SourcesPage = ({ visit, sources }: { readonly visit: Visit; readonly sources: Sources }) => {
  const { locale } = visit
  const t = say(locale)
  return (
    <Page {...visit.shell} title={t('sources.title')} width="wide">
      <h1>{t('sources.title')}</h1>
      <p class="lead">{t('sources.lead')}</p>
      <p>
        {t(`sources.${sources.kind}`)}{' '}
        {t('sources.installed', { date: formatDate(locale, sources.installedAt.slice(0, 10)) })}
      </p>
      {sources.vocabularies.map((vocabulary) => (
        <section aria-labelledby={vocabulary.name}>
          <h2 id={vocabulary.name} lang="en">
            {vocabulary.title}
          </h2>
          <SummaryList
            rows={[
              { term: t('sources.licence'), value: <a href={vocabulary.licenceUrl}>{vocabulary.licence}</a> },
              { term: t('sources.home'), value: <a href={vocabulary.home}>{vocabulary.home}</a> },
              { term: t('sources.citation'), value: <span lang="en">{vocabulary.citation}</span> },
            ]}
          />
          {vocabulary.files.length > 0 && (
            <Table
              id={`files-${vocabulary.name}`}
              caption={t('sources.files', { title: vocabulary.title })}
              columns={[
                { label: t('sources.file') },
                { label: t('sources.version') },
                { label: t('sources.rows'), numeric: true },
                { label: t('sources.checksum') },
              ]}
              rows={vocabulary.files.map(({ file, version, rows, sha256 }) => [
                file,
                version,
                formatNumber(locale, rows),
                <code dir="ltr">{`${sha256.slice(0, 16)}…`}</code>,
              ])}
            />
          )}
        </section>
      ))}
    </Page>
  )
}
