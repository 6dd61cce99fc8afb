import { z } from 'zod'
import type { Actor } from '../access/index.ts'
import type { PersonSubject } from '../people/index.ts'

/** A second relative looks at what somebody else keeps: that look is audited. */
export const isOnlyViewing = (_actor: Actor, subject: PersonSubject): boolean =>
  subject.relation === 'second-relative'

/** Whether a page offers to change something. Where somebody died it asks for nothing any more. */
export const mayChange = (subject: PersonSubject): boolean =>
  (subject.relation === 'self' || subject.relation === 'legal-representative') && !subject.mourned

/** How a page speaks of the person: to “you”, or about somebody by name when a name was given, in the past where they died. */
export const whoView = z.object({
  who: z.enum(['you', 'named', 'mourned', 'unnamed']),
  name: z.string(),
})

export type Who = z.output<typeof whoView>

export const whoOf = ({
  relation,
  name,
  mourned,
}: Pick<PersonSubject, 'relation' | 'name' | 'mourned'>): Who => {
  if (relation === 'self') return { who: 'you', name: name ?? '' }
  if (name === undefined) return { who: 'unnamed', name: '' }
  return { who: mourned ? 'mourned' : 'named', name }
}
