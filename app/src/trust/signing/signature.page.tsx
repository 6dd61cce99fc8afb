import type { Visit } from '../../access/index.ts'
import { ConsentWords, readText } from '../../consent/index.ts'
import { formatDate, type Locale } from '../../platform/i18n/index.ts'
import { canTypeset, typeset } from '../../platform/typeset/index.ts'
import { ButtonLink, Page, SummaryList } from '../../ui/index.ts'
import { say } from '../messages/index.ts'
import type { SignatureView } from './sign-agreement.ts'

const timeOf = (iso: string): string => `${iso.slice(11, 16)} UTC`

/** What was signed, in the language it was read in. */
const factsOf = (locale: Locale, value: SignatureView): readonly string[] => {
  const t = say(locale)
  return [
    t(value.capacity === 'self' ? 'signed.self' : 'signed.representative'),
    t('signed.at', { date: formatDate(locale, value.at), time: timeOf(value.at) }),
    t('signed.version', { version: value.version }),
  ]
}

/** The copy for the family's own papers. Undefined where no PDF can be made. */
export const signedPdf = (value: SignatureView): Uint8Array | undefined => {
  // Texts exist in the languages of the message files alone.
  const locale = value.locale as Locale
  const { title, blocks } = readText(value.body)
  const copy = {
    title,
    lang: locale,
    blocks,
    name: value.name,
    signedHeading: say(locale)('signed.heading'),
    facts: factsOf(locale, value),
    sha256: `SHA-256 ${value.sha256}`,
  }
  return typeset('app/src/trust/signing/signed-agreement.typ', { copy: JSON.stringify(copy) })
}

export const SignaturePage = ({ visit, value }: { readonly visit: Visit; readonly value: SignatureView }) => {
  const { locale, shell } = visit
  const t = say(locale)
  const title = t('signed.title')
  return (
    <Page
      {...shell}
      title={title}
      path={`/persons/${value.personId}/signature`}
      sensitive
      breadcrumbs={[
        { label: t('papers.home'), href: visit.href('/home') },
        { label: t('papers.crumb'), href: visit.href(`/persons/${value.personId}/papers`) },
        { label: title },
      ]}
    >
      <h1>{title}</h1>
      <SummaryList
        rows={[
          { term: t('signed.heading'), value: value.name },
          { term: t('signed.when'), value: `${formatDate(locale, value.at)}, ${timeOf(value.at)}` },
          { term: t('signed.text'), value: t('signed.version', { version: value.version }) },
          { term: 'SHA-256', value: <code class="signature__hash">{value.sha256}</code> },
        ]}
      />
      {canTypeset() && (
        <p>
          <ButtonLink kind="secondary" href={visit.href(`/persons/${value.personId}/signature.pdf`)}>
            {t('signed.pdf')}
          </ButtonLink>
        </p>
      )}
      <section lang={value.locale}>
        <h2>{readText(value.body).title}</h2>
        <ConsentWords body={value.body} />
      </section>
    </Page>
  )
}
