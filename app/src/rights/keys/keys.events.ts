import { z } from 'zod'
import { eventKind } from '../../platform/events/index.ts'

export const keysChanged = eventKind('keys.changed', z.object({ version: z.string() }))
