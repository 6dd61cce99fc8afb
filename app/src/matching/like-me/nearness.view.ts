import { z } from 'zod'
import type { Nearness } from '../engine/asked.ts'
import { oftenBands, oftenOf } from '../engine/how-often-right.ts'

/** How well somebody's diagnosis fits the asker's symptoms; `none` without a diagnosis, or with one nobody described. */
export const fits = ['well', 'partly', 'little', 'none'] as const
export type Fit = (typeof fits)[number]

export const nearnessFields = {
  /** Symptoms and diagnosis together: what orders the list. */
  score: z.number(),
  /** The symptoms alone: what words and the map tell. */
  likeness: z.number(),
  fit: z.enum(fits),
  /** How often such a match shared the diagnosis among published cases. */
  often: z.enum(oftenBands),
} as const

export const fitOf = (fit: number): Fit => {
  if (fit === 0) return 'none'
  if (fit >= 0.5) return 'well'
  return fit >= 0.1 ? 'partly' : 'little'
}

export const nearnessTold = ({ score, likeness, fit, right }: Nearness) => ({
  score: roundedScore(score),
  likeness: roundedScore(likeness),
  fit: fitOf(fit),
  often: oftenOf(right),
})

/** Two digits are enough for a picture, and tell nothing the reasons do not. */
const roundedScore = (score: number): number => Math.round(score * 100) / 100
