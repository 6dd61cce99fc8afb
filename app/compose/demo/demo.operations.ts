import { z } from 'zod'
import { type Actor, allow, deny, operation, policy } from '../../src/access/index.ts'
import { startSession } from '../../src/people/index.ts'
import { keptMails } from '../../src/platform/mail/index.ts'
import { ok } from '../../src/platform/result/index.ts'
import type { Services } from '../../src/platform/services.ts'
import { demoAccount, demoAccounts } from './demo.sql.ts'

/**
 * Signing in without a password exists for the fictional people of the embedded demo alone. It is mounted only there
 * (web.ts), and asks again here, so that a mistake in the mounting opens nothing.
 */
const inDemo = policy(
  'the embedded demo only: its people are fictional',
  (_: Actor, subject: { readonly demo: boolean }) =>
    subject.demo ? allow('the embedded demo') : deny('not the embedded demo'),
)

const isDemo = ({ services }: { readonly services: Services }): { readonly demo: boolean } | undefined => {
  const { config } = services
  const demo = config.demo && config.environment !== 'production' && config.databaseUrl === undefined
  return demo ? { demo } : undefined
}

export const listDemoPeople = operation({
  name: 'demo.list-people',
  action: 'read',
  summary: 'Lists the fictional people of the demo (pages only: they exist nowhere else)',
  input: z.object({}),
  output: z.object({
    people: z.array(z.object({ accountId: z.string(), nickname: z.string(), role: z.string() })),
  }),
  subject: isDemo,
  policy: inDemo,
  openWhile: ['second-factor', 'waiting-time'],
  run: async ({ trx }) => ok({ people: [...(await demoAccounts(trx))] }),
})

export const signInAs = operation({
  name: 'demo.sign-in-as',
  action: 'write',
  summary: 'Signs in as a fictional person of the demo (pages only)',
  input: z.object({ accountId: z.uuid() }),
  output: z.object({}),
  subject: async (context) =>
    isDemo(context) && (await demoAccount(context.trx, context.input.accountId)) ? { demo: true } : undefined,
  policy: inDemo,
  openWhile: ['second-factor', 'waiting-time'],
  endsOwnAccess: 'afterwards somebody else is asking',
  run: async ({ trx, input, services, client }) => {
    // The demo's people have no phone to read a code from: one click stands for every step of signing in.
    const wish = { secondFactor: true, device: client.device ?? null }
    client.keep('session', await startSession(trx, services, input.accountId, wish))
    return ok({})
  },
})

export const readDemoMail = operation({
  name: 'demo.read-mail',
  action: 'read',
  summary: 'Reads the mails kept because no mail server is set (pages only)',
  input: z.object({}),
  output: z.object({
    mails: z.array(
      z.object({
        id: z.string(),
        to: z.string(),
        subject: z.string(),
        text: z.string(),
        queuedAt: z.string(),
        locale: z.string(),
      }),
    ),
  }),
  subject: isDemo,
  policy: inDemo,
  openWhile: ['second-factor', 'waiting-time'],
  run: async ({ trx, services }) => ok({ mails: [...(await keptMails(trx, services))] }),
})
