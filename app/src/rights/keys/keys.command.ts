import type pg from 'pg'
import type { Config } from '../../platform/config/index.ts'
import { forgetRetired, rotateKeys } from './rotate-keys.ts'

type Ground = { readonly owner: pg.ClientConfig; readonly config: Config; readonly now: Date }
type Answer = { readonly code: 0 | 1; readonly sentence: string }

/** `keys rotate [--prepare]` */
export const keysRotate = async (
  { owner, config: { keyFile }, now }: Ground,
  args: readonly string[],
): Promise<Answer> => {
  const rotated = await rotateKeys({ owner, keyFile, now, prepare: args.includes('--prepare') })
  if (!rotated.ok) return { code: 1, sentence: String(rotated.problem.values?.sentence) }
  const { version, rewrapped, checked, prepared } = rotated.value
  if (prepared) {
    return {
      code: 0,
      sentence: `Version ${version} of the key is in ${keyFile}, and wraps nothing yet. Bring the file to every node, then run: npm run s4r -- keys rotate`,
    }
  }
  return {
    code: 0,
    sentence: `Version ${version} of the key wraps everything: ${rewrapped} keys were wrapped again, all ${checked} were opened with it alone. Copy ${keyFile} to where you keep it. Older versions are retired; keep a copy of them for as long as you keep older backups.`,
  }
}

/** `keys forget-retired` */
export const keysForgetRetired = async ({
  config: { keyFile },
  now,
}: Omit<Ground, 'owner'>): Promise<Answer> => {
  const found = await forgetRetired(keyFile, now)
  if (!found.ok) return { code: 1, sentence: String(found.problem.values?.sentence) }
  const { gone, kept } = found.value
  const went =
    gone.length === 0 ? 'No key was taken out.' : `Taken out of ${keyFile}: version ${gone.join(', ')}.`
  const stays =
    kept.length === 0
      ? ''
      : ` Version ${kept.join(', ')} was retired less than 35 days ago, and still opens mail that waits.`
  return { code: 0, sentence: `${went}${stays}` }
}
