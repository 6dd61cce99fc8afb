import { z } from 'zod'

/** What a page needs to ask for a passkey. */
export const passkeyAsked = z.object({ options: z.string(), challenge: z.string() })

/** What its form sends back. */
export const passkeyForm = z.object({
  passkey: z.string().min(1).max(20_000),
  challenge: z.string().max(2000),
})

/** A form where a code does as well. */
export const factorForm = z.object({
  code: z.string().max(60).optional(),
  passkey: passkeyForm.shape.passkey.or(z.literal('')).optional(),
  challenge: passkeyForm.shape.challenge.optional(),
})
