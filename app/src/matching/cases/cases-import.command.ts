import type { Services } from '../../platform/services.ts'
import { type ImportReport, importCases } from './import-cases.ts'

const usage = 'Usage: npm run s4r -- cases import FILE.tsv[.gz] [--except CASE_ID]…'

type Wish = { readonly file: string; readonly except: readonly string[] }

const wishOf = (args: readonly string[]): Wish | undefined => {
  const files: string[] = []
  const except: string[] = []
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] ?? ''
    if (arg !== '--except') files.push(arg)
    else except.push(args[++at] ?? '')
  }
  const [file] = files
  const fits = files.length === 1 && file?.startsWith('-') === false && !except.includes('')
  return fits ? { file, except } : undefined
}

const summary = ({ added, changed, unchanged, heldBack, skipped }: ImportReport): string => {
  const rest = [
    `${unchanged} were as they are`,
    ...(heldBack > 0 ? [`${heldBack} held back`] : []),
    `${skipped.length} skipped`,
  ].join(', ')
  if (added + changed === 0) return `Nothing changed: ${rest}.`
  return `${added} published cases added, ${changed} changed, ${rest}.`
}

/** `cases import FILE [--except CASE_ID]…`: says what it leaves out, line by line, and ends with what it did. */
export const casesImport = async (
  services: Services,
  args: readonly string[],
  print: (line: string) => void,
): Promise<{ readonly code: 0 | 1; readonly sentence: string }> => {
  const wish = wishOf(args)
  if (wish === undefined) return { code: 1, sentence: usage }
  const result = await importCases(services, wish.file, {
    except: wish.except,
    onProgress: (done, total) => print(`${done} of ${total} cases`),
  })
  if (!result.ok) {
    const { file = wish.file, reason = '' } = result.problem.values ?? {}
    const sentence =
      result.problem.code === 'unreadable'
        ? `${file} could not be read: ${reason}. Nothing was changed.`
        : `${file} is not a table of published cases: its first line must name the columns case_id, pmid, cohort, sex, age, present, excluded, disease, disease_equiv, genes and variants. Nothing was changed.`
    return { code: 1, sentence }
  }
  for (const { line, reason } of result.value.skipped) print(`Line ${line} was skipped: ${reason}.`)
  return { code: 0, sentence: summary(result.value) }
}
