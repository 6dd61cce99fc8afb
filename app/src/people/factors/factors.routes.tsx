import {
  type Answer,
  type Failure,
  form,
  formShowing,
  page,
  type Route,
  type Visit,
} from '../../access/index.ts'
import { showAgain } from '../sign-in/show-again.ts'
import { addAuthenticator, prepareAuthenticator } from './add-authenticator.ts'
import { addPasskey, preparePasskey } from './add-passkey.ts'
import { AddAuthenticatorPage, AddPasskeyPage, FactorAddedPage, FactorsPage } from './factors.page.tsx'
import { newCodes, readFactors, removeFactor } from './manage-factors.ts'

const factorsAgain = (visit: Visit, failure: Failure): Promise<Answer> =>
  showAgain(visit, readFactors, {}, (view) => <FactorsPage visit={visit} view={view} failure={failure} />)

export const factorRoutes: readonly Route[] = [
  page('/account/second-factor', {
    operation: readFactors,
    view: (visit, view) => <FactorsPage visit={visit} view={view} />,
  }),
  page('/account/second-factor/app', {
    operation: prepareAuthenticator,
    view: (visit, shown) => <AddAuthenticatorPage visit={visit} shown={shown} />,
  }),
  formShowing('/account/second-factor/app', {
    operation: addAuthenticator,
    view: (visit, { codes }) => <FactorAddedPage visit={visit} codes={codes} />,
    again: (visit, failure) =>
      showAgain(visit, prepareAuthenticator, { held: visit.raw.held }, (shown) => (
        <AddAuthenticatorPage visit={visit} shown={shown} failure={failure} />
      )),
  }),
  page('/account/second-factor/passkey', {
    operation: preparePasskey,
    view: (visit, asked) => <AddPasskeyPage visit={visit} asked={asked} />,
  }),
  formShowing('/account/second-factor/passkey', {
    operation: addPasskey,
    view: (visit, { codes }) => <FactorAddedPage visit={visit} codes={codes} />,
    again: (visit, failure) =>
      showAgain(visit, preparePasskey, {}, (asked) => (
        <AddPasskeyPage visit={visit} asked={asked} failure={failure} />
      )),
  }),
  formShowing('/account/second-factor/codes', {
    operation: newCodes,
    view: (visit, { codes }) => <FactorAddedPage visit={visit} codes={codes} />,
    again: factorsAgain,
  }),
  form('/account/second-factor/:factorId/remove', {
    operation: removeFactor,
    done: () => '/account/second-factor?saved=removed',
    again: factorsAgain,
  }),
]
