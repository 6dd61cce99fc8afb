import { form, type Module, page } from '../../src/access/index.ts'
import { listDemoPeople, readDemoMail, signInAs } from './demo.operations.ts'
import { DemoMailPage, DemoPeoplePage } from './demo.page.tsx'

/** The pages that exist in the embedded demo alone; web.ts mounts them nowhere else. */
export const demoModule: Module = {
  name: 'demo',
  operations: [listDemoPeople, signInAs, readDemoMail],
  routes: [
    page('/dev/people', {
      operation: listDemoPeople,
      view: (visit, { people }) => <DemoPeoplePage visit={visit} people={people} />,
    }),
    form('/dev/people', {
      operation: signInAs,
      done: () => '/home',
      again: (visit) => <DemoPeoplePage visit={visit} people={[]} />,
    }),
    page('/dev/mail', {
      operation: readDemoMail,
      view: (visit, { mails }) => <DemoMailPage visit={visit} mails={mails} />,
    }),
  ],
}
