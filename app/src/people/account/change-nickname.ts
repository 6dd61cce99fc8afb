import { z } from 'zod'
import { operation, signedIn } from '../../access/index.ts'
import { ok, refuse } from '../../platform/result/index.ts'
import { nicknameSchema } from '../accounts/about.ts'
import { takenNicknames, updateNickname } from '../accounts/accounts.sql.ts'
import { problemWords } from '../problems.ts'

export const changeNickname = operation({
  name: 'people.change-nickname',
  action: 'write',
  summary: 'Change the name other members see',
  api: { method: 'PUT', path: '/account/nickname' },
  input: z.object({ nickname: nicknameSchema }),
  output: z.object({ nickname: z.string() }),
  subject: ({ actor }) => (actor.kind === 'account' ? actor : undefined),
  policy: signedIn('one’s own account'),
  problems: problemWords,
  run: async ({ trx, subject, input: { nickname } }) => {
    const own = subject.nickname.toLowerCase() === nickname.toLowerCase()
    if (!own && (await takenNicknames(trx, [nickname])).size > 0)
      return refuse('nickname-taken', { field: 'nickname' })
    await updateNickname(trx, subject.accountId, nickname)
    return ok({ nickname })
  },
})
