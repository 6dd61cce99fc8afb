import { z } from 'zod'
import { operation } from '../../access/index.ts'
import { ok } from '../../platform/result/index.ts'
import { openerOf, paperView, viewOf } from '../papers/paper-view.ts'
import { keyOfOwner } from '../papers/papers.ts'
import { applicationView, openApplication } from './application.ts'
import { isFresh, isUsedUp, ownLetters, waits } from './own-letters.ts'
import { professionalRoles, professionals } from './professional.policy.ts'

const professionalView = z.object({
  role: z.enum(professionalRoles),
  /** What everybody sees beside the name, and until when. */
  standing: z.object({ organisation: z.string(), position: z.string(), until: z.string() }).optional(),
  application: applicationView.optional(),
  /** What comes next: nothing while a check lasts or a letter waits. */
  next: z.enum(['details', 'confirm', 'letter', 'nothing']),
  letters: z.array(paperView),
})
export type ProfessionalView = z.output<typeof professionalView>

export const readProfessional = operation({
  name: 'trust.read-professional',
  action: 'read',
  summary: 'Where one’s check as a professional or advocate stands',
  api: { method: 'GET', path: '/professional' },
  input: z.object({}),
  output: professionalView,
  subject: ownLetters,
  policy: professionals,
  run: async ({ trx, subject, services, now }) => {
    const { accountId, role, standing, application, letters } = subject
    const key = await keyOfOwner(trx, services, accountId)
    const nextStep = (): ProfessionalView['next'] => {
      if (waits(letters) || isFresh(subject, now)) return 'nothing'
      if (application === undefined || isUsedUp(application, letters)) return 'details'
      return application.email_confirmed_at === null ? 'confirm' : 'letter'
    }
    return ok({
      role,
      ...(standing === undefined ? {} : { standing: { ...standing, until: standing.until.toISOString() } }),
      ...(application === undefined ? {} : { application: openApplication(services, key, application) }),
      next: nextStep(),
      letters: letters.map((letter) => viewOf(letter, now, openerOf(services, key))),
    })
  },
})
