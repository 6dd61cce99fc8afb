import { Secret, TOTP } from 'otpauth'
import { renderSVG } from 'uqr'

const period = 30

/** What every authenticator app understands: SHA-1, thirty seconds, six digits. */
const totp = (secret: string, label: string): TOTP =>
  new TOTP({
    issuer: 'Share4Rare',
    label,
    secret: Secret.fromBase32(secret),
    algorithm: 'SHA1',
    digits: 6,
    period,
  })

/** 160 bits, as letters somebody can type. */
export const newSecret = (): string => new Secret({ size: 20 }).base32

export const isSixDigits = (code: string): boolean => /^\d{6}$/.test(code)

/** How somebody typed it: apps show it in groups. */
export const plainCode = (code: string): string => code.replaceAll(/[\s\-–]/g, '')

/** The step a code belongs to, one step of drift either way; nothing for a wrong one. */
export const stepOf = (secret: string, code: string, now: Date): number | undefined => {
  const timestamp = now.getTime()
  const delta = totp(secret, '').validate({ token: code, timestamp, window: 1 })
  return delta === null ? undefined : TOTP.counter({ period, timestamp }) + delta
}

/** What an app would show. */
export const codeAt = (secret: string, now: Date): string =>
  totp(secret, '').generate({ timestamp: now.getTime() })

export type SecretShown = { readonly secret: string; readonly uri: string; readonly picture: string }

/** The secret in groups of four, and as a picture for the phone's camera. */
export const secretShown = (secret: string, nickname: string): SecretShown => {
  const uri = totp(secret, nickname).toString()
  return {
    secret: secret.match(/.{1,4}/g)?.join(' ') ?? secret,
    uri,
    picture: `data:image/svg+xml;base64,${Buffer.from(renderSVG(uri, { border: 2 })).toString('base64')}`,
  }
}
