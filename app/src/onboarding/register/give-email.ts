import { z } from 'zod'
import { anyone, noSubject, operation } from '../../access/index.ts'
import { registerAccount } from '../../people/index.ts'
import { ok, refuse } from '../../platform/result/index.ts'
import { onboardingProblems } from '../onboarding.problems.ts'
import { accountRole } from './about.ts'
import { findRegistration, keepRegistration } from './registration.ts'

export const giveEmail = operation({
  name: 'onboarding.give-email',
  action: 'write',
  summary:
    'Step 2: sends the link. The answer is the same whether the address has an account or not (page only)',
  input: z.object({ email: z.string().trim().max(254).pipe(z.email()) }),
  output: z.object({}),
  subject: noSubject,
  policy: anyone('registering needs no account'),
  problems: onboardingProblems,
  run: async ({ trx, services, client, input, locale, now }) => {
    const found = await findRegistration(trx, services, client)
    if (found === undefined) return refuse('about-first')
    const { about } = found.registration
    const { accountId } = await registerAccount(trx, services, {
      email: input.email,
      about: { ...about, role: accountRole(about.role) },
      locale,
    })
    const registration = { about, email: input.email }
    await keepRegistration(trx, services, client, { found, registration, accountId, now })
    return ok({})
  },
})
