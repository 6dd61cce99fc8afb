import type { Visit } from '../../access/index.ts'
import { casePath } from '../cases/case-card.tsx'
import { caseLetter, caseWho } from '../cases/case-words.ts'
import { diseaseGroups, type MapGroup } from '../map/groups.ts'
import { type MapNode, PeopleMap } from '../map/people-map.tsx'
import { say } from '../messages/index.ts'
import { vocabularyOf } from '../vocabulary.ts'
import type { PeopleLikeMe } from './people-like-me.ts'

type Legend = readonly { readonly group: MapGroup; readonly label: string }[]

/** The map of everybody the page names, in the order in which it names them. */
export const ShownMap = ({ visit, found }: { readonly visit: Visit; readonly found: PeopleLikeMe }) => {
  const { locale } = visit
  const t = say(locale)
  const { diseaseLabel } = vocabularyOf(visit.services)
  const members = [...found.same, ...found.others]
  const groupOf = diseaseGroups(
    found.diseaseIds,
    members.map(({ diseaseId }) => diseaseId),
  )
  const diagnosisOf = (diseaseId: string | undefined, without: string): string =>
    diseaseId === undefined ? without : diseaseLabel(diseaseId, locale)
  const nodes: readonly MapNode[] = [
    ...members.map((member, at) => ({
      id: member.personId,
      number: String(at + 1),
      name: member.nickname,
      href: visit.href(`/persons/${found.personId}/like-me/${member.personId}`),
      score: member.likeness,
      group: groupOf(member.diseaseId),
      diagnosis: diagnosisOf(member.diseaseId, t('map.undiagnosed')),
      inCommon: member.reasons.shared.length,
    })),
    ...found.cases.map((one, at) => ({
      id: one.caseId,
      number: caseLetter(locale, at),
      name: `${t('case.mark')}: ${caseWho(locale, one)}`,
      href: visit.href(casePath(one.caseId)),
      score: one.likeness,
      group: { kind: 'case' } as const,
      diagnosis: diagnosisOf(one.diseaseId, t('case.noDisease')),
      inCommon: one.reasons.shared.length,
    })),
  ]
  return <PeopleMap locale={locale} who={found.who} nodes={nodes} legend={legendOf(visit, nodes)} />
}

/** Each look that is on the map, once, in the order in which it first appears. */
const legendOf = (visit: Visit, nodes: readonly MapNode[]): Legend => {
  const t = say(visit.locale)
  const entries = new Map<string, { group: MapGroup; label: string }>()
  for (const { group, diagnosis } of nodes) {
    switch (group.kind) {
      case 'disease':
        entries.set(group.diseaseId, { group, label: diagnosis })
        break
      case 'other-diseases':
        entries.set(group.kind, { group, label: t('map.otherDiagnoses') })
        break
      case 'undiagnosed':
        entries.set(group.kind, { group, label: t('map.undiagnosed') })
        break
      case 'case':
        entries.set(group.kind, { group, label: t('map.case') })
        break
      default:
        group satisfies never
    }
  }
  return [...entries.values()]
}
