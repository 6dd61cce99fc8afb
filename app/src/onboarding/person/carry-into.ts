import type { RunContext } from '../../access/index.ts'
import { addSymptom } from '../../health/index.ts'
import type { PersonSubject } from '../../people/index.ts'
import { openCarried } from '../try-out/carried.ts'

/**
 * Adds what the browser carried over from the try-out, own words too, and takes it out of the browser. Gives how many.
 * Once the day's wordings are used up the browser keeps all of it: what is there already is not added twice.
 */
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
    const put = await addSymptom.run({ ...context, input })
    if (put.ok) added += 1
    else if (put.problem.code === 'enough-today') return added
  }
  client.forget('try-out')
  return added
}
