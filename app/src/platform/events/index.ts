import pg from 'pg'
import { z } from 'zod'
import type { HealthTrx, KeeperTrx, Trx } from '../db/index.ts'
import type { Log } from '../log/index.ts'
import { insertEvent } from './outbox.sql.ts'

/** A fact in the past tense that other modules may react to. Payloads carry ids and codes of states, never anybody's words. */
export type EventKind<P extends Readonly<Record<string, string>>> = {
  readonly name: string
  readonly payload: z.ZodType<P>
}

export const eventKind = <P extends Readonly<Record<string, string>>>(
  name: string,
  payload: z.ZodType<P>,
): EventKind<P> => ({
  name,
  payload,
})

/** Writes an event into the outbox in the act's own transaction: it is heard if, and only if, the act commits. */
export const publish = async <P extends Readonly<Record<string, string>>>(
  trx: Trx | HealthTrx | KeeperTrx,
  kind: EventKind<P>,
  payload: P,
): Promise<void> => {
  await insertEvent(trx, kind.name, payload)
}

export type Listener = { readonly name: string; readonly hear: (payload: unknown) => void }

/** Binds a handler to an event kind; what does not fit the kind's schema is not heard. */
export const listener = <P extends Readonly<Record<string, string>>>(
  kind: EventKind<P>,
  hear: (payload: P) => void,
): Listener => ({
  name: kind.name,
  hear: (payload) => {
    const parsed = kind.payload.safeParse(payload)
    if (parsed.success) hear(parsed.data)
  },
})

export type Feed = {
  /** Once it listens and caught up: whatever happens from then on is heard. Fails where it never came to that. */
  readonly following: Promise<void>
  readonly close: () => Promise<void>
}

const announced = z.object({ name: z.string(), payload: z.unknown() })

/**
 * Follows the outbox of every node through LISTEN, for what is kept in memory. It can miss events while the connection is
 * down, so `caughtUp` is called after each (re)connection: rebuild there. Durable reactions are jobs, not listeners.
 */
export const followEvents = (options: {
  readonly connection: pg.ClientConfig
  readonly listeners: readonly Listener[]
  readonly caughtUp: () => Promise<void>
  readonly log: Log
}): Feed => {
  let closed = false
  let client: pg.Client | undefined
  let retry: NodeJS.Timeout | undefined
  const hear = (text: string): void => {
    const parsed = announced.safeParse(JSON.parse(text))
    if (!parsed.success) return
    for (const one of options.listeners) if (one.name === parsed.data.name) one.hear(parsed.data.payload)
  }
  const again = (error: unknown): void => {
    if (closed || retry !== undefined) return
    options.log.warn({ error: String(error) }, 'event feed lost; connecting again')
    retry = setTimeout(() => {
      retry = undefined
      connect().catch(again)
    }, 500)
  }
  const connect = async (): Promise<void> => {
    const fresh = new pg.Client(options.connection)
    fresh.on('error', again)
    fresh.on('end', () => again('connection ended'))
    fresh.on('notification', (message) => hear(message.payload ?? '{}'))
    await fresh.connect()
    await fresh.query('listen s4r_events')
    client = fresh
    await options.caughtUp()
  }
  return {
    following: connect(),
    close: async () => {
      closed = true
      clearTimeout(retry)
      await client?.end()
    },
  }
}
