import {
  type Answer,
  type Failure,
  form,
  formShowing,
  page,
  type Route,
  type Visit,
} from '../../access/index.ts'
import { joinRecords } from '../same-child/join-records.ts'
import { acceptInvitation, openInvitation } from './accept-invitation.ts'
import { endAccess, leave } from './end-access.ts'
import { invite, revokeInvitation } from './invite.ts'
import { JoinPage, LetterPage } from './join.page.tsx'
import { makeLetterCode } from './letter-code.ts'
import { NoticesPage } from './notices.page.tsx'
import { readRepresentation } from './read-representation.ts'
import { RepresentationPage } from './representation.page.tsx'
import { readNotices, settleNotice } from './staff-notices.ts'

/** The page again, with what was typed and what to mend. */
const again = async (visit: Visit, failure: Failure): Promise<Answer> => {
  const outcome = await visit.perform(readRepresentation, { personId: visit.raw.personId })
  if (outcome.kind !== 'done') return { kind: outcome.kind === 'sign-in' ? 'sign-in' : 'absent' }
  return {
    kind: 'html',
    status: 422,
    body: <RepresentationPage visit={visit} value={outcome.value} failure={failure} />,
    shared: false,
  }
}

const path = '/persons/:personId/representation'
const pathOf = (personId: string, saved: string): string =>
  `/persons/${personId}/representation?saved=${saved}`
const codeIn = (visit: Visit): string => (typeof visit.raw.code === 'string' ? visit.raw.code : '')

export const representationRoutes: readonly Route[] = [
  page(path, {
    operation: readRepresentation,
    view: (visit, value) => <RepresentationPage visit={visit} value={value} />,
  }),
  form('/persons/:personId/invitations', {
    operation: invite,
    done: (_, { personId }) => pathOf(personId, 'invited'),
    again,
  }),
  form('/persons/:personId/invitations/:invitationId/revoke', {
    operation: revokeInvitation,
    done: (_, { personId }) => pathOf(personId, 'revoked'),
    again,
  }),
  form(`${path}/leave`, { operation: leave, done: () => '/home', again }),
  form(`${path}/:accountId/end`, {
    operation: endAccess,
    done: (_, { personId, ended }) => pathOf(personId, ended ? 'ended' : 'staff'),
    again,
  }),
  formShowing(`${path}/letter`, {
    operation: makeLetterCode,
    view: (visit, value) => <LetterPage visit={visit} value={value} />,
    again: async () => undefined,
  }),
  page('/join', {
    operation: openInvitation,
    view: (visit, value) => <JoinPage visit={visit} {...value} />,
  }),
  form('/join', {
    operation: acceptInvitation,
    done: (_, { personId }) => pathOf(personId, 'joined'),
    again: (visit, failure) => <JoinPage visit={visit} code={codeIn(visit)} signedIn failure={failure} />,
  }),
  page('/staff/families', {
    operation: readNotices,
    view: (visit, value) => <NoticesPage visit={visit} value={value} />,
  }),
  form('/staff/families/:noticeId/settle', {
    operation: settleNotice,
    done: () => '/staff/families',
    again: async () => ({ kind: 'absent' }),
  }),
  form('/staff/families/:noticeId/join', {
    operation: joinRecords,
    done: () => '/staff/families',
    again: async () => ({ kind: 'absent' }),
  }),
]
