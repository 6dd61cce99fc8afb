import { timingSafeEqual } from 'node:crypto'
import type { Hono } from 'hono'
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client'
import type { Env } from '../src/access/index.ts'
import type { Services } from '../src/platform/services.ts'

export type Metrics = {
  readonly onAnswer: (facts: { method: string; route: string; status: number; seconds: number }) => void
  readonly text: () => Promise<string>
}

export const createMetrics = (): Metrics => {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const answers = new Histogram({
    name: 's4r_http_answer_seconds',
    help: 'Time from request to answer, in seconds, by route and status.',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  })
  return {
    onAnswer: ({ method, route, status, seconds }) =>
      answers.observe({ method, route, status: String(status) }, seconds),
    text: () => registry.metrics(),
  }
}

/** Any of them says that somebody else stands behind the peer. */
const proxyHeaders = [
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-real-ip',
  'forwarded',
  'via',
]

const isLoopback = (address: string): boolean => address === '::1' || /^(::ffff:)?127\./.test(address)

const bearerFits = (header: string | undefined, token: string | undefined): boolean => {
  if (header === undefined || token === undefined) return false
  const given = Buffer.from(header)
  const wanted = Buffer.from(`Bearer ${token}`)
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}

/** For those who run the platform: is it alive, is it ready, how is it doing. Outside the pages and the API, and without people's data. */
export const mountOperations = (
  app: Hono<Env>,
  services: Services,
  metrics: Metrics,
  isReady: () => boolean,
): void => {
  app.get('/healthz', (c) => c.text('alive\n'))
  app.get('/readyz', async (c) => {
    if (!isReady()) return c.text('starting\n', 503)
    const answered = await services.database
      .ping()
      .then(() => true)
      .catch(() => false)
    return answered ? c.text('ready\n') : c.text('the database does not answer\n', 503)
  })
  app.get('/metrics', async (c) => {
    const peer: string = c.env?.incoming?.socket?.remoteAddress ?? ''
    const direct = isLoopback(peer) && proxyHeaders.every((name) => c.req.header(name) === undefined)
    const { metricsToken } = services.config
    const allowed =
      metricsToken === undefined ? direct : bearerFits(c.req.header('authorization'), metricsToken)
    if (!allowed) return c.text('Nothing here.\n', 404)
    return c.body(await metrics.text(), 200, { 'Content-Type': 'text/plain; version=0.0.4' })
  })
}
