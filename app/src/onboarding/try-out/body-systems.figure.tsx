import type { Locale } from '../../platform/i18n/index.ts'
import { ChartFigure } from '../../ui/index.ts'
import { say } from '../messages/index.ts'
import type { Results } from './show-results.ts'

type Systems = Results['systems']

const rowHeight = 56
const shown = 8
const lineLength = 24

/** At most two lines: names of body systems are short, and svg does not wrap. */
const linesOf = (label: string): readonly string[] => {
  if (label.length <= lineLength) return [label]
  const words = label.split(' ')
  let first = ''
  while (words.length > 1 && `${first} ${words[0]}`.trim().length <= lineLength) {
    first = `${first} ${words.shift()}`.trim()
  }
  return first === '' ? [label] : [first, words.join(' ')]
}

/** You at one side, a thread to each part of the body your words touch; the more of them, the larger its circle. */
export const BodySystems = ({ locale, systems }: { readonly locale: Locale; readonly systems: Systems }) => {
  const t = say(locale)
  const drawn = systems.slice(0, shown)
  const height = Math.max(drawn.length * rowHeight, 96)
  const middle = height / 2
  const [first] = systems
  if (first === undefined) return null
  return (
    <ChartFigure
      locale={locale}
      id="body-systems"
      headingLevel={2}
      title={t('systems.title')}
      sentence={t('systems.sentence', {
        count: systems.length,
        first: first.label,
        symptoms: first.symptoms.length,
      })}
      columns={[
        { label: t('systems.system') },
        { label: t('systems.count'), numeric: true },
        { label: t('systems.symptoms') },
      ]}
      rows={systems.map(({ label, symptoms }) => [label, symptoms.length, symptoms.join(', ')])}
    >
      <svg
        class="body-systems"
        aria-hidden="true"
        focusable="false"
        viewBox={`0 0 340 ${height}`}
        width="340"
        height={height}
      >
        {drawn.map((_, at) => {
          const y = at * rowHeight + rowHeight / 2 + (height - drawn.length * rowHeight) / 2
          return <path class="body-systems__thread" d={`M26 ${middle}C76 ${middle} 64 ${y} 110 ${y}`} />
        })}
        <circle class="body-systems__you" cx="26" cy={middle} r="15" />
        {drawn.map(({ label, symptoms }, at) => {
          const y = at * rowHeight + rowHeight / 2 + (height - drawn.length * rowHeight) / 2
          const lines = linesOf(label)
          return (
            <>
              <circle
                class="body-systems__system"
                cx="116"
                cy={y}
                r={Math.min(9 + symptoms.length * 3, 22)}
              />
              <text class="body-systems__count" x="116" y={y + 5} text-anchor="middle">
                {symptoms.length}
              </text>
              {lines.map((line, index) => (
                <text class="body-systems__label" x="146" y={y + 5 + (index - (lines.length - 1) / 2) * 18}>
                  {line}
                </text>
              ))}
            </>
          )
        })}
      </svg>
    </ChartFigure>
  )
}
