import { z } from 'zod'
import { operation } from '../../access/index.ts'
import { mayRead, uncheckedPersonFor } from '../../people/index.ts'
import { inHealth } from '../../platform/db/index.ts'
import { ok } from '../../platform/result/index.ts'
import { isOnlyViewing } from '../viewing.ts'
import { profileOf } from './profile.sql.ts'
import { profileFrom, profileView } from './profile.view.ts'

export const readProfile = operation({
  name: 'health.read-profile',
  action: 'read',
  summary: 'Birth month, sex and country of a person; empty until they were first said',
  api: { method: 'GET', path: '/persons/{personId}/profile' },
  input: z.object({ personId: z.uuid() }),
  output: z.object({ profile: profileView.optional() }),
  subject: ({ trx, services, actor, input }) => uncheckedPersonFor(trx, services, actor, input.personId),
  policy: mayRead,
  person: (subject) => subject.personId,
  opensOthers: isOnlyViewing,
  run: async ({ trx, granted }) => {
    const row = await inHealth(trx, (health) => profileOf(health, granted))
    return ok(row === undefined ? {} : { profile: profileFrom(row) })
  },
})
