import { type Answer, type Failure, form, page, type Route, type Visit } from '../../access/index.ts'
import { LinkUsedPage } from '../reset/reset.page.tsx'
import { countedForm } from '../sign-in/counted-form.ts'
import { showAgain } from '../sign-in/show-again.ts'
import { AccountPage, ConfirmEmailChangePage } from './account.page.tsx'
import { askEmailChange, confirmEmailChange, openEmailChange } from './change-email.ts'
import { changeNickname } from './change-nickname.ts'
import { endOneSession } from './end-session.ts'
import { readAccount } from './read-account.ts'

/** The account page again, with what was typed and what to mend. */
const again = (visit: Visit, failure: Failure): Promise<Answer> =>
  showAgain(visit, readAccount, {}, (account) => (
    <AccountPage visit={visit} account={account} failure={failure} />
  ))

const tokenIn = (visit: Visit): string => (typeof visit.raw.token === 'string' ? visit.raw.token : '')

export const accountRoutes: readonly Route[] = [
  page('/account', {
    operation: readAccount,
    view: (visit, account) => <AccountPage visit={visit} account={account} />,
  }),
  form('/account/nickname', { operation: changeNickname, done: () => '/account?saved=nickname', again }),
  countedForm('/account/email/ask', {
    operation: askEmailChange,
    wrong: ({ asked }) => (asked ? undefined : { code: 'wrong-password', field: 'password' }),
    done: () => '/account?saved=email',
    again,
  }),
  page('/account/email', {
    operation: openEmailChange,
    view: (visit, { works }) =>
      works ? (
        <ConfirmEmailChangePage visit={visit} token={tokenIn(visit)} />
      ) : (
        <LinkUsedPage visit={visit} />
      ),
  }),
  form('/account/email', {
    operation: confirmEmailChange,
    done: () => '/sign-in?reason=email-changed',
    again: (visit) => <LinkUsedPage visit={visit} />,
  }),
  form('/account/sessions/:sessionId/end', {
    operation: endOneSession,
    done: (_, { thisOne }) => (thisOne ? '/sign-in?reason=signed-out' : '/account?saved=session'),
    again: async () => ({ kind: 'absent' }),
  }),
]
