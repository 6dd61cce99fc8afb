import { branchesOf, type MessagePiece, PIECE, parseMessage } from './message.ts'

type MessageFile = Readonly<Record<string, string>>

/**
 * What is wrong with a module's message files, as sentences; empty when all is well. Every language must have
 * the keys of English, the same ICU arguments of the same kind, the same choices in each select, and words.
 */
export const checkCatalogue = (files: Readonly<Record<string, MessageFile>>): readonly string[] => {
  const { en, ...others } = files
  if (!en) return ['en.json is missing: English is the measure for the other languages.']
  return [
    ...valueProblems('en', en),
    ...Object.entries(others).flatMap(([language, file]) => [
      ...keyProblems(language, en, file),
      ...valueProblems(language, file),
      ...argumentProblems(language, en, file),
    ]),
  ]
}

const keyProblems = (language: string, en: MessageFile, file: MessageFile): readonly string[] => [
  ...Object.keys(en)
    .filter((key) => !(key in file))
    .map((key) => `${language}.json lacks “${key}”: translate it.`),
  ...Object.keys(file)
    .filter((key) => !(key in en))
    .map((key) => `${language}.json has “${key}”, which en.json does not: remove it or add it to en.json.`),
]

const valueProblems = (language: string, file: MessageFile): readonly string[] =>
  Object.entries(file).flatMap(([key, text]) => {
    if (text.trim() === '') return [`${language}.json: “${key}” is empty: write its words.`]
    if (/[şţŞŢ]/.test(text)) return [`${language}.json: “${key}” has ş or ţ with a cedilla: write ș and ț.`]
    try {
      parseMessage(text)
      return []
    } catch (error) {
      return [`${language}.json: “${key}” is not a valid ICU message (${String(error)}).`]
    }
  })

const argumentProblems = (language: string, en: MessageFile, file: MessageFile): readonly string[] =>
  Object.entries(file).flatMap(([key, text]) => {
    const expected = argumentsOf(en[key])
    const found = argumentsOf(text)
    if (!expected || !found || expected.join() === found.join()) return []
    return [
      `${language}.json: “${key}” has the arguments [${found.join(', ')}], en.json has [${expected.join(', ')}].`,
    ]
  })

/** Names and kinds, sorted; undefined when there is no readable message, which is reported elsewhere. */
const argumentsOf = (text: string | undefined): readonly string[] | undefined => {
  if (text === undefined) return undefined
  try {
    return [...new Set(parseMessage(text).flatMap(argumentsOfPiece))].sort()
  } catch {
    return undefined
  }
}

const argumentsOfPiece = (piece: MessagePiece): readonly string[] => {
  if (piece.type === PIECE.literal || piece.type === PIECE.pound) return []
  return [describe(piece), ...branchesOf(piece).flatMap(([, value]) => value.flatMap(argumentsOfPiece))]
}

// Plural branches differ between languages by right; the branches of a select are our own words and may not.
const describe = (piece: MessagePiece): string => {
  if (piece.type === PIECE.plural) return `${piece.value}: plural`
  if (piece.type === PIECE.select) return `${piece.value}: select ${choices(piece)}`
  if (piece.type === PIECE.number) return `${piece.value}: number`
  return 'value' in piece ? piece.value : ''
}

const choices = (piece: MessagePiece): string =>
  branchesOf(piece)
    .map(([name]) => name)
    .sort()
    .join('|')
