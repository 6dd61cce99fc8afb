/** What one sent file may be. A phone's photograph is 2 to 8 MB and 12 to 50 million pixels. */
export const limits = {
  bytes: 15 * 1024 * 1024,
  pixels: 64_000_000,
  pages: 20,
  /** The longer side of a page as it is kept: small print stays readable, a page weighs a few hundred KB. */
  side: 2400,
} as const

export const refusals = [
  'too-large',
  'type-unknown',
  'picture-too-large',
  'too-many-pages',
  'pdf-locked',
  'carries-script',
  'two-kinds',
  'unreadable',
  'too-heavy',
  'busy',
] as const

/** Why a file was not taken. Each has a sentence that tells the next step. */
export type UploadRefusal = (typeof refusals)[number]
