import { type Result, refuse } from '../../platform/result/index.ts'
import type { Services } from '../../platform/services.ts'

/** As many as Node has threads for it; further ones would only wait there, each with a database connection in hand. */
const mostAtOnce = 4
const mostWaiting = 200

let busy = 0
const waiting: (() => void)[] = []

/**
 * Checking a password costs 46 MiB and a tenth of a second, inside a transaction. Taken before its first statement (a
 * transaction takes its connection there), a turn keeps a burst of sign-ins from holding every connection of the pool:
 * half of them stay for everybody else. Where the line is too long to be worth waiting in, one is asked to come back.
 */
export const inPasswordTurn = async <T>(
  { config }: { readonly config: Pick<Services['config'], 'databasePool'> },
  act: () => Promise<Result<T>>,
): Promise<Result<T>> => {
  const atOnce = Math.max(1, Math.min(mostAtOnce, Math.floor(config.databasePool / 2)))
  if (busy < atOnce) busy += 1
  else {
    if (waiting.length >= mostWaiting) return refuse('wait', { values: { seconds: 5 } })
    // Whoever finishes hands their turn on, so the count stays.
    await new Promise<void>((resolve) => waiting.push(resolve))
  }
  try {
    return await act()
  } finally {
    const next = waiting.shift()
    if (next === undefined) busy -= 1
    else next()
  }
}
