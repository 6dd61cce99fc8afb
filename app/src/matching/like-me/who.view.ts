import { z } from 'zod'

/** How a page speaks of the person; a name is told only to those who stand to them. */
export const whoFields = z.object({ who: z.enum(['you', 'named', 'mourned', 'unnamed']), name: z.string() })
