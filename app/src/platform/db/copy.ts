import { once } from 'node:events'
import { Readable } from 'node:stream'
import type pg from 'pg'

/** The part of pg's connection that COPY needs; pg gives it to whatever is submitted as a query. */
type Wire = {
  readonly query: (text: string) => void
  readonly sendCopyFromChunk: (chunk: Buffer) => void
  readonly endCopyFrom: () => void
  readonly sendCopyFail: (reason: string) => void
  readonly stream: NodeJS.WritableStream & {
    readonly pause: () => void
    readonly resume: () => void
    readonly writableNeedDrain: boolean
  }
}

const ignore = (): void => undefined

/** What pg calls of a query; COPY has no rows. */
const nothingOf = {
  handleRowDescription: ignore,
  handleDataRow: ignore,
  handlePortalSuspended: ignore,
  handleEmptyQuery: ignore,
  handleCommandComplete: ignore,
}

/** `copy … to stdout` as a stream: the server is held back while nobody reads. */
export const copyOut = (client: pg.Client, text: string): Readable => {
  let wire: Wire | undefined
  const stream = new Readable({ read: () => wire?.stream.resume() })
  const query = {
    ...nothingOf,
    submit: (connection: Wire) => {
      wire = connection
      connection.query(text)
    },
    handleCopyData: ({ chunk }: { readonly chunk: Buffer }) => {
      // The parser uses its buffer again for what comes next.
      if (!stream.push(Buffer.from(chunk))) wire?.stream.pause()
    },
    handleCopyInResponse: (connection: Wire) => connection.sendCopyFail('this copy reads'),
    handleError: (error: Error) => {
      wire?.stream.resume()
      stream.destroy(error)
    },
    handleReadyForQuery: () => {
      // Nobody reads on after the end: held back, the connection would stay so for the next query.
      wire?.stream.resume()
      stream.push(null)
    },
  }
  client.query(query as unknown as pg.Submittable)
  return stream
}

export type CopyIn = {
  readonly write: (chunk: Buffer) => Promise<void>
  readonly end: () => Promise<void>
}

/** `copy … from stdin`, chunk by chunk; a chunk is taken once the socket has room for it. */
export const copyIn = async (client: pg.Client, text: string): Promise<CopyIn> => {
  let failed: Error | undefined
  let opened: (wire: Wire) => void
  let ended: () => void
  let broken: (error: Error) => void
  const ready = new Promise<Wire>((resolve, reject) => {
    opened = resolve
    broken = reject
  })
  const done = new Promise<void>((resolve) => {
    ended = resolve
  })
  const query = {
    ...nothingOf,
    submit: (connection: Wire) => connection.query(text),
    handleCopyData: ignore,
    handleCopyInResponse: (connection: Wire) => opened(connection),
    handleError: (error: Error) => {
      failed ??= error
      broken(error)
      ended()
    },
    handleReadyForQuery: () => ended(),
  }
  client.query(query as unknown as pg.Submittable)
  const wire = await ready
  const check = (): void => {
    if (failed !== undefined) throw failed
  }
  return {
    write: async (chunk) => {
      check()
      wire.sendCopyFromChunk(chunk)
      if (wire.stream.writableNeedDrain) await once(wire.stream, 'drain')
    },
    end: async () => {
      check()
      wire.endCopyFrom()
      await done
      check()
    },
  }
}
