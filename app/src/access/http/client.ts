import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Client, Held } from '../operation.ts'
import { deviceNamedBy } from './device.ts'

const cookieNames: Readonly<Record<Held, string>> = {
  session: 's4r',
  'second-step': 's4r-second-step',
  device: 's4r-device',
  registration: 's4r-registration',
  'try-out': 's4r-try-out',
}
const maxAges: Readonly<Record<Held, number>> = {
  session: 24 * 3600,
  'second-step': 600,
  device: 365 * 24 * 3600,
  registration: 30 * 24 * 3600,
  'try-out': 24 * 3600,
}

/** Cookies are HttpOnly, SameSite=Lax and, behind TLS, Secure under the `__Host-` prefix, which no subdomain can forge. */
export const browserClient = (c: Context, address: string, secure: boolean): Client => {
  const name = (held: Held): string => (secure ? `__Host-${cookieNames[held]}` : cookieNames[held])
  return {
    address,
    device: deviceNamedBy(c.req.header('user-agent') ?? ''),
    held: (held) => getCookie(c, name(held)),
    keep: (held, value) =>
      setCookie(c, name(held), value, {
        httpOnly: true,
        secure,
        sameSite: 'Lax',
        path: '/',
        maxAge: maxAges[held],
      }),
    forget: (held) => {
      deleteCookie(c, name(held), { path: '/', secure })
    },
  }
}
