import { randomInt } from 'node:crypto'
import type { Services } from '../../platform/services.ts'

const howMany = 10
/** Without those that look like another: no i, l, o, u, no 0 and 1. */
const signs = 'abcdefghjkmnpqrstvwxyz23456789'
const length = 12

const newCode = (): string =>
  Array.from({ length }, () => signs[randomInt(signs.length)])
    .join('')
    .replace(/(.{4})(?=.)/g, '$1-')

/** Shown once and kept only as keyed hashes: each has 58 random bits, so no slow hash is needed. */
export const newRecoveryCodes = (): readonly string[] => Array.from({ length: howMany }, newCode)

export const plainRecoveryCode = (code: string): string => code.toLowerCase().replaceAll(/[^a-z0-9]/g, '')

export const isRecoveryCode = (code: string): boolean => plainRecoveryCode(code).length === length

export const hashOfRecoveryCode = (
  services: Pick<Services, 'vault'>,
  accountId: string,
  code: string,
): Buffer => services.vault.fingerprint('people.recovery_code', `${accountId} ${plainRecoveryCode(code)}`)
