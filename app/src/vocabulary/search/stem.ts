/**
 * Light stemming for three languages into one shared spelling. Light, because parents' words are
 * inflected but not derived; shared, because the medical words of the three languages are cousins
 * (hipotonía, hipotonie, hypotonia) and meet once spelling habits are taken away.
 */
export type SearchLanguage = 'en' | 'es' | 'ro'

const endings: Readonly<Record<SearchLanguage, readonly string[]>> = {
  en: [
    'nesses',
    'ness',
    'ings',
    'ing',
    'edly',
    'ied',
    'ed',
    'ically',
    'ical',
    'ics',
    'ic',
    'ly',
    'ies',
    'es',
    's',
  ],
  es: [
    ...['amientos', 'amiento', 'imientos', 'imiento', 'andose', 'iendose', 'mente', 'aciones', 'acion'],
    ...[
      'ando',
      'iendo',
      'yendo',
      'arlos',
      'arse',
      'erse',
      'irse',
      'arlo',
      'erlo',
      'aban',
      'aba',
      'ados',
      'adas',
    ],
    ...[
      'idos',
      'idas',
      'ado',
      'ada',
      'ido',
      'ida',
      'ar',
      'er',
      'ir',
      'an',
      'en',
      'icos',
      'icas',
      'ico',
      'ica',
    ],
    ...['itos', 'itas', 'ito', 'ita', 'es', 's'],
  ],
  ro: [
    ...[
      'urilor',
      'urile',
      'iilor',
      'elor',
      'ilor',
      'ului',
      'iunile',
      'iunea',
      'iuni',
      'iune',
      'eaza',
      'este',
    ],
    ...[
      'uri',
      'ele',
      'ile',
      'lor',
      'ul',
      'le',
      'ei',
      'ii',
      'ind',
      'and',
      'ata',
      'ate',
      'ati',
      'at',
      'ita',
      'ite',
    ],
    ...['it', 'uta', 'ut', 'esc', 'este', 'ica', 'ice', 'ic', 'ea', 'ia', 'ie', 'm', 't'],
  ],
}

