import { form, page, type Route } from '../../access/index.ts'
import { countedForm } from './counted-form.ts'
import { nextPath } from './next-path.ts'
import { SignInPage } from './sign-in.page.tsx'
import { openSignIn, signIn } from './sign-in.ts'
import { signOut, signOutEverywhere } from './sign-out.ts'

export const signInRoutes: readonly Route[] = [
  page('/sign-in', {
    operation: openSignIn,
    elsewhere: (_, { signedIn, next }) => (signedIn ? next : undefined),
    view: (visit, { next }) => <SignInPage visit={visit} next={next} />,
  }),
  countedForm('/sign-in', {
    operation: signIn,
    wrong: ({ signedIn }) => (signedIn ? undefined : { code: 'sign-in-failed' }),
    done: (_, { next }) => next,
    again: (visit, failure) => ({
      kind: 'html',
      status: 422,
      body: <SignInPage visit={visit} next={nextPath(visit.raw.next)} failure={failure} />,
      shared: false,
    }),
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
