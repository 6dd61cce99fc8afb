import { z } from 'zod'
import { eventKind } from '../platform/events/index.ts'

/** Something was agreed to, refused or taken back for this person: read the decisions again before using anything. */
export const consentChanged = eventKind('consent.changed', z.object({ personId: z.string() }))

/** Two who may both decide said different things: the stricter counts, and staff look at it. */
export const consentDisagreed = eventKind(
  'consent.disagreed',
  z.object({ personId: z.string(), purpose: z.string() }),
)
