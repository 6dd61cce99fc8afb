import {
  type Answer,
  type Failure,
  form,
  formShowing,
  page,
  type Route,
  type Visit,
} from '../../access/index.ts'
import { LinkUsedPage } from '../../people/index.ts'
import { AboutYouPage } from './about.page.tsx'
import { choosePassword, confirmAddress, openConfirmation } from './confirm-email.ts'
import { ConfirmPage, EmailPage, PasswordPage, SentPage } from './email.pages.tsx'
import { giveEmail } from './give-email.ts'
import { openRegistration, sayAbout } from './say-about.ts'

/** Somebody who is signed in has what these pages lead to. */
const signedInGoesHome = (visit: Visit): string | undefined =>
  visit.actor.kind === 'account' ? '/home' : undefined

const aboutAgain = async (visit: Visit, failure: Failure): Promise<Answer> => {
  const opened = await visit.perform(openRegistration, {})
  const carried = opened.kind === 'done' ? opened.value.carried : 0
  const body = <AboutYouPage visit={visit} about={undefined} carried={carried} failure={failure} />
  return { kind: 'html', status: 422, body, shared: false }
}

const text = (visit: Visit, field: string): string => String(visit.raw[field] ?? '')

export const registerRoutes: readonly Route[] = [
  page('/register/about', {
    operation: openRegistration,
    elsewhere: signedInGoesHome,
    view: (visit, { registration, carried }) => (
      <AboutYouPage visit={visit} about={registration?.about} carried={carried} />
    ),
  }),
  form('/register/about', { operation: sayAbout, done: () => '/register/email', again: aboutAgain }),
  page('/register/email', {
    operation: openRegistration,
    elsewhere: (visit, { registration }) =>
      signedInGoesHome(visit) ?? (registration === undefined ? '/register/about' : undefined),
    view: (visit, { registration }) => <EmailPage visit={visit} email={registration?.email} />,
  }),
  form('/register/email', {
    operation: giveEmail,
    done: () => '/register/sent',
    again: (visit, failure) => <EmailPage visit={visit} email={undefined} failure={failure} />,
  }),
  page('/register/sent', {
    operation: openRegistration,
    elsewhere: (visit, { registration }) =>
      signedInGoesHome(visit) ?? (registration?.email === undefined ? '/register/about' : undefined),
    view: (visit, { registration }) => <SentPage visit={visit} email={registration?.email ?? ''} />,
  }),
  page('/register/confirm', {
    operation: openConfirmation,
    view: (visit, value) => <ConfirmPage visit={visit} {...value} />,
  }),
  formShowing('/register/confirm', {
    operation: confirmAddress,
    view: (visit, value) => <PasswordPage visit={visit} {...value} />,
    again: (visit) => <LinkUsedPage visit={visit} />,
  }),
  form('/register/password', {
    operation: choosePassword,
    done: () => '/persons/new',
    again: (visit, failure) => (
      <PasswordPage
        visit={visit}
        link={text(visit, 'link')}
        email={text(visit, 'email')}
        passwordToken={text(visit, 'passwordToken')}
        failure={failure}
      />
    ),
  }),
]
