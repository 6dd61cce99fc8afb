import { page, type Route } from '../../access/index.ts'
import { HomePage } from './home.page.tsx'
import { openHome } from './open-home.ts'

export const homeRoutes: readonly Route[] = [
  page('/home', { operation: openHome, view: (visit, value) => <HomePage visit={visit} value={value} /> }),
]
