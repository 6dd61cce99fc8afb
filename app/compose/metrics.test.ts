import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import type { Env } from '../src/access/index.ts'
import type { Services } from '../src/platform/services.ts'
import { createMetrics, mountOperations } from './metrics.ts'

const statusFor = async (
  peer: string,
  headers: Readonly<Record<string, string>>,
  metricsToken?: string,
): Promise<number> => {
  const app = new Hono<Env>()
  // The metrics ask nothing of the services but this setting.
  const services = { config: { metricsToken } } as unknown as Services
  mountOperations(app, services, createMetrics(), () => true)
  const env = { incoming: { socket: { remoteAddress: peer } } }
  return (await app.request('/metrics', { headers }, env)).status
}

describe('the metrics', () => {
  it('are for the machine itself, where no token is set', async () => {
    expect(await statusFor('127.0.0.1', {})).toBe(200)
    expect(await statusFor('::ffff:127.0.0.1', {})).toBe(200)
    expect(await statusFor('192.0.2.7', {})).toBe(404)
  })

  it.each(['X-Forwarded-For', 'X-Forwarded-Proto', 'X-Real-IP', 'Forwarded', 'Via'])(
    'are not for what a proxy on this machine passes on (%s)',
    async (name) => {
      expect(await statusFor('127.0.0.1', { [name]: 'for=192.0.2.7' })).toBe(404)
    },
  )

  it('ask for the token where one is set, on this machine too', async () => {
    const token = 'a-token-of-some-length-here'
    expect(await statusFor('127.0.0.1', {}, token)).toBe(404)
    expect(await statusFor('192.0.2.7', { Authorization: `Bearer ${token}x` }, token)).toBe(404)
    expect(await statusFor('192.0.2.7', { Authorization: `Bearer ${token}` }, token)).toBe(200)
  })
})
