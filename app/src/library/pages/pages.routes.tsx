import { page, type Route } from '../../access/index.ts'
import { DesignPage } from '../../ui/index.ts'
import { HomePage } from './home.page.tsx'
import { CrisisPage, GuidePage, HelpPage, PrivacyPage } from './plain.pages.tsx'
import { readPage } from './read-page.ts'

export const pageRoutes: readonly Route[] = [
  page('/', {
    operation: readPage,
    shared: true,
    view: (visit, { diseases }) => <HomePage visit={visit} diseases={diseases} />,
  }),
  page('/help', {
    operation: readPage,
    shared: true,
    view: (visit, { contact }) => <HelpPage visit={visit} contact={contact} />,
  }),
  page('/crisis', { operation: readPage, shared: true, view: (visit) => <CrisisPage visit={visit} /> }),
  page('/privacy', {
    operation: readPage,
    shared: true,
    view: (visit, { contact }) => <PrivacyPage visit={visit} contact={contact} />,
  }),
  page('/community-guide', {
    operation: readPage,
    shared: true,
    view: (visit) => <GuidePage visit={visit} />,
  }),
  page('/design', {
    operation: readPage,
    shared: true,
    view: (visit) => <DesignPage locale={visit.locale} nav={visit.shell.nav} offered={visit.shell.offered} />,
  }),
]
