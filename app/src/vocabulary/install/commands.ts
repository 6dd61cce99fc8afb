import { parseArgs } from 'node:util'
import type pg from 'pg'
import { ReleaseError } from '../releases/release-error.ts'
import type { Vocabulary } from '../snapshot.ts'
import { downloadReleases } from './download.ts'
import { type InstallReport, installVocabulary } from './install-vocabulary.ts'
import { findReleaseFiles } from './release-kinds.ts'
import { type Download, downloads } from './releases.config.ts'
import type { StoredCodes } from './remap.ts'

export type InstallCommand = {
  readonly owner: pg.ClientConfig
  readonly args: readonly string[]
  readonly now: Date
  /** Where modules store ids that must follow. */
  readonly stored: readonly StoredCodes[]
  /** Downloads are kept here, so that a broken one goes on. */
  readonly folder: string
  /** Answers, to standard output. */
  readonly print: (line: string) => void
  /** Progress and what went wrong, to standard error. */
  readonly say: (line: string) => void
  /** Instead of the official addresses. */
  readonly from?: readonly Download[]
}

/** `vocabulary install [--from DIR]`. Returns the exit code. */
export async function installCommand(command: InstallCommand): Promise<number> {
  const { owner, now, stored, print, say } = command
  const from = folderGiven(command.args)
  if (from === 'wrong') {
    say('Usage: vocabulary install [--from DIR]')
    return 2
  }
  try {
    const files =
      from === undefined
        ? await downloadReleases(command.from ?? downloads, { folder: command.folder, progress: say })
        : await findReleaseFiles(from)
    const report = await installVocabulary({ owner, now, stored, files, progress: say })
    for (const line of reportLines(report)) print(line)
    return 0
  } catch (cause) {
    if (!(cause instanceof ReleaseError) && !isAbsent(cause)) throw cause
    say(cause instanceof ReleaseError ? whereOf(cause) : `There is no folder ${from}.`)
    say('Nothing was changed.')
    return 1
  }
}

/** `vocabulary status`. */
export function statusCommand(command: {
  readonly vocabulary: Pick<Vocabulary, 'release' | 'sources'>
  readonly print: (line: string) => void
}): number {
  const { release, sources } = command.vocabulary
  command.print(`${release.kind} vocabulary, installed ${release.installedAt.toISOString()}`)
  for (const { kind, file, version, rows, sha256, takenFrom } of sources) {
    command.print([kind, file, version, `${rows} rows`, sha256, takenFrom].join('\t'))
  }
  return 0
}

function folderGiven(args: readonly string[]): string | undefined | 'wrong' {
  try {
    return parseArgs({ args: [...args], options: { from: { type: 'string' } } }).values.from
  } catch {
    return 'wrong'
  }
}

function reportLines(report: InstallReport): readonly string[] {
  return [
    `Installed ${report.terms} terms with ${report.names} names, ${report.diseases} diseases, ${report.annotations} annotations, ${report.genes} gene links.`,
    ...(report.leftOut > 0
      ? [`${report.leftOut} annotations of terms without replacement were left out.`]
      : []),
    ...report.moved.map(
      ({ what, from, to, rows }) => `Moved in ${what}: ${from} is now ${to} (${rows} rows).`,
    ),
    ...(report.moved.length === 0 ? ['Nothing that people stored had to move.'] : []),
  ]
}

function whereOf({ file, line, sentence }: ReleaseError): string {
  return line > 0 ? `${file}, line ${line}: ${sentence}` : sentence
}

function isAbsent(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === 'ENOENT'
}
