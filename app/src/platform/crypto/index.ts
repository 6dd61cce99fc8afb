export { type KeyFileOptions, readKeyFile } from './key-file.ts'
export { hashPassword, pretendToVerify, verifyPassword } from './password.ts'
export { hashOfToken, newToken } from './token.ts'
export { createVault, type DataKey, type Place, SealBroken, type Vault, type WrappedKey } from './vault.ts'
