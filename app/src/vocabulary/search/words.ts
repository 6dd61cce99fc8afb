import { type SearchLanguage, stem } from './stem.ts'

/** One word of a text, as the search sees it. Weak words carry grammar, not meaning. */
export type Word = {
  readonly folded: string
  readonly stem: string
  readonly weak: boolean
}

const weak: Readonly<Record<SearchLanguage, ReadonlySet<string>>> = {
  en: set(`i he she they it its my his her hers their our we you your me him them us himself herself the a an of to in on at for with from
    by and or but is are was were be been being am have has had having do does did doing will would could should may might must this that
    these those there here very really so quite just also too some any all when while if then than as because since about into up down out
    over off back away again always often sometimes usually never every lot lots much many more most get gets got getting go goes going
    keep keeps kept like seems seem looks look looking feel feels feeling felt make makes made take takes took thing things something
    kind bit little son daughter boy girl child kid kids baby toddler husband wife man woman person old year years month months day days
    week weeks time times since born yet still now no not cannot without nothing none dont doesnt what which who whose where how only even
    after before during own one two both other another same way around first bad badly worse severe problem problems trouble hard
    difficult difficulty suddenly sudden s t ve re m d ll im hes shes its everything anything right well use used people let tell says
    said see think know maybe perhaps unable able struggle struggles struggling start started starts`),
  es: set(`yo el ella ellos ellas mi mis su sus tu tus nuestro nuestra me te se le les lo la los las un una unos de del al a en con por
    para y e o u pero que es son era eran ser sido esta estan estaba estar este estos estas ese esa esto eso ha han he haber habia
    hay tiene tienen tenia tener tengo hace hacen hacer va van ir muy mucho mucha muchos muchas mas menos poco poca tan tanto todo toda todos
    todas cuando mientras si como porque desde hasta sobre sin no ni nunca siempre veces vez menudo casi algo alguna algun nada cada
    ya aun todavia bien mal bastante demasiado solo tambien otro otra hijo hija nino nina bebe peque marido mujer persona ano anos mes meses dia dias semana semanas tiempo parece parecen queda quedan quedar pone ponen poner sale salen da dan dar nos fue sido
    puede pueden poder podia cuesta costar dificultad dificil problema problemas apenas sigue empieza empezo tras antes despues durante mismo
    cual cuales quien donde facil facilmente enseguida seguida rato ratos le lleva suele creo quiza grande`),
  ro: set(`eu el ea ei ele mea meu mei mele lui ale al a ai sau sa si se isi ii il o un una unei unui niste de din la in pe cu pentru prin
    ca sa e este sunt era erau fi fost am are au avea avem face fac facut foarte mult multa multe multi mai putin tot toata toti cand daca
    cum fiindca pana despre fara nu nici niciodata mereu des adesea uneori deseori cam ceva nimic fiecare deja inca bine rau doar numai
    alt alta baiat baiatul fata fetita copil copilul copilului bebelus fiul fiica meu sotul sotia om an ani luna luni zi zile saptamana ori
    lucru pare par poate pot putea greu dificultate dificultati probleme problema atunci dupa inainte timp aproape prea foarte asa l i s mi`),
}

export function readWords(text: string, language: SearchLanguage, stemOf = stem): readonly Word[] {
  const words: Word[] = []
  for (const folded of split(text, language)) {
    const isWeak = weak[language].has(folded) || /^\d/u.test(folded) || folded.length < 2
    words.push({ folded, stem: stemOf(folded, language), weak: isWeak })
  }
  return words
}

/** Lower case, no accents, one kind of apostrophe. */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[’‘`´]/gu, "'")
    .replace(/ß/gu, 'ss')
}

export function searchLanguage(locale: string): SearchLanguage {
  return locale === 'es' || locale === 'ro' ? locale : 'en'
}

function split(text: string, language: SearchLanguage): readonly string[] {
  const folded = language === 'en' ? contractions(fold(text)) : fold(text)
  return folded.split(/[^\p{L}\p{N}]+/u).filter((part) => part !== '')
}

/** "can't", "cant", "can not" are one word here; the other shortened forms become a plain "not". */
function contractions(folded: string): string {
  return folded
    .replace(/\bcan'?t\b|\bcan not\b|\bcouldn'?t\b|\bunable\b/gu, 'cannot')
    .replace(/\b(?:do|does|did|is|are|was|were|has|have|had|wo|would|should)n'?t\b/gu, 'not')
    .replace(/'s\b/gu, '')
}

function set(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/u))
}
