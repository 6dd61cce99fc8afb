import { z } from 'zod'
import { eventKind } from '../platform/events/index.ts'

export const tierChanged = eventKind('trust.tier-changed', z.object({ personId: z.string() }))
