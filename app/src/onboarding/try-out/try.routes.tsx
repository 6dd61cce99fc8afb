import {
  type Failure,
  form,
  formShowing,
  type Html,
  page,
  type Route,
  type Visit,
} from '../../access/index.ts'
import { MeaningPage } from './meaning.page.tsx'
import { openTryOut, readWords } from './read-words.ts'
import { ResultsPage } from './results.page.tsx'
import { carryOver, showResults } from './show-results.ts'
import { TryPage } from './try.page.tsx'

/** The words again, with what they may mean and what was chosen; the box where there are none. */
const meaningAgain = async (visit: Visit, failure: Failure): Promise<Awaited<Html>> => {
  const read = await visit.perform(readWords, { words: visit.raw.words })
  return read.kind === 'done' ? (
    <MeaningPage visit={visit} value={read.value} failure={failure} />
  ) : (
    <TryPage visit={visit} failure={failure} />
  )
}

/** Each state lives in the form: no address, no log and no table ever holds the words. */
export const tryRoutes: readonly Route[] = [
  page('/try', { operation: openTryOut, shared: true, view: (visit) => <TryPage visit={visit} /> }),
  formShowing('/try/words', {
    operation: readWords,
    view: (visit, value) => <MeaningPage visit={visit} value={value} />,
    again: (visit, failure) => <TryPage visit={visit} failure={failure} />,
  }),
  formShowing('/try/results', {
    operation: showResults,
    view: (visit, value) => <ResultsPage visit={visit} value={value} />,
    again: meaningAgain,
  }),
  form('/try/carry', {
    operation: carryOver,
    done: (visit) => (visit.actor.kind === 'account' ? '/home' : '/register/about'),
    again: (visit, failure) => <TryPage visit={visit} failure={failure} />,
  }),
]
