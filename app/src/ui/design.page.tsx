import type { Locale } from '../platform/i18n/index.ts'
import { breadcrumbExamples } from './breadcrumb/breadcrumb.examples.tsx'
import { buttonExamples } from './button/button.examples.tsx'
import { cardExamples } from './card/card.examples.tsx'
import { chartFigureExamples } from './chart-figure/chart-figure.examples.tsx'
import { checkboxesExamples } from './checkboxes/checkboxes.examples.tsx'
import { dateMonthExamples } from './date-month/date-month.examples.tsx'
import { detailsExamples } from './details/details.examples.tsx'
import { emptyStateExamples } from './empty-state/empty-state.examples.tsx'
import { errorSummaryExamples } from './error-summary/error-summary.examples.tsx'
import type { Examples } from './example.ts'
import { fieldExamples } from './field/field.examples.tsx'
import { fieldsetExamples } from './fieldset/fieldset.examples.tsx'
import { inlineHelpExamples } from './inline-help/inline-help.examples.tsx'
import { say } from './messages/index.ts'
import { noticeExamples } from './notice/notice.examples.tsx'
import { Page, type PageProps } from './page/page.tsx'
import { paginationExamples } from './pagination/pagination.examples.tsx'
import { radiosExamples } from './radios/radios.examples.tsx'
import { saveLaterExamples } from './save-later/save-later.examples.tsx'
import { selectExamples } from './select/select.examples.tsx'
import { stepProgressExamples } from './step-progress/step-progress.examples.tsx'
import { summaryListExamples } from './summary-list/summary-list.examples.tsx'
import { tableExamples } from './table/table.examples.tsx'
import { tagExamples } from './tag/tag.examples.tsx'
import { termChipExamples } from './term-chip/term-chip.examples.tsx'
import { textAreaExamples } from './text-area/text-area.examples.tsx'
import { whoSeesExamples } from './who-sees/who-sees.examples.tsx'

const ALL: readonly Examples[] = [
  buttonExamples,
  fieldExamples,
  textAreaExamples,
  radiosExamples,
  checkboxesExamples,
  selectExamples,
  dateMonthExamples,
  fieldsetExamples,
  errorSummaryExamples,
  stepProgressExamples,
  saveLaterExamples,
  termChipExamples,
  noticeExamples,
  emptyStateExamples,
  cardExamples,
  tagExamples,
  summaryListExamples,
  tableExamples,
  chartFigureExamples,
  detailsExamples,
  inlineHelpExamples,
  whoSeesExamples,
  breadcrumbExamples,
  paginationExamples,
]

type DesignPageProps = { readonly locale: Locale } & Partial<
  Pick<PageProps, 'nav' | 'offered' | 'footerLinks'>
>

/** Every component with its examples; the page the accessibility tests walk. */
export const DesignPage = ({ locale, ...shell }: DesignPageProps) => {
  const t = say(locale)
  return (
    <Page locale={locale} title={t('design.title')} path="/design" noindex sensitive {...shell}>
      <h1>{t('design.title')}</h1>
      <p class="lead">{t('design.lead')}</p>
      {ALL.map(({ component, use, examples }) => (
        <section class="design-component" id={anchorOf(component)} lang="en">
          <h2>{component}</h2>
          <p class="small">{use}</p>
          {examples.map(({ title, view }) => (
            <section class="design-example" aria-label={`${component}: ${title}`}>
              <h3 class="design-example__title">{title}</h3>
              <div class="design-example__view">{view(locale)}</div>
            </section>
          ))}
        </section>
      ))}
    </Page>
  )
}

/** `SaveLater` → `save-later`, as its folder is called. */
const anchorOf = (component: string): string =>
  (component.split(',')[0] ?? component).replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase()
