import { mkdir, open, rename, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { ReleaseError } from '../releases/release-error.ts'
import { fileDigest } from './digest.ts'
import type { ReleaseFile } from './release-kinds.ts'
import type { Download } from './releases.config.ts'

export type DownloadOptions = {
  readonly folder: string
  readonly progress: (step: string) => void
  /** A connection that gives nothing for so long is given up; what came is kept for the next try. */
  readonly patienceMs?: number
}

/**
 * Fetches each file into the folder. What is half there is continued where it stopped, if the server still has
 * the same file; a finished download replaces the former one at once, by renaming.
 */
export async function downloadReleases(
  wanted: readonly Download[],
  options: DownloadOptions,
): Promise<readonly ReleaseFile[]> {
  await mkdir(options.folder, { recursive: true })
  const files: ReleaseFile[] = []
  for (const download of wanted) {
    const path = join(options.folder, download.file)
    await fetchOne(download, path, options)
    files.push({ kind: download.kind, path, takenFrom: download.url })
  }
  return files
}

async function fetchOne(download: Download, path: string, options: DownloadOptions): Promise<void> {
  const part = `${path}.part`
  const refuse = (sentence: string): never => {
    throw new ReleaseError({ file: download.file, line: 0, sentence: `${download.url}: ${sentence}` })
  }
  const have = await sizeOf(part)
  const headers = have > 0 ? { Range: `bytes=${have}-`, ...(await sameVersion(part)) } : {}
  const quiet = AbortSignal.timeout(options.patienceMs ?? 600_000)
  const response = await fetch(download.url, { headers, signal: quiet }).catch((cause: unknown) =>
    refuse(`the address does not answer (${reasonOf(cause)}). Try again, or give the files with --from.`),
  )
  if (!response.ok)
    refuse(`the server answered ${response.status}. Try again later, or give the files with --from.`)
  const goesOn = response.status === 206
  const before = goesOn ? have : 0
  const whole = before + Number(response.headers.get('content-length') ?? 0)
  await rememberVersion(part, response.headers.get('etag'))
  const file = await open(part, goesOn ? 'a' : 'w')
  let got = before
  let said = -1
  try {
    for await (const chunk of response.body ?? []) {
      await file.write(chunk)
      got += chunk.length
      const tenth = whole > before ? Math.floor((got / whole) * 10) : Math.floor(got / 5_000_000)
      if (tenth !== said)
        options.progress(
          `Downloading ${download.file}: ${shown(got)}${whole > before ? ` of ${shown(whole)}` : ''}`,
        )
      said = tenth
    }
  } catch (cause) {
    refuse(
      `the connection broke after ${shown(got)} (${reasonOf(cause)}). Run the command again: it goes on from there.`,
    )
  } finally {
    await file.close()
  }
  if (download.sha256 !== undefined && (await fileDigest(part)) !== download.sha256) {
    await rename(part, `${path}.refused`)
    refuse('the file is not the one the configuration names: its checksum differs.')
  }
  await rename(part, path)
}

/** The server's mark of the version the half file belongs to: another version is fetched anew, never mixed. */
async function sameVersion(part: string): Promise<{ readonly 'If-Range'?: string }> {
  const file = await open(`${part}.etag`).catch(() => undefined)
  if (file === undefined) return {}
  const etag = await file.readFile('utf8')
  await file.close()
  return etag === '' ? {} : { 'If-Range': etag }
}

async function rememberVersion(part: string, etag: string | null): Promise<void> {
  const file = await open(`${part}.etag`, 'w')
  // Weak marks may not be used with If-Range.
  await file.writeFile(etag === null || etag.startsWith('W/') ? '' : etag)
  await file.close()
}

async function sizeOf(path: string): Promise<number> {
  return stat(path).then(
    ({ size }) => size,
    () => 0,
  )
}

function shown(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`
}

function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause)
  return cause.cause instanceof Error ? cause.cause.message : cause.message
}
