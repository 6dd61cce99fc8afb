import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import type { Hono } from 'hono'
import type { Env } from '../src/access/index.ts'
import { StartProblem } from './storage.ts'

export type Listening = { readonly port: number; readonly stop: () => Promise<void> }

/** Listens, and ends in order: no new connections, answers under way are finished, idle connections are closed. */
export const listen = (
  app: Pick<Hono<Env>, 'fetch'>,
  options: { readonly host: string; readonly port: number },
): Promise<Listening> =>
  new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: options.host, port: options.port }) as Server
    // A page of a paper over a slow telephone takes minutes; what is not a page of a paper is small.
    server.requestTimeout = 300_000
    server.headersTimeout = 10_000
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE'
      reject(
        taken
          ? new StartProblem(
              `Port ${options.port} is taken by another program. Choose another, for example: PORT=${options.port + 1} npm start`,
            )
          : error,
      )
    })
    server.once('listening', () => {
      resolve({
        port: (server.address() as AddressInfo).port,
        stop: () =>
          new Promise((stopped) => {
            server.close(() => stopped())
            server.closeIdleConnections()
            // What has not finished by then is cut off, so that the program does end.
            setTimeout(() => server.closeAllConnections(), 5_000).unref()
          }),
      })
    })
  })
