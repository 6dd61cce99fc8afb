import { z } from 'zod'
import { job } from '../../platform/jobs/index.ts'

/** After the commit: a file whose row came back by a roll-back must still be there. */
export const removeFiles = job({
  name: 'rights.remove-files',
  payload: z.object({ fileIds: z.array(z.uuid()) }),
  maxAttempts: 12,
  handle: async ({ fileIds }, services) => {
    for (const fileId of fileIds) await services.files.remove(fileId)
  },
})
