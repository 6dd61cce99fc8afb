import type { Child } from 'hono/jsx'
import type { Who } from '../../health/index.ts'
import type { Locale } from '../../platform/i18n/index.ts'
import { say } from '../messages/index.ts'
import type { MatchingVocabulary } from '../vocabulary.ts'
import type { FullReasons } from './reasons.view.ts'

export type ToldReasons = Pick<FullReasons, 'shared' | 'near'> &
  Partial<Omit<FullReasons, 'shared' | 'near'>> & {
    /** In place of the list, where the other person's symptoms are theirs to tell. */
    readonly onlyTheirsCount?: number
  }

type MatchReasonsProps = {
  readonly locale: Locale
  readonly vocabulary: Pick<MatchingVocabulary, 'termLabel'>
  readonly reasons: ToldReasons
  readonly who: Who
  /** The first few reasons only, for a card in a list. */
  readonly brief?: boolean
  readonly headingLevel?: 2 | 3 | 4
}

const shownInBrief = { shared: 4, near: 2 } as const

/** Why two people are alike, in the reader's words: what they share, what is near, and what differs. */
export const MatchReasons = (props: MatchReasonsProps) => {
  const { locale, vocabulary, reasons, brief = false, headingLevel = 3 } = props
  const t = say(locale)
  const name = (id: string): string => vocabulary.termLabel(id, locale)
  const shared = brief ? reasons.shared.slice(0, shownInBrief.shared) : reasons.shared
  const near = brief ? reasons.near.slice(0, shownInBrief.near) : reasons.near
  const more = reasons.shared.length - shared.length
  const part = { brief, headingLevel }
  return (
    <div class="reasons">
      {shared.length > 0 && (
        <Part {...part} title={t('reasons.shared')}>
          <ul class="reasons__shared">
            {shared.map((id) => (
              <li>{name(id)}</li>
            ))}
            {more > 0 && <li class="reasons__more">{t('reasons.sharedMore', { count: more })}</li>}
          </ul>
        </Part>
      )}
      {near.length > 0 && (
        <Part {...part} title={t('reasons.near')}>
          <ul class="reasons__plain">
            {near.map(({ mine, theirs, common }) => (
              <li>
                {t('reasons.nearItem', { mine: name(mine), theirs: name(theirs), common: name(common) })}
              </li>
            ))}
          </ul>
        </Part>
      )}
      {!brief && <Differences {...props} name={name} />}
    </div>
  )
}

const Differences = ({
  locale,
  reasons,
  who,
  name,
  headingLevel = 3,
}: MatchReasonsProps & { readonly name: (id: string) => string }) => {
  const t = say(locale)
  const lists = [
    [t('reasons.onlyMine', { ...who }), reasons.onlyMine],
    [t('reasons.onlyTheirs'), reasons.onlyTheirs],
    [t('reasons.conflicts'), reasons.conflicts],
    [t('reasons.ruledOut'), reasons.ruledOut],
  ] as const
  return (
    <>
      {lists.map(
        ([title, ids = []]) =>
          ids.length > 0 && (
            <Part brief={false} headingLevel={headingLevel} title={title}>
              <ul class="reasons__plain">
                {ids.map((id) => (
                  <li>{name(id)}</li>
                ))}
              </ul>
            </Part>
          ),
      )}
      {reasons.onlyTheirsCount !== undefined && (
        <Part brief={false} headingLevel={headingLevel} title={t('reasons.onlyTheirs')}>
          <p>{t('reasons.onlyTheirsCount', { count: reasons.onlyTheirsCount })}</p>
        </Part>
      )}
    </>
  )
}

type PartProps = {
  readonly brief: boolean
  readonly headingLevel: 2 | 3 | 4
  readonly title: string
  readonly children: Child
}

const Part = ({ brief, headingLevel, title, children }: PartProps) => {
  const Heading = `h${headingLevel}` as const
  return (
    <div class="reasons__part">
      {brief ? <p class="reasons__title">{title}</p> : <Heading class="reasons__title">{title}</Heading>}
      {children}
    </div>
  )
}
