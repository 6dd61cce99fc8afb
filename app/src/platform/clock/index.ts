/** Time is handed in, so that a test can move it and a rule never reads it behind our back. */
export type Clock = { readonly now: () => Date }

export const systemClock: Clock = { now: () => new Date() }

/** A clock that stands still until it is moved. */
export const movableClock = (start: Date): Clock & { readonly move: (milliseconds: number) => void } => {
  let current = start.getTime()
  return {
    now: () => new Date(current),
    move: (milliseconds) => {
      current += milliseconds
    },
  }
}

export const minutes = (n: number): number => n * 60_000
export const hours = (n: number): number => n * 3_600_000
export const days = (n: number): number => n * 86_400_000
