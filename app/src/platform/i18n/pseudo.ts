import { branchesOf, type MessagePiece, PIECE } from './message.ts'

const PLAIN = 'aceginorsuyACEGINORSUY'
const ACCENTED = 'åçéĝîñöŕšüýÅÇÉĜÎÑÖŔŠÜÝ'
const FILLER = 'łöñĝéŕ ŵöŕðš ƒîţ ţöö '

/**
 * English as a long foreign language, so that a person who reads English can see which words are not in the
 * message files and where 40 % more text breaks a page. Arguments stay untouched: they are data.
 */
export const pseudoLocalise = (pieces: readonly MessagePiece[]): MessagePiece[] => [
  literal('⟦'),
  ...pieces.map(accentPiece),
  literal(`${filler(literalLength(pieces))}⟧`),
]

const literal = (value: string): MessagePiece => ({ type: PIECE.literal, value })

const accentPiece = (piece: MessagePiece): MessagePiece => {
  if (piece.type === PIECE.literal) return { ...piece, value: accent(piece.value) }
  if (!('options' in piece)) return piece
  const options = Object.fromEntries(
    branchesOf(piece).map(([name, value]) => [name, { value: value.map(accentPiece) }]),
  )
  return { ...piece, options } as MessagePiece
}

const accent = (text: string): string =>
  Array.from(text, (letter) => {
    const index = PLAIN.indexOf(letter)
    return index < 0 ? letter : (ACCENTED[index] ?? letter)
  }).join('')

/** Length of the words a reader sees: of a plural or select, its longest branch. */
const literalLength = (pieces: readonly MessagePiece[]): number =>
  pieces.reduce((total, piece) => {
    if (piece.type === PIECE.literal) return total + piece.value.length
    return total + Math.max(0, ...branchesOf(piece).map(([, value]) => literalLength(value)))
  }, 0)

const filler = (length: number): string => {
  const extra = Math.ceil(length * 0.4)
  return extra === 0
    ? ''
    : ` ${FILLER.repeat(Math.ceil(extra / FILLER.length))
        .slice(0, extra)
        .trim()}`
}
