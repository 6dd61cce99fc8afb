import { hours, minutes } from '../../platform/clock/index.ts'

/** Safety figure B5, in milliseconds: how long a session lasts in all, and how long without being used. */
export const limits = {
  member: { absolute: hours(24), idle: hours(1) },
  staff: { absolute: hours(12), idle: minutes(15) },
} as const

/** A session's last use is written down at most this often, so that reading pages does not write on every click. */
export const touchEverySeconds = 60

export const seconds = (milliseconds: number): number => Math.round(milliseconds / 1000)
