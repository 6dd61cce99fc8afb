import { type Answer, type Failure, form, page, picture, type Route, type Visit } from '../../access/index.ts'
import { CheckPage } from './check.page.tsx'
import { decidePaper } from './decide-paper.ts'
import { QueuePage } from './queue.page.tsx'
import { letGoPaper, readQueue, takePaper } from './queue.ts'
import { readTaken, showPage } from './read-taken.ts'
import { watermark } from './watermark.ts'

const paper = '/checking/:paperId'

const queueAgain = async (visit: Visit, failure: Failure): Promise<Answer> => {
  const read = await visit.perform(readQueue, {})
  if (read.kind !== 'done') return { kind: 'absent' }
  const body = <QueuePage visit={visit} waiting={read.value.waiting} failure={failure} />
  return { kind: 'html', status: 422, body, shared: false }
}

const checkAgain = async (visit: Visit, failure: Failure): Promise<Answer> => {
  const read = await visit.perform(readTaken, visit.raw)
  if (read.kind !== 'done') return { kind: 'absent' }
  const body = <CheckPage visit={visit} value={read.value} failure={failure} />
  return { kind: 'html', status: 422, body, shared: false }
}

export const checkingRoutes: readonly Route[] = [
  page('/checking', {
    operation: readQueue,
    view: (visit, { waiting }) => <QueuePage visit={visit} waiting={waiting} />,
  }),
  page(paper, {
    operation: readTaken,
    view: (visit, value) => <CheckPage visit={visit} value={value} />,
  }),
  picture(`${paper}/page.webp`, {
    operation: showPage,
    picture: async (_, { bytes, mark }) => ({ type: 'image/webp', bytes: await watermark(bytes, mark) }),
  }),
  form(`${paper}/take`, {
    operation: takePaper,
    done: (_, { paperId }) => `/checking/${paperId}`,
    again: queueAgain,
  }),
  form(`${paper}/let-go`, { operation: letGoPaper, done: () => '/checking', again: queueAgain }),
  form(`${paper}/decide`, {
    operation: decidePaper,
    done: (_, { next }) => `/checking?done=${next}`,
    again: checkAgain,
  }),
]
