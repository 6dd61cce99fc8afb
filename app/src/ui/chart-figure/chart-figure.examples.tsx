import type { Examples } from '../example.ts'
import { ChartFigure } from './chart-figure.tsx'

const BANDS = [
  { label: 'under 2', people: 14 },
  { label: '2 to 5', people: 41 },
  { label: '6 to 11', people: 22 },
  { label: '12 and over', people: 9 },
] as const

export const chartFigureExamples: Examples = {
  component: 'ChartFigure',
  use: 'A picture with its sentence, and its numbers one click away. Coral is always the reader.',
  examples: [
    {
      title: 'Age when it began',
      view: (locale) => (
        <ChartFigure
          locale={locale}
          id="example-chart"
          title="Age when the first symptom began"
          headingLevel={4}
          sentence="Most of the 86 people noticed the first symptom between 2 and 5 years, as with Maria."
          columns={[{ label: 'Age' }, { label: 'People', numeric: true }]}
          rows={BANDS.map(({ label, people }) => [label, people])}
          source="86 published cases, September 2026."
        >
          <svg viewBox="0 0 400 150" width="400" height="150" aria-hidden="true">
            {BANDS.map(({ label, people }, index) => (
              <>
                <rect
                  class={index === 1 ? 'chart-you' : 'chart-1'}
                  x={100}
                  y={index * 36 + 6}
                  width={people * 4}
                  height={24}
                  rx={4}
                />
                <text x={90} y={index * 36 + 23} text-anchor="end">
                  {label}
                </text>
                <text x={people * 4 + 108} y={index * 36 + 23}>
                  {index === 1 ? `${people}, with you` : people}
                </text>
              </>
            ))}
            <path class="chart-axis" d="M100 0V150" />
          </svg>
        </ChartFigure>
      ),
    },
    {
      title: 'The colours of data',
      view: () => (
        <svg class="design-swatches" viewBox="0 0 320 40" width="320" height="40" aria-hidden="true">
          <circle class="chart-you" cx="20" cy="20" r="16" />
          {[1, 2, 3, 4, 5, 6].map((number) => (
            <circle class={`chart-${number}`} cx={20 + number * 44} cy="20" r="16" />
          ))}
        </svg>
      ),
    },
  ],
}
