import type { Hono } from 'hono'
import { createWeb, type Env, kernelPages } from '../src/access/index.ts'
import { actorOf } from '../src/people/index.ts'
import type { Services } from '../src/platform/services.ts'
import { mountAssets } from './assets.ts'
import { demoModule } from './demo/demo.routes.tsx'
import { type Metrics, mountOperations } from './metrics.ts'
import { operations, routes } from './modules.ts'
import { footer, navigation } from './navigation.ts'

export type WebParts = {
  readonly services: Services
  readonly metrics: Metrics
  readonly assetsDirectory: string
  readonly isReady: () => boolean
}

/** The whole web application: every module's operations and, in the embedded demo alone, its fictional people. */
export const composeWeb = ({ services, metrics, assetsDirectory, isReady }: WebParts): Hono<Env> => {
  const demo = services.config.demo ? [demoModule] : []
  return createWeb({
    services,
    operations: [...operations, ...demo.flatMap((module) => module.operations)],
    routes: [...routes, ...demo.flatMap((module) => module.routes)],
    pages: kernelPages,
    nav: navigation,
    footer: (locale) => footer(locale, services.config.demo),
    actorOf: (session) => actorOf(services, session),
    mountFirst: (app) => {
      mountAssets(app, assetsDirectory)
      mountOperations(app, services, metrics, isReady)
    },
    onAnswer: metrics.onAnswer,
  })
}
