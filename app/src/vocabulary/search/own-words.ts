import type { SearchLanguage } from './stem.ts'
import type { FoundTerm, SymptomSearch } from './symptom-search.ts'
import { fold, readWords, searchLanguage } from './words.ts'

export type OwnWords = {
  /** The person's words, as written. */
  readonly phrase: string
  readonly presence: 'present' | 'absent' | 'unsure'
  /** Best first; empty when nothing comes near: then the person is asked, not told. */
  readonly candidates: readonly FoundTerm[]
}

/** Takes a free text apart: what is said, what is denied, what is doubted. It proposes; the person decides. */
export type OwnWordsReader = (text: string, locale: string) => readonly OwnWords[]

type Grammar = {
  readonly joints: RegExp
  /** Words that carry a denial on to the next thing: "no seizures or headaches". */
  readonly carries: RegExp
  readonly denial: RegExp
  readonly doubt: RegExp
  /** What a person lacks is a symptom, not the absence of one: "no strength", "no words". */
  readonly lacks: RegExp
  /** "Yet" and the like make an inability of a denial: "does not have any words yet". */
  readonly notYet: RegExp
  /** A part of the body alone is the rest of what was said before: "numb hands and feet" is one thing. */
  readonly bodyPart: RegExp
}

const grammars: Readonly<Record<SearchLanguage, Grammar>> = {
  en: {
    joints: /\s+(?:and|but|also|plus|or|nor)\s+/u,
    carries: /\s(?:or|nor)\s/u,
    denial:
      /\b(?:(?:does|do|did|has|have|had|is|are|was) ?(?:not|n't|nt) (?:have|had|got|get|getting|suffer(?:ed)? from|show|any)(?: any)?|never (?:had|has|have|suffered)(?: from)?(?: any)?|(?:has|have|had|got|with|there (?:is|are)) no|without(?: any)?|no sign of|no|denies)\b/u,
    doubt:
      /\b(?:maybe|perhaps|possibly|probably|might|not sure(?: if| about| whether)?|i think|could be|may have|seems to)\b/u,
    lacks:
      /\b(?:strength|energy|balance|appetite|hunger|word|words|speech|language|tears|tooth|teeth|hair|eyebrows|eyelashes|feeling|sensation|sense|smell|taste|head control|eye contact|sweat|pain sensation|muscle|tone|voice|periods?|interest|breath|nails?|reflex(?:es)?|vision|hearing|sight|weight gain)\b/u,
    notYet: /\b(?:yet|still)\b/u,
    bodyPart:
      /^(?:the |his |her |my )?(?:hands?|foot|feet|legs?|arms?|eyes?|ears?|back|neck|face|head|mouth|lips?|fingers?|toes?|knees?|ankles?|elbows?|hips?|shoulders?|wrists?|skin|belly|tummy|chest|nails?|hair|throat)$/u,
  },
  es: {
    joints: /\s+(?:y|e|pero|ademas|tambien|o|u|ni)\s+/u,
    carries: /\s(?:o|u|ni)\s/u,
    denial:
      /\b(?:no (?:ha tenido|tiene|tenia|hay|presenta|sufre|padece|le dan|le da|ha habido|tuvo)(?: de)?(?: ningun[ao]?)?|nunca (?:ha tenido|tuvo|le han dado)|sin|ningun[ao]?|niega)\b/u,
    doubt:
      /\b(?:quizas?|tal vez|a lo mejor|puede que|creo que|no se si|no estoy segur[ao](?: de)?(?: si)?|posible(?:mente)?|igual|parece que|probablemente)\b/u,
    lacks:
      /\b(?:fuerzas?|energia|equilibrio|apetito|hambre|palabras?|habla|lenguaje|lagrimas|dientes?|pelo|cejas|pestanas|sensibilidad|olfato|gusto|control|sostén|aliento|aire|tono|voz|regla|vista|audicion|unas|reflejos|ganas|contacto visual)\b/u,
    notYet: /\b(?:aun|todavia)\b/u,
    bodyPart:
      /^(?:las? |los |el |sus? |mis? )?(?:manos?|pies?|piernas?|brazos?|ojos?|oidos?|orejas?|espalda|cuello|cara|cabeza|boca|labios?|dedos?|rodillas?|tobillos?|codos?|caderas?|hombros?|munecas?|piel|barriga|pecho|unas|pelo|garganta)$/u,
  },
  ro: {
    joints: /\s+(?:si|dar|iar|de asemenea|sau|ori|nici)\s+/u,
    carries: /\s(?:sau|ori|nici)\s/u,
    denial:
      /\b(?:nu (?:are|a avut|avea|prezinta|sufera de|face)|niciodata nu a avut|fara|nicio|niciun|neaga)\b/u,
    doubt:
      /\b(?:(?<!nu )poate(?: ca)?(?= (?:ca|are|este|e|nu|sunt|au|din|un|o)\b)|^poate|probabil|cred ca|nu sunt sigur[a]?(?: daca)?|nu stiu daca|posibil|parca|pare ca)\b/u,
    lacks:
      /\b(?:forta|putere|energie|echilibru|pofta|apetit|foame|cuvinte|vorbire|lacrimi|dinti|par|sprancene|gene|sensibilitate|miros|gust|aer|tonus|voce|auz|vedere|unghii|reflexe)\b/u,
    notYet: /\binca\b/u,
    bodyPart:
      /^(?:maini(?:le)?|mana|picioare(?:le)?|picior(?:ul)?|brate(?:le)?|ochi(?:i)?|urechi(?:le)?|spate(?:le)?|gat(?:ul)?|fata|cap(?:ul)?|gura|buze(?:le)?|degete(?:le)?|genunchi(?:i)?|glezne(?:le)?|coate(?:le)?|umeri(?:i)?|piele(?:a)?|burta|piept(?:ul)?|unghii(?:le)?|par(?:ul)?)$/u,
  },
}

/** Below this a candidate is a guess that costs more trust than it gives. */
const nearEnough = 0.3

export function ownWordsReader(search: SymptomSearch): OwnWordsReader {
  return (text, locale) => {
    const language = searchLanguage(locale)
    const grammar = grammars[language]
    const find = (phrase: string) =>
      search(phrase, { locale, limit: 5 }).filter(({ score }) => score >= nearEnough)
    return sentencesOf(text.slice(0, 4_000)).flatMap(({ words, asks }) => {
      let denied = false
      return clausesOf(words, grammar, language, find).flatMap(({ phrase, carried }): OwnWords[] => {
        const folded = fold(phrase)
        const denial = deniedIn(folded, grammar)
        denied = denial || (carried && denied)
        const unsure = asks || grammar.doubt.test(folded)
        const bare = plainPhrase(folded, grammar, denial)
        if (!readWords(bare, language).some(({ weak }) => !weak) && find(bare).length === 0) return []
        return [
          { phrase, presence: unsure ? 'unsure' : denied ? 'absent' : 'present', candidates: find(bare) },
        ]
      })
    })
  }
}

function deniedIn(folded: string, grammar: Grammar): boolean {
  const denial = grammar.denial.exec(folded)
  if (denial === null) return false
  const rest = folded.slice(denial.index + denial[0].length)
  return !grammar.lacks.test(rest) && !grammar.notYet.test(rest)
}

/** Without the words that deny or doubt, which are not part of the symptom. */
function plainPhrase(folded: string, grammar: Grammar, denied: boolean): string {
  const sure = folded.replace(grammar.doubt, ' ')
  return (denied ? sure.replace(grammar.denial, ' ') : sure).replace(/\s+/gu, ' ').trim()
}

function sentencesOf(text: string): readonly { readonly words: string; readonly asks: boolean }[] {
  return [...text.matchAll(/[^.!?;\n\r•]+[.!?;\n\r•]*/gu)].flatMap(([part]) => {
    const words = part.replace(/[.!?;\n\r•¿¡\s]+$/gu, '').replace(/^[\s¿¡\-–*]+/u, '')
    return words === '' ? [] : [{ words, asks: part.includes('?') }]
  })
}

/**
 * Commas part things; "and" parts them only where each side can stand alone: "falls and drools" are two,
 * "numb hands and feet" is one.
 */
function clausesOf(
  sentence: string,
  grammar: Grammar,
  language: SearchLanguage,
  find: (phrase: string) => readonly FoundTerm[],
): readonly { readonly phrase: string; readonly carried: boolean }[] {
  return sentence.split(/,\s*/u).flatMap((piece, at) => {
    const parts = splitAtJoints(piece, grammar)
    const alone = ({ phrase }: { phrase: string }) => {
      const denial = deniedIn(fold(phrase), grammar)
      const bare = plainPhrase(fold(phrase), grammar, denial)
      if (grammar.bodyPart.test(bare)) return false
      const score = find(bare)[0]?.score ?? 0
      const many = readWords(bare, language).filter(({ weak }) => !weak).length > 1 || denial
      return score >= 0.8 || (many && score >= 0.4)
    }
    const chosen = parts.length > 1 && parts.every(alone) ? parts : [{ phrase: piece.trim(), carried: false }]
    return chosen
      .filter(({ phrase }) => phrase !== '')
      .map((each, index) => ({
        ...each,
        carried: each.carried || (at > 0 && index === 0 && carriesOver(piece, grammar)),
      }))
  })
}

/** "no seizures, headaches or squint": a list under one denial is closed by "or". */
function carriesOver(piece: string, grammar: Grammar): boolean {
  return grammar.carries.test(` ${fold(piece)} `) || readShort(piece)
}

function readShort(piece: string): boolean {
  return piece.trim().split(/\s+/u).length <= 2
}

function splitAtJoints(
  piece: string,
  grammar: Grammar,
): readonly { readonly phrase: string; readonly carried: boolean }[] {
  const joint = new RegExp(grammar.joints.source, 'giu')
  const folded = foldKeepingLength(piece)
  const parts: { phrase: string; carried: boolean }[] = []
  let from = 0
  let carried = false
  for (const match of folded.matchAll(joint)) {
    parts.push({ phrase: piece.slice(from, match.index).trim(), carried })
    from = match.index + match[0].length
    carried = grammar.carries.test(match[0])
  }
  parts.push({ phrase: piece.slice(from).trim(), carried })
  return parts.filter(({ phrase }) => phrase !== '')
}

/** Folds letter by letter, so that positions in the folded text are positions in the person's own. */
function foldKeepingLength(text: string): string {
  return [...text].map((letter) => (fold(letter).length === letter.length ? fold(letter) : letter)).join('')
}
