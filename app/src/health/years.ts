import { z } from 'zod'

/**
 * A year of the past, as typed. It has no upper bound here: what is still to come is refused with a sentence that says
 * so, by the clock that is handed in.
 */
export const pastYear = z.coerce.number().int().min(1900)

export const isStillToCome = (year: number | undefined, now: Date): boolean =>
  year !== undefined && year > now.getUTCFullYear()
