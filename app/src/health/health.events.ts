import { z } from 'zod'
import { eventKind } from '../platform/events/index.ts'

/** Something a person lives with was added, changed or removed: whoever keeps it in memory reads it again. */
export const healthChanged = eventKind('health.changed', z.object({ personId: z.uuid() }))
