import { describe, expect, it } from 'vitest'
import { clientAddress, isForged, proxyTrust, securityHeaders } from './guard.ts'

const own = ['https://s4r.example']

describe('forged requests', () => {
  it.each([
    ['POST', { 'sec-fetch-site': 'same-origin' }, false],
    ['POST', { origin: 'https://s4r.example' }, false],
    ['POST', { 'sec-fetch-site': 'cross-site', origin: 'https://s4r.example' }, true],
    ['POST', { 'sec-fetch-site': 'same-site' }, true],
    ['POST', { 'sec-fetch-site': 'none' }, true],
    ['POST', { origin: 'https://evil.example' }, true],
    ['POST', { origin: 'null' }, true],
    ['DELETE', {}, true],
    ['GET', { 'sec-fetch-site': 'cross-site' }, false],
  ])('%s with %o: forged is %s', (method, headers, forged) => {
    expect(isForged(method, new Headers(headers), own)).toBe(forged)
  })
})

describe('the caller’s address', () => {
  const trusts = proxyTrust(['127.0.0.1', '10.0.0.0/8', '::1'])
  it.each([
    ['203.0.113.7', '198.51.100.1', '203.0.113.7', 'a stranger cannot speak for another'],
    ['127.0.0.1', '198.51.100.1', '198.51.100.1', 'our proxy names its caller'],
    ['::ffff:10.1.2.3', '6.6.6.6, 198.51.100.1, 10.9.9.9', '198.51.100.1', 'only hops of ours are skipped'],
    ['127.0.0.1', null, '127.0.0.1', 'a proxy that says nothing is the caller'],
  ])('from %s saying %s is %s: %s', (peer, forwarded, address, _why) => {
    expect(clientAddress(peer, forwarded, trusts)).toBe(address)
  })
})

describe('headers', () => {
  it('allow no inline code, no other origin and no framing', () => {
    const policy = securityHeaders(true)['Content-Security-Policy'] ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toMatch(/unsafe|https?:|nonce|\*/)
  })

  it('demand TLS for ever only where there is TLS', () => {
    expect(securityHeaders(true)['Strict-Transport-Security']).toBeDefined()
    expect(securityHeaders(false)['Strict-Transport-Security']).toBeUndefined()
  })
})
