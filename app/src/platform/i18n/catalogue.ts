import { IntlMessageFormat } from 'intl-messageformat'
import { type Locale, languageTagOf } from './locale.ts'
import { PIECE, parseMessage } from './message.ts'
import { pseudoLocalise } from './pseudo.ts'

export type MessageValues = Readonly<Record<string, string | number>>
export type Translate<Key extends string> = (key: Key, values?: MessageValues) => string

/** The messages of one module. English is the measure: the others must have its keys. Arabic exists for the shell only. */
export type Messages<Key extends string> = {
  readonly en: Readonly<Record<Key, string>>
  readonly es: Readonly<Record<NoInfer<Key>, string>>
  readonly ro: Readonly<Record<NoInfer<Key>, string>>
  readonly ar?: Readonly<Record<NoInfer<Key>, string>>
}

/**
 * `const say = catalogue({ en, es, ro })`, then `const t = say(locale)` and `t('step3.title', { name })`.
 * A message is parsed when first said and kept, per language, for the life of the process. A value that the
 * message asks for and the caller forgot is a bug and throws.
 */
export const catalogue = <Key extends string>(
  messages: Messages<Key>,
): ((locale: Locale) => Translate<Key>) => {
  const translators = new Map<Locale, Translate<Key>>()
  return (locale) => {
    const known = translators.get(locale)
    if (known) return known
    const translate = translatorFor(messages, locale)
    translators.set(locale, translate)
    return translate
  }
}

type Compiled = string | IntlMessageFormat

const translatorFor = <Key extends string>(messages: Messages<Key>, locale: Locale): Translate<Key> => {
  const own = locale === 'en-XA' ? undefined : messages[locale]
  const texts = own ?? messages.en
  // Without its own messages a language speaks English, and English plurals go with English words.
  const tag = languageTagOf(own ? locale : 'en')
  const compiled = new Map<Key, Compiled>()
  return (key, values) => {
    let message = compiled.get(key)
    if (message === undefined) {
      message = compile(texts[key], tag, locale === 'en-XA')
      compiled.set(key, message)
    }
    return typeof message === 'string' ? message : String(message.format(values))
  }
}

const compile = (text: string, tag: string, pseudo: boolean): Compiled => {
  const parsed = parseMessage(text)
  const pieces = pseudo ? pseudoLocalise(parsed) : parsed
  // Most messages carry no argument: those are finished now, and saying them costs a look-up.
  if (pieces.every((piece) => piece.type === PIECE.literal)) return pieces.map(literalText).join('')
  return new IntlMessageFormat([...pieces], tag)
}

const literalText = (piece: ReturnType<typeof parseMessage>[number]): string =>
  piece.type === PIECE.literal ? piece.value : ''
