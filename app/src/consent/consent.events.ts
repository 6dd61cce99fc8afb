import { z } from 'zod'
import { eventKind } from '../platform/events/index.ts'

/** Something was agreed to, refused or taken back for this person: read the decisions again before using anything. */
export const consentChanged = eventKind('consent.changed', z.object({ personId: z.string() }))
