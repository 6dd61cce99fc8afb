export { type KeyFileOptions, readKeyFile, readKeyFileNow, replaceKeyFile } from './key-file.ts'
export {
  currentOf,
  type KeyRing,
  oneKey,
  withNewKey,
  withoutRetired,
  withRetired,
} from './key-ring.ts'
export { hashPassword, pretendToVerify, verifyPassword } from './password.ts'
export { hashOfToken, newToken } from './token.ts'
export { createVault, type DataKey, type Place, SealBroken, type Vault, type WrappedKey } from './vault.ts'
