import { Hono } from 'hono'
import { createWeb, kernelPages, securityHeaders } from '../src/access/index.ts'
import { actorOf } from '../src/people/index.ts'
import type { Services } from '../src/platform/services.ts'
import { mountAssets } from './assets.ts'
import { type Metrics, mountOperations } from './metrics.ts'
import { operations, routes } from './modules.ts'
import { navigation } from './navigation.ts'

export type WebParts = {
  readonly services: Services
  readonly metrics: Metrics
  readonly assetsDirectory: string
  readonly isReady: () => boolean
}

/** The whole web application: built files and probes first, so that neither costs a look at the session; then operations. */
export const composeWeb = ({ services, metrics, assetsDirectory, isReady }: WebParts): Hono => {
  const app = new Hono()
  const headers = Object.entries(securityHeaders(services.config.publicUrl.startsWith('https:')))
  app.use(async (c, next) => {
    await next()
    for (const [name, value] of headers) c.res.headers.set(name, value)
  })
  mountAssets(app, assetsDirectory)
  mountOperations(app, services, metrics, isReady)
  app.route(
    '/',
    createWeb({
      services,
      operations,
      routes,
      pages: kernelPages,
      nav: navigation,
      actorOf: (session) => actorOf(services, session),
      onAnswer: metrics.onAnswer,
    }),
  )
  return app
}
