import { IntlMessageFormat } from 'intl-messageformat'

/** One piece of a parsed ICU message, as the parser gives it. */
export type MessagePiece = ReturnType<IntlMessageFormat['getAst']>[number]

/** The parser's numbers for its kinds of pieces; its own enum lives in a package we do not depend on. */
export const PIECE = {
  literal: 0,
  argument: 1,
  number: 2,
  date: 3,
  time: 4,
  select: 5,
  plural: 6,
  pound: 7,
} as const

/** `<` is plain text in our messages: markup belongs to components, never to translators. */
export const parseMessage = (message: string): readonly MessagePiece[] =>
  new IntlMessageFormat(message, 'en', undefined, { ignoreTag: true }).getAst()

/** The branches of a plural or select; none for every other piece. */
export const branchesOf = (piece: MessagePiece): readonly (readonly [string, readonly MessagePiece[]])[] =>
  'options' in piece ? Object.entries(piece.options).map(([name, option]) => [name, option.value]) : []
