import type { RunContext } from '../../access/index.ts'
import { addSymptom } from '../../health/index.ts'
import type { PersonSubject } from '../../people/index.ts'
import { openCarried } from '../try-out/carried.ts'

/** Adds what the browser carried over from the try-out, own words too, and takes it out of the browser. Gives how many. */
export const carryInto = async (context: RunContext<'write', unknown, PersonSubject>): Promise<number> => {
  const { client, services, subject } = context
  const carried = openCarried(services.vault, client.held('try-out'))
  let added = 0
  for (const { term, presence, said } of carried) {
    const input = addSymptom.input.parse({
      personId: subject.personId,
      hpoId: term,
      presence,
      ...(said === '' ? {} : { ownWords: said }),
    })
    // A term that a newer vocabulary no longer knows is left out rather than holding everything else up.
    if ((await addSymptom.run({ ...context, input })).ok) added += 1
  }
  client.forget('try-out')
  return added
}
