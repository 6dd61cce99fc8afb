import type { Visit } from '../../access/index.ts'
import { ok, type Result, refuse } from '../../platform/result/index.ts'
import { type ReadPage, readUpload, uploadLimits } from '../../platform/uploads/index.ts'
import { scanForViruses } from '../../platform/virus-scan/index.ts'

type Sent = { readonly pages: readonly ReadPage[]; readonly scanned: boolean }

/** Everything a form sent, scanned where a scanner is set, and read apart: one list of pages, or why not. */
export const readSent = async (visit: Visit): Promise<Result<Sent>> => {
  const { sent, tooLarge } = visit.files
  const refused = (code: string, values: Readonly<Record<string, string | number>> = {}) =>
    refuse(code, { field: 'pages', values })
  if (tooLarge) return refused('too-large-together')
  if (sent.length === 0) return refused('no-file')
  const pages: ReadPage[] = []
  let scanned = true
  for (const { bytes } of sent) {
    const url = visit.services.config.clamavUrl
    const answer = url === undefined ? 'clean' : await scanForViruses(url, bytes)
    if (answer === 'infected') return refused('infected')
    if (answer === 'down') scanned = false
    const read = await readUpload(bytes)
    if (!read.ok) return refused(read.problem.code, read.problem.values)
    pages.push(...read.value)
    if (pages.length > uploadLimits.pages) return refused('too-many-pages', { found: pages.length })
  }
  return ok({ pages, scanned })
}
