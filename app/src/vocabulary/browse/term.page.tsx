import type { Visit } from '../../access/index.ts'
import { Page, SummaryList } from '../../ui/index.ts'
import { say } from '../messages/index.ts'
import type { TermView } from './browse-term.ts'

export const TermPage = ({ visit, term }: { readonly visit: Visit; readonly term: TermView }) => {
  const t = say(visit.locale)
  const explained = term.plain ? t('term.explanation') : t('term.expert')
  return (
    <Page
      {...visit.shell}
      title={term.label}
      sensitive
      breadcrumbs={[{ label: t('term.back'), href: visit.href('/symptoms') }, { label: term.label }]}
    >
      <h1>{term.label}</h1>
      {term.explanation !== undefined && (
        <section aria-labelledby="explanation">
          <h2 id="explanation">{explained}</h2>
          <p lang={term.plain ? undefined : 'en'}>{term.explanation}</p>
        </section>
      )}
      <SummaryList
        rows={[
          { term: t('term.clinical'), value: <span lang="en">{term.clinicalLabel}</span> },
          { term: t('term.code'), value: <code dir="ltr">{term.id}</code> },
        ]}
      />
      <TermLinks visit={visit} id="broader" title={t('term.broader')} terms={term.broader} />
      <TermLinks visit={visit} id="narrower" title={t('term.narrower')} terms={term.narrower} />
      {term.narrower.length === 0 && <p>{t('term.noNarrower')}</p>}
    </Page>
  )
}

type TermLinksProps = {
  readonly visit: Visit
  readonly id: string
  readonly title: string
  readonly terms: TermView['broader']
}

const TermLinks = ({ visit, id, title, terms }: TermLinksProps) =>
  terms.length === 0 ? null : (
    <nav aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul>
        {terms.map((term) => (
          <li>
            <a href={visit.href(`/symptoms/${term.id}`)}>{term.label}</a>
          </li>
        ))}
      </ul>
    </nav>
  )
