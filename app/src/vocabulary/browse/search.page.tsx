import type { Failure, Visit } from '../../access/index.ts'
import { Button, EmptyState, Field, Page } from '../../ui/index.ts'
import { say } from '../messages/index.ts'

type Found = {
  readonly id: string
  readonly label: string
  readonly saidAs?: string | undefined
  readonly plain?: string | undefined
  readonly codes?: readonly string[] | undefined
}

type SearchPageProps = {
  readonly visit: Visit
  readonly what: 'symptoms' | 'diseases'
  readonly query: string
  readonly found: readonly Found[]
  /** Where to begin without a question: the parts of the body. */
  readonly starts?: readonly { readonly id: string; readonly label: string }[]
  readonly failure?: Failure
}

/** The same search as while typing, as a page: it works without script and can be shared as a link. */
export const SearchPage = ({ visit, what, query, found, starts = [], failure }: SearchPageProps) => {
  const t = say(visit.locale)
  const words =
    what === 'symptoms'
      ? { title: t('symptoms.title'), lead: t('symptoms.lead'), label: t('symptoms.label') }
      : { title: t('diseases.title'), lead: t('diseases.lead'), label: t('diseases.label') }
  return (
    <Page {...visit.shell} title={words.title} sensitive hasProblems={failure !== undefined}>
      <h1>{words.title}</h1>
      <p class="lead">{words.lead}</p>
      <form method="get" action={visit.href(`/${what}`)}>
        <Field
          locale={visit.locale}
          name="q"
          type="search"
          label={words.label}
          hint={what === 'symptoms' ? t('symptoms.hint') : undefined}
          error={failure === undefined ? undefined : t('search.tooLong')}
          value={query}
          autocomplete="off"
          maxlength={300}
        />
        <Button>{t('search.button')}</Button>
      </form>
      {query !== '' && failure === undefined && (
        <Answers visit={visit} what={what} query={query} found={found} />
      )}
      {query === '' && starts.length > 0 && (
        <section aria-labelledby="starts">
          <h2 id="starts">{t('symptoms.systems')}</h2>
          <ul class="body-parts">
            {starts.map(({ id, label }) => (
              <li>
                <a href={visit.href(`/symptoms/${id}`)}>{label}</a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Page>
  )
}

const Answers = ({ visit, what, query, found }: Omit<SearchPageProps, 'failure' | 'starts'>) => {
  const t = say(visit.locale)
  if (found.length === 0) {
    return (
      <EmptyState title={t('search.none.title', { query })}>
        <p>{t('search.none.try')}</p>
      </EmptyState>
    )
  }
  return (
    <section aria-labelledby="answers">
      <h2 id="answers">{t('search.found', { count: found.length, query })}</h2>
      <ol class="answers">
        {found.map(({ id, label, saidAs, plain, codes }) => (
          <li class="answers__item">
            {what === 'symptoms' ? (
              <a class="answers__label" href={visit.href(`/symptoms/${id}`)}>
                {label}
              </a>
            ) : (
              <span class="answers__label">{label}</span>
            )}
            {saidAs !== undefined && <p class="answers__name">{t('search.saidAs', { name: saidAs })}</p>}
            {plain !== undefined && <p>{plain}</p>}
            {codes !== undefined && (
              <p class="answers__codes" dir="ltr">
                {codes.join(' · ')}
              </p>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}
