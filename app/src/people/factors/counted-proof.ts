import type { Client } from '../../access/index.ts'
import type { Trx } from '../../platform/db/index.ts'
import { ok, type Result, refuse } from '../../platform/result/index.ts'
import type { Services } from '../../platform/services.ts'
import type { AccountRow } from '../accounts/accounts.sql.ts'
import { emailOf } from '../accounts/mails.ts'
import {
  forgetFactorFailures,
  forgetFailures,
  type Gate,
  gateFor,
  gateForFactor,
  noteFactorFailure,
  noteFailure,
} from '../sign-in/slow-down.ts'

const shutBy = (gate: Gate, code: 'shut' | 'factor-shut'): Result<never> | undefined => {
  switch (gate.kind) {
    case 'open':
      return undefined
    case 'wait':
      return refuse('wait', { values: { seconds: gate.seconds } })
    case 'shut':
      return refuse(code)
    default:
      return gate satisfies never
  }
}

/** Tries a proof of this account under the same counts as passwords (B6): true forgets them, false adds one. */
export const countedProof = async (
  trx: Trx,
  services: Services,
  { account, client }: { readonly account: AccountRow; readonly client: Client },
  prove: () => Promise<boolean>,
): Promise<Result<{ readonly proven: boolean }>> => {
  const email = emailOf(services, account)
  const who = { email, address: client.address }
  const shut =
    shutBy(await gateFor(trx, services, who), 'shut') ??
    (account.has_second_factor
      ? shutBy(await gateForFactor(trx, services, account.id), 'factor-shut')
      : undefined)
  if (shut !== undefined) return shut
  const proven = await prove()
  if (proven) {
    await forgetFailures(trx, services, email)
    await forgetFactorFailures(trx, services, account.id)
  } else {
    await noteFailure(trx, services, who)
    if (account.has_second_factor) await noteFactorFailure(trx, services, account.id)
  }
  return ok({ proven })
}
