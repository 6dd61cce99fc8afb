import type { Visit } from '../../access/index.ts'
import { formatDate, type Locale } from '../../platform/i18n/index.ts'
import { ButtonLink, Notice, Page, WhoSees } from '../../ui/index.ts'
import { say } from '../messages/index.ts'
import type { Both, Sheet, SheetLine } from './doctor-sheet.ts'

type DoctorSheetPageProps = {
  readonly visit: Visit
  readonly personId: string
  readonly sheet: Sheet
  readonly nameHidden: boolean
  readonly pdfPossible: boolean
  /** A PDF was asked for where none can be made. */
  readonly pdfMissing?: boolean | undefined
}

export const DoctorSheetPage = (props: DoctorSheetPageProps) => {
  const { visit, personId, sheet, nameHidden, pdfPossible, pdfMissing } = props
  const { locale } = visit
  const t = say(locale)
  const path = `/persons/${personId}/doctor-sheet`
  const pdf = `${visit.href(`${path}.pdf`)}${nameHidden ? '?name=hide' : ''}`
  return (
    <Page
      {...visit.shell}
      path={path}
      title={t('sheet.title')}
      sensitive
      width="wide"
      breadcrumbs={[{ label: t('crumb.home'), href: visit.href('/home') }, { label: t('sheet.title') }]}
    >
      <div class="sheet-tools">
        {pdfMissing && (
          <Notice locale={locale} kind="info" live title={t('sheet.noPdf.title')}>
            <p>{t('sheet.noPdf.text')}</p>
          </Notice>
        )}
        <p class="lead">{t('sheet.lead')}</p>
        <WhoSees locale={locale}>{t('sheet.who')}</WhoSees>
        <form method="get" action={visit.href(path)} class="sheet-tools__name">
          <div class="choice">
            <input
              class="choice__input"
              type="checkbox"
              id="name"
              name="name"
              value="hide"
              checked={nameHidden}
            />
            <label class="choice__label" for="name">
              {t('sheet.hideName')}
            </label>
          </div>
          <button class="button button--secondary" type="submit">
            {t('sheet.update')}
          </button>
          {pdfPossible && <ButtonLink href={pdf}>{t('sheet.pdf')}</ButtonLink>}
        </form>
        <p class="small">{t('sheet.print')}</p>
      </div>
      <SheetArticle sheet={sheet} />
    </Page>
  )
}

const inEnglish = (locale: Locale): boolean => locale === 'en' || locale === 'en-XA'

const SheetArticle = ({ sheet }: { readonly sheet: Sheet }) => {
  const { locale } = sheet
  const alone = inEnglish(locale)
  const t = say(locale)
  const e = say('en')
  const heading = (key: 'sheet.present' | 'sheet.absent' | 'sheet.unsure' | 'sheet.diagnosis') => (
    <h2 class="sheet__heading">
      <Pair alone={alone} both={{ own: t(key), english: e(key) }} />
    </h2>
  )
  return (
    <article class="sheet" aria-labelledby="sheet-title">
      <h1 id="sheet-title" class="sheet__title">
        {sheet.name ?? <Pair alone={alone} both={{ own: t('sheet.noName'), english: e('sheet.noName') }} />}
      </h1>
      <p class="sheet__facts">
        {sheet.age && <Pair alone={alone} both={sheet.age} />}
        {sheet.sex && <Pair alone={alone} both={sheet.sex} />}
        <span>{t('sheet.made', { date: formatDate(locale, sheet.madeOn) })}</span>
      </p>
      {heading('sheet.diagnosis')}
      {sheet.diagnoses.length === 0 && (
        <Pair alone={alone} both={{ own: t('sheet.none'), english: e('sheet.none') }} />
      )}
      <ul class="sheet__diagnoses">
        {sheet.diagnoses.map(({ name, facts, codes }) => (
          <li>
            {/* “No name yet, no diagnosis yet” would say one thing twice. */}
            {name.own !== t('diagnosis.noName') && (
              <>
                <strong>
                  <Pair alone={alone} both={name} />
                </strong>{' '}
                <code>{codes}</code>{' '}
              </>
            )}
            <Pair alone={alone} both={facts} />
          </li>
        ))}
      </ul>
      {heading('sheet.present')}
      {sheet.present.map(({ title, lines }, index) => (
        <Lines locale={locale} title={title} lines={lines} id={`system-${index}`} />
      ))}
      {sheet.absent.length > 0 && heading('sheet.absent')}
      <Lines
        locale={locale}
        lines={sheet.absent}
        id="absent"
        title={{ own: t('sheet.absent'), english: e('sheet.absent') }}
        hideTitle
      />
      {sheet.unsure.length > 0 && heading('sheet.unsure')}
      <Lines
        locale={locale}
        lines={sheet.unsure}
        id="unsure"
        title={{ own: t('sheet.unsure'), english: e('sheet.unsure') }}
        hideTitle
      />
      <p class="sheet__source">
        <Pair alone={alone} both={{ own: t('sheet.source'), english: e('sheet.source') }} />
      </p>
    </article>
  )
}

const Pair = ({ both, alone }: { readonly both: Both; readonly alone: boolean }) =>
  alone || both.own === both.english ? (
    <span>{both.own}</span>
  ) : (
    <span>
      {both.own}{' '}
      <span class="sheet__english" lang="en">
        {both.english}
      </span>
    </span>
  )

type LinesProps = {
  readonly locale: Locale
  readonly id: string
  readonly title: Both
  readonly lines: readonly SheetLine[]
  readonly hideTitle?: boolean
}

/** One table of symptoms: in the reader’s language, in English beside it, and the code a doctor can search by. */
const Lines = ({ locale, id, title, lines, hideTitle }: LinesProps) => {
  if (lines.length === 0) return null
  const t = say(locale)
  const alone = inEnglish(locale)
  return (
    <table class="sheet__table" id={id}>
      <caption class={hideTitle ? 'visually-hidden' : 'sheet__system'}>
        <Pair alone={alone} both={title} />
      </caption>
      <thead class="visually-hidden">
        <tr>
          <th scope="col">{t('sheet.column.own')}</th>
          <th scope="col">{t('sheet.column.english')}</th>
          <th scope="col">{t('sheet.column.code')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ name, facts, ownWords, code }) => (
          <tr>
            <th scope="row" class="sheet__own">
              {name.own}
              {facts.own && <span class="sheet__line">{facts.own}</span>}
              {ownWords && <q class="sheet__line">{ownWords}</q>}
            </th>
            <td class="sheet__second" lang="en">
              {name.english !== name.own && name.english}
              {!alone && facts.english && <span class="sheet__line">{facts.english}</span>}
            </td>
            <td class="sheet__code">
              <code>{code}</code>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
