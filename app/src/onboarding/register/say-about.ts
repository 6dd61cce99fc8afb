import { z } from 'zod'
import { anyone, noSubject, operation } from '../../access/index.ts'
import { nicknameIsFree } from '../../people/index.ts'
import type { Trx } from '../../platform/db/index.ts'
import { ok, refuse } from '../../platform/result/index.ts'
import { onboardingProblems } from '../onboarding.problems.ts'
import { openCarried } from '../try-out/carried.ts'
import { aboutYou, nearbyNicknames } from './about.ts'
import { findRegistration, keepRegistration, registrationView } from './registration.ts'

const mostOffered = 3

const freeNicknames = async (trx: Trx, wanted: readonly string[]): Promise<readonly string[]> => {
  const free: string[] = []
  for (const nickname of wanted) {
    if (free.length < mostOffered && (await nicknameIsFree(trx, nickname))) free.push(nickname)
  }
  return free
}

export const openRegistration = operation({
  name: 'onboarding.open-registration',
  action: 'read',
  summary: 'What this browser wrote in steps 1 and 2 so far (page only: the browser holds the secret)',
  input: z.object({}),
  output: z.object({ registration: registrationView.optional(), carried: z.int() }),
  subject: noSubject,
  policy: anyone('registering needs no account; only the browser that wrote it holds the secret'),
  run: async ({ trx, services, client }) => {
    const found = await findRegistration(trx, services, client)
    const carried = openCarried(services.vault, client.held('try-out')).length
    return ok({ carried, ...(found === undefined ? {} : { registration: found.registration }) })
  },
})

export const sayAbout = operation({
  name: 'onboarding.say-about',
  action: 'write',
  summary: 'Step 1: role, nickname, country, languages, expertise (page only: kept for this browser)',
  input: aboutYou,
  output: z.object({}),
  subject: noSubject,
  policy: anyone('registering needs no account'),
  problems: onboardingProblems,
  run: async ({ trx, services, client, input, now }) => {
    if (!(await nicknameIsFree(trx, input.nickname))) {
      const free = await freeNicknames(trx, nearbyNicknames(input.nickname, input.country))
      const values = { nickname: input.nickname, free: free.join(', ') }
      return refuse('nickname-taken', { field: 'nickname', values })
    }
    const found = await findRegistration(trx, services, client)
    const registration = { ...found?.registration, about: input }
    await keepRegistration(trx, services, client, { found, registration, now })
    return ok({})
  },
})
