import type { Child } from 'hono/jsx'
import type { Locale } from '../../platform/i18n/index.ts'
import { Details } from '../details/details.tsx'
import { say } from '../messages/index.ts'
import { type Column, Table } from '../table/table.tsx'

type ChartFigureProps = {
  readonly locale: Locale
  readonly id: string
  readonly title: Child
  readonly headingLevel?: 2 | 3 | 4 | undefined
  /** What the picture shows, for who does not see it and for who does. */
  readonly sentence: Child
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly Child[])[]
  /** Where the numbers come from, how many people, when. */
  readonly source?: Child
  /** A server-rendered svg, hidden from assistive technology: the sentence and the table say what it says. */
  readonly children: Child
}

export const ChartFigure = (props: ChartFigureProps) => {
  const { locale, id, title, headingLevel = 3, sentence, columns, rows, source, children } = props
  const Heading = `h${headingLevel}` as const
  return (
    <figure class="chart-figure" aria-labelledby={`${id}-title`}>
      <Heading class="chart-figure__title" id={`${id}-title`}>
        {title}
      </Heading>
      <p class="chart-figure__sentence">{sentence}</p>
      <div class="chart-figure__picture" aria-hidden="true">
        {children}
      </div>
      {source && <p class="small">{source}</p>}
      <Details summary={say(locale)('chart.table')}>
        <Table id={`${id}-table`} caption={title} hideCaption columns={columns} rows={rows} />
      </Details>
    </figure>
  )
}
