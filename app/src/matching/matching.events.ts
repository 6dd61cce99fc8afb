import { z } from 'zod'
import { eventKind } from '../platform/events/index.ts'

/** The published cases are not what they were: each node reads them again. */
export const casesImported = eventKind('matching.cases-imported', z.object({ at: z.string() }))
