import { z } from 'zod'
import { anyone, noSubject, operation } from '../../access/index.ts'
import { confirmEmail, confirmLinkWorks, peopleProblems, setFirstPassword } from '../../people/index.ts'
import { ok } from '../../platform/result/index.ts'

const token = z.string().max(200)

export const openConfirmation = operation({
  name: 'onboarding.open-confirmation',
  action: 'read',
  summary: 'Whether a link from a mail still works, without using it: scanners open links (page only)',
  input: z.object({ token: token.default('') }),
  output: z.object({ token: z.string(), works: z.boolean() }),
  subject: noSubject,
  policy: anyone('the link itself is the right to it'),
  run: async ({ trx, services, input }) =>
    ok({ token: input.token, works: await confirmLinkWorks(trx, services, input.token) }),
})

export const confirmAddress = operation({
  name: 'onboarding.confirm-email',
  action: 'write',
  summary: 'Confirms an address by the link’s token alone, on any device (page only)',
  input: z.object({ token }),
  output: z.object({ link: z.string(), email: z.string(), passwordToken: z.string() }),
  subject: noSubject,
  policy: anyone('the link itself is the right to it'),
  problems: peopleProblems,
  run: async ({ trx, services, input }) => {
    const confirmed = await confirmEmail(trx, services, input.token)
    if (!confirmed.ok) return confirmed
    const { email, passwordToken } = confirmed.value
    return ok({ link: input.token, email, passwordToken })
  },
})

export const choosePassword = operation({
  name: 'onboarding.choose-password',
  action: 'write',
  summary: 'The first password, after which a session begins (page only)',
  input: z.object({
    passwordToken: token,
    link: token.default(''),
    email: z.string().max(254).default(''),
    password: z.string().max(200),
  }),
  output: z.object({}),
  subject: noSubject,
  policy: anyone('the token given for a confirmed address is the right to it'),
  problems: peopleProblems,
  run: async ({ trx, services, client, input }) => {
    const set = await setFirstPassword(trx, services, client, {
      token: input.passwordToken,
      password: input.password,
    })
    if (!set.ok) return set
    client.keep('session', set.value.sessionToken)
    return ok({})
  },
})
