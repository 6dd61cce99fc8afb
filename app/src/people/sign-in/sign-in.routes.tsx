import { type Answer, type Failure, form, page, type Route, type Visit } from '../../access/index.ts'
import { countedForm } from './counted-form.ts'
import { showAgain } from './show-again.ts'
import { SignInPage } from './sign-in.page.tsx'
import { openSignIn, signIn, signInWithPasskey } from './sign-in.ts'
import { signOut, signOutEverywhere } from './sign-out.ts'

/** With a fresh challenge for the passkey. Signed in meanwhile, in another tab: the page is left as any would be. */
const again = (visit: Visit, failure: Failure): Promise<Answer> =>
  showAgain(visit, openSignIn, { next: visit.raw.next }, ({ next, passkey }) => (
    <SignInPage visit={visit} next={next} passkey={passkey} failure={failure} />
  ))

export const signInRoutes: readonly Route[] = [
  page('/sign-in', {
    operation: openSignIn,
    elsewhere: (_, { signedIn, next }) => (signedIn ? next : undefined),
    view: (visit, { next, passkey }) => <SignInPage visit={visit} next={next} passkey={passkey} />,
  }),
  countedForm('/sign-in', {
    operation: signIn,
    wrong: ({ result }) => (result === 'wrong' ? { code: 'sign-in-failed' } : undefined),
    done: (_, { result, next }) =>
      result === 'second-step' ? `/sign-in/second?next=${encodeURIComponent(next)}` : next,
    again,
  }),
  countedForm('/sign-in/passkey', {
    operation: signInWithPasskey,
    wrong: ({ signedIn }) => (signedIn ? undefined : { code: 'passkey-failed' }),
    done: (_, { next }) => next,
    again,
  }),
  form('/sign-out', {
    operation: signOut,
    done: () => '/sign-in?reason=signed-out',
    again: async () => ({ kind: 'absent' }),
  }),
  form('/account/sign-out-everywhere', {
    operation: signOutEverywhere,
    done: () => '/sign-in?reason=everywhere',
    again: async () => ({ kind: 'absent' }),
  }),
]
