import type { Client } from '../../access/index.ts'
import type { Trx } from '../../platform/db/index.ts'
import { ok, type Result, refuse } from '../../platform/result/index.ts'
import type { Services } from '../../platform/services.ts'
import { uncheckedAccount } from '../accounts/accounts.sql.ts'
import { openEmail } from '../accounts/email.ts'
import { inPasswordTurn } from '../passwords/password-turn.ts'
import { forgetFailures, gateFor, noteFailure } from './slow-down.ts'
import { passwordOpens } from './verify.ts'

type Given = {
  readonly accountId: string
  readonly password: string
  readonly client: Pick<Client, 'address'>
  /** Set where the transaction has spoken before: it holds a connection, and must not stand in line with it. */
  readonly holdsConnection?: boolean
}

/**
 * Asks an account for its own password once more, before an act that cannot be taken back. A wrong one is an answer, not a
 * refusal, so that it counts; see `countedForm`.
 */
export const provesPassword = (
  trx: Trx,
  services: Pick<Services, 'vault' | 'clock' | 'config'>,
  { accountId, password, client, holdsConnection = false }: Given,
): Promise<Result<boolean>> =>
  inPasswordTurn(
    services,
    async () => {
      const account = await uncheckedAccount(trx, { accountId, now: services.clock.now() })
      if (account === undefined) throw new Error('A session cannot outlive its account.')
      const key = services.vault.unwrap(accountId, account.wrapped)
      const email = openEmail(services.vault, key, accountId, account.email_sealed)
      const who = { email, address: client.address }
      const gate = await gateFor(trx, services, who)
      if (gate.kind === 'wait') return refuse('wait', { values: { seconds: gate.seconds } })
      if (gate.kind === 'shut') return refuse('shut')
      if (!(await passwordOpens(account, password))) {
        await noteFailure(trx, services, who)
        return ok(false)
      }
      await forgetFailures(trx, services, email)
      return ok(true)
    },
    { mayWait: !holdsConnection },
  )
