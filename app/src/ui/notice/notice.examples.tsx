import type { Examples } from '../example.ts'
import { Notice } from './notice.tsx'

export const noticeExamples: Examples = {
  component: 'Notice',
  use: 'Something the person should know now. At most one or two a page.',
  examples: [
    {
      title: 'Three kinds',
      view: (locale) => (
        <>
          <Notice locale={locale} title="Nothing is matched yet">
            <p>We look for people like Maria only after the last step, if you agree there.</p>
          </Notice>
          <Notice locale={locale} kind="success" title="Your e-mail is confirmed" />
          <Notice locale={locale} kind="warning" title="This draft is deleted on 3 May 2026">
            <p>Go on before then, or begin again later.</p>
          </Notice>
        </>
      ),
    },
  ],
}
