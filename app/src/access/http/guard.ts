import { BlockList, isIPv6 } from 'node:net'

/** Sent with every answer. No nonces: scripts and styles are files of our own, so a cached page keeps working. */
export const securityHeaders = (secure: boolean): Readonly<Record<string, string>> => ({
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'",
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'same-origin',
  'Permissions-Policy':
    'camera=(self), geolocation=(), microphone=(), payment=(), usb=(), interest-cohort=()',
  ...(secure ? { 'Strict-Transport-Security': 'max-age=63072000; includeSubDomains' } : {}),
})

/**
 * Cross-site request forgery: an unsafe request must come from our own pages. Browsers say so in Sec-Fetch-Site, older
 * ones in Origin; a request that says neither is refused.
 */
export const isForged = (method: string, headers: Headers, ownOrigins: readonly string[]): boolean => {
  if (method === 'GET' || method === 'HEAD' || method === 'OPTIONS') return false
  const site = headers.get('sec-fetch-site')
  if (site !== null) return site !== 'same-origin'
  const origin = headers.get('origin')
  return origin === null || !ownOrigins.includes(origin)
}

/** Which peers may tell us, in X-Forwarded-For, who is behind them. */
export const proxyTrust = (networks: readonly string[]): ((address: string) => boolean) => {
  const list = new BlockList()
  for (const network of networks) {
    const [base = '', bits] = network.split('/')
    const family = isIPv6(base) ? 'ipv6' : 'ipv4'
    if (bits === undefined) list.addAddress(base, family)
    else list.addSubnet(base, Number(bits), family)
  }
  return (address) => list.check(address, isIPv6(address) ? 'ipv6' : 'ipv4')
}

/** The caller's address: the last hop that is not a proxy of ours. */
export const clientAddress = (
  peer: string,
  forwarded: string | null,
  trusts: (address: string) => boolean,
): string => {
  const hops = (forwarded ?? '').split(',').map((hop) => hop.trim().replace(/^::ffff:/, ''))
  let current = peer.replace(/^::ffff:/, '')
  while (trusts(current)) {
    const before = hops.pop()
    if (before === undefined || before === '') return current
    current = before
  }
  return current
}