const irregular: Readonly<Record<SearchLanguage, Readonly<Record<string, string>>>> = {
  en: forms(
    'fall: fell fallen falls falling',
    'tooth: teeth',
    'foot: feet',
    'break: broke broken breaks breaking',
    'eat: ate eaten eats eating',
    'see: saw seen sees seeing sight',
    'speak: spoke spoken speaks speaking speech',
    'sleep: slept asleep sleeps sleeping sleepy',
    'grow: grew grown grows growing growth',
    'bleed: bled bleeds bleeding blood bloody',
    'breath: breathe breathes breathing breathed',
    'swell: swollen swells swelling swelled',
    'lose: lost loses losing loss',
    'shake: shook shaken shakes shaking shaky',
    'throw: threw thrown throws throwing',
    'hear: heard hears hearing',
    'stand: stood stands standing',
    'sit: sat sits sitting',
    'run: ran runs running',
    'swallow: swallows swallowing swallowed',
    'walk: walks walking walked',
    'vomit: vomits vomiting vomited',
    'tire: tired tires tiring tiredness',
    'choke: chokes choking choked',
    'drool: drools drooling drooled',
    'hurt: hurts hurting',
    'stiff: stiffens stiffness stiffening stiffen',
    'weak: weaken weakens weaker',
    'bruise: bruises bruising bruised',
    'itch: itchy itches itching',
    'crossed: cross crosses',
    'seizure: seizures',
    'bone: bones bony',
    'skin: skins',
  ),
  es: forms(
    'caer: cae caen caerse cayo caido caida caidas cai caia',
    'dolor: duele duelen doler dolores dolia',
    'poder: puede pueden podia puedo',
    'dormir: duerme duermen dormido dormida durmiendo duerma',
    'temblar: tiembla tiemblan temblor temblores temblando',
    'mover: mueve mueven moverse movimiento movimientos moviendo',
    'vomito: vomita vomitos vomitar vomitando vomitan',
    'sangrar: sangra sangran sangrado sangrados sangre sangrando',
    'comer: come comen comiendo comido comia',
    'crecer: crece crecen crecido creciendo crecimiento',
    'hablar: habla hablan hablando hablado',
    'ver: ve ven viendo veo',
    'oir: oye oyen oyendo oido',
    'oreja: orejas oidos',
    'andar: anda andan andando andado',
    'caminar: camina caminan caminando caminado',
    'tragar: traga tragan tragando',
    'respirar: respira respiran respiracion respirando',
    'cansar: cansa cansan cansado cansada cansancio',
    'perder: pierde pierden perdido perdida perdiendo',
    'hinchar: hincha hinchan hinchado hinchada hinchados hinchadas hinchazon',
    'sentar: sienta sientan sentarse sentado sentada',
    'torcer: tuerce tuercen torcido torcida torcidos torcidas',
    'romper: rompe rompen roto rota rotos rotas',
    'oler: huele huelen',
    'morder: muerde muerden',
    'debil: debiles debilidad debilita',
    'pie: pies',
    'ojo: ojos',
    'sudar: suda sudan sudor sudando',
    'orinar: orina orinan orinando',
    'picar: pica pican picor picores picazon',
  ),
  ro: forms(
    'cadea: cade cad cazut cazaturi cadere caderi',
    'durea: doare dor durere dureri durerea durerile',
    'putea: poate pot putut',
    'dormi: doarme dorm dormit somn somnul',
    'vedea: vede vad vazut vedere vederea',
    'auzi: aude aud auzit auz auzul',
    'manca: mananca mancat mancare mancarea',
    'vorbi: vorbeste vorbesc vorbit vorbire vorbirea',
    'merge: merg mers mersul mearga mergand',
    'creste: cresc crescut crestere cresterea creasca',
    'respira: respiratie respiratia respirat',
    'vomita: varsa varsaturi varsat vomitat',
    'sangera: sangereaza sange sangerari sangele',
    'obosi: oboseste oboseala obosit obosita oboseste',
    'tremura: tremurat tremor tremuraturi tremur',
    'inghiti: inghite inghitit inghitire',
    'slab: slabe slaba slabi slabiciune slabiciunea',
    'ochi: ochii ochiul ochilor',
    'picior: picioare picioarele piciorul picioarelor',
    'mana: maini mainile mainii mina',
    'umflat: umflata umflate umflati umfla umflatura',
  ),
}

export function stem(folded: string, language: SearchLanguage): string {
  const known = irregular[language][folded]
  if (known !== undefined) return trimmed(spelling(known))
  const ending = endings[language].find((each) => folded.endsWith(each) && folded.length - each.length >= 3)
  const bare =
    ending === undefined || /(?:ss|us|is)$/u.test(folded) ? folded : folded.slice(0, -ending.length)
  return trimmed(spelling(bare))
}

/** What is left when habits of spelling are set aside: ph/f, y/i, k/c, v/b, doubled letters, ae/oe. */
export function spelling(folded: string): string {
  return folded
    .replace(/ph/gu, 'f')
    .replace(/([rt])h/gu, '$1')
    .replace(/ae|oe/gu, 'e')
    .replace(/y/gu, 'i')
    .replace(/qu(?=[ei])|k/gu, 'c')
    .replace(/c(?=[ei])|z/gu, 's')
    .replace(/v/gu, 'b')
    .replace(/our$/u, 'or')
    .replace(/(.)\1/gu, '$1')
}

function trimmed(text: string): string {
  let end = text.length
  while (end > 3 && 'aeiou'.includes(text.charAt(end - 1))) end -= 1
  return text.slice(0, end)
}

function forms(...lines: readonly string[]): Readonly<Record<string, string>> {
  const map: Record<string, string> = {}
  for (const line of lines) {
    const [base = '', rest = ''] = line.split(': ')
    for (const form of [base, ...rest.split(' ')]) map[form] = base
  }
  return map
}
