import type { Who } from '../../health/index.ts'
import type { Locale } from '../../platform/i18n/index.ts'
import { Details, Table } from '../../ui/index.ts'
import { say } from '../messages/index.ts'
import { alikeness } from './alikeness.ts'
import type { MapGroup } from './groups.ts'
import { type LabelledMark, placeLabels } from './labels.ts'
import { mapSide, placePeople, radiusOf } from './layout.ts'
import { Mark } from './mark.tsx'

export type MapNode = {
  readonly id: string
  /** What ties the picture to the list: 1, 2, 3 for members, A, B, C for published cases. */
  readonly number: string
  readonly name: string
  readonly href: string
  readonly score: number
  readonly group: MapGroup
  /** The diagnosis in the reader's language, or that there is none. */
  readonly diagnosis: string
  readonly inCommon: number
}

type PeopleMapProps = {
  readonly locale: Locale
  readonly who: Who
  readonly nodes: readonly MapNode[]
  readonly legend: readonly { readonly group: MapGroup; readonly label: string }[]
}

const middle = mapSide / 2
const rings = [0.7, 0.5, 0.36] as const

const groupKey = (group: MapGroup): string => (group.kind === 'disease' ? `d ${group.diseaseId}` : group.kind)

/** Drawn on the server: every node is a link with a name, so that it is walked by keyboard and read aloud without script. */
export const PeopleMap = ({ locale, who, nodes, legend }: PeopleMapProps) => {
  const t = say(locale)
  const cases = nodes.filter(({ group }) => group.kind === 'case').length
  const title = t('map.title', { ...who })
  return (
    <figure class="people-map" aria-labelledby="map-title">
      <h2 class="people-map__title" id="map-title">
        {title}
      </h2>
      <p id="map-sentence">{t('map.sentence', { ...who, members: nodes.length - cases, cases })}</p>
      <div class="people-map__frame">
        <Picture locale={locale} who={who} nodes={nodes} />
        <div class="people-map__legend">
          <h3>{t('map.legend')}</h3>
          <ul>
            <li>
              <svg viewBox="-30 -30 60 60" width="36" height="36" aria-hidden="true" focusable="false">
                <circle class="people-map__you" r="26" />
              </svg>
              {t('map.you', { ...who })}
            </li>
            {legend.map(({ group, label }) => (
              <li>
                <svg viewBox="-36 -36 72 72" width="36" height="36" aria-hidden="true" focusable="false">
                  <Mark group={group} />
                </svg>
                {label}
              </li>
            ))}
          </ul>
          <p class="small people-map__keys">{t('map.keys')}</p>
        </div>
      </div>
      <Details summary={t('map.table')}>
        <Table
          id="map-table"
          caption={title}
          hideCaption
          columns={[
            { label: t('map.column.name') },
            { label: t('map.column.number') },
            { label: t('map.column.diagnosis') },
            { label: t('map.column.count'), numeric: true },
            { label: t('map.column.alike') },
          ]}
          rows={nodes.map((node) => [
            <a href={node.href}>{node.name}</a>,
            node.number,
            node.diagnosis,
            String(node.inCommon),
            t(`alike.${alikeness(node.score)}`),
          ])}
        />
      </Details>
    </figure>
  )
}

const Picture = ({ locale, who, nodes }: Pick<PeopleMapProps, 'locale' | 'who' | 'nodes'>) => {
  const t = say(locale)
  const placed = new Map(
    placePeople(nodes.map(({ id, score, group }) => ({ id, score, group: groupKey(group) }))).map((one) => [
      one.id,
      one,
    ]),
  )
  const you = shortened(t('map.you', { ...who }))
  const marks = nodes.flatMap(({ id, score, group, name }): LabelledMark[] => {
    const at = placed.get(id)
    return at ? [{ ...at, score, group, name: group.kind === 'case' ? undefined : shortened(name) }] : []
  })
  const labels = placeLabels(marks, you)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a picture whose parts are links has no element of its own.
    <svg
      class="people-map__picture"
      viewBox={`0 0 ${mapSide} ${mapSide}`}
      width={mapSide}
      height={mapSide}
      role="group"
      aria-labelledby="map-title"
      aria-describedby="map-sentence"
      data-people-map
    >
      {rings.map((score) => (
        <circle class="people-map__ring" cx={middle} cy={middle} r={radiusOf(score).toFixed(1)} />
      ))}
      {nodes.map(({ id }) => {
        const at = placed.get(id)
        return at && <line class="people-map__thread" x1={middle} y1={middle} x2={at.x} y2={at.y} />
      })}
      <circle class="people-map__you" cx={middle} cy={middle} r="32" />
      {labels.you && (
        <text
          class={`people-map__name people-map__name--you${labels.you.onPhone ? '' : ' people-map__name--roomy'}`}
          x={labels.you.x}
          y={labels.you.y}
          text-anchor="middle"
        >
          {you}
        </text>
      )}
      {nodes.map((node) => {
        const at = placed.get(node.id)
        if (at === undefined) return null
        return (
          <a
            class="people-map__node"
            href={node.href}
            data-for={node.id}
            aria-label={t('map.node', {
              number: node.number,
              name: node.name,
              what: node.diagnosis,
              alike: t(`alike.${alikeness(node.score)}`),
              count: node.inCommon,
            })}
          >
            <g transform={`translate(${at.x} ${at.y})`}>
              <circle class="people-map__halo" r="31" />
              <Mark group={node.group} />
              <text class="people-map__number" y="8" text-anchor="middle">
                {node.number}
              </text>
            </g>
          </a>
        )
      })}
      {/* Last, so that no neighbour covers a name; the links have them already. */}
      {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: a group of texts cannot be focused. */}
      <g aria-hidden="true">
        {nodes.map(({ id, name }) => {
          const label = labels.names.get(id)
          return (
            label && (
              <text
                class="people-map__name people-map__name--roomy"
                x={label.x}
                y={label.y}
                text-anchor="middle"
              >
                {shortened(name)}
              </text>
            )
          )
        })}
      </g>
    </svg>
  )
}

/** A long nickname would run into its neighbours; the link's name has it whole. */
const shortened = (name: string): string => {
  const letters = [...name]
  return letters.length <= 13 ? name : `${letters.slice(0, 12).join('')}…`
}
