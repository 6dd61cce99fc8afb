import type { StaffRole } from '../../src/access/index.ts'
import type { FictionalMember } from '../../src/people/index.ts'
import { aCarer, aMember, aStaffMember } from '../../src/people/index.ts'

export type Role = {
  readonly member: FictionalMember
  /** What each person lives with: written as the family says it, with the HPO term it was confirmed as. */
  readonly persons: readonly FictionalPerson[]
}

export type FictionalPerson = {
  readonly birthYear: number
  readonly birthMonth: number
  readonly sex: 'female' | 'male'
  readonly country: string
  readonly diagnosis:
    | { readonly status: 'confirmed' | 'suspected'; readonly orpha: string; readonly since: number }
    | { readonly status: 'undiagnosed'; readonly since: number }
  readonly symptoms: readonly FictionalSymptom[]
  readonly tier: 1 | 2 | 3
}

export type FictionalSymptom = {
  readonly hpoId: string
  readonly words: string
  readonly presence?: 'present' | 'absent' | 'unsure'
  readonly onsetMonths?: number
}

export const says = (hpoId: string, words: string, onsetMonths?: number): FictionalSymptom => ({
  hpoId,
  words,
  ...(onsetMonths === undefined ? {} : { onsetMonths }),
})

export const person = (nickname: string, wish: Partial<FictionalMember>): FictionalMember =>
  aMember({ nickname, email: `${nickname}@demo.example`, ...wish })

const staffMember = (nickname: string, role: StaffRole): FictionalMember => ({
  ...aStaffMember(role),
  nickname,
  email: `${nickname}@demo.example`,
})

/** The people of the demo world. Every one is invented. */
export const leads: readonly Role[] = [
  {
    member: {
      ...aCarer({
        nickname: 'luz-de-abril',
        of: 'Nico',
        country: 'ES',
        languages: ['es', 'en'],
        locale: 'es',
      }),
      email: 'luz-de-abril@demo.example',
    },
    persons: [
      {
        birthYear: 2022,
        birthMonth: 4,
        sex: 'male',
        country: 'ES',
        diagnosis: { status: 'undiagnosed', since: 2023 },
        tier: 2,
        symptoms: [
          says('HP:0001252', 'De bebé era como un muñeco de trapo', 2),
          says('HP:0001270', 'Empezó a andar con dos años y medio', 18),
          says('HP:0000750', 'Dice muy pocas palabras', 24),
          says('HP:0001250', 'Ha tenido dos convulsiones', 30),
          says('HP:0002360', 'Se despierta muchas veces por la noche'),
          { hpoId: 'HP:0000486', words: 'A veces tuerce un ojo', presence: 'unsure' },
          { hpoId: 'HP:0000365', words: 'Oye bien, se lo han mirado', presence: 'absent' },
        ],
      },
    ],
  },
  {
    member: person('pas-cu-pas', {
      country: 'RO',
      languages: ['ro', 'en'],
      locale: 'ro',
      persons: [{ relation: 'self', name: 'Mara' }],
    }),
    persons: [
      {
        birthYear: 1989,
        birthMonth: 11,
        sex: 'female',
        country: 'RO',
        diagnosis: { status: 'confirmed', orpha: 'ORPHA:269', since: 2014 },
        tier: 3,
        symptoms: [
          says('HP:0001324', 'Nu mai am putere în tot corpul', 180),
          says('HP:0003547', 'Nu pot ridica brațele deasupra capului', 192),
          says('HP:0010628', 'Nu pot fluiera și nu pot strânge ochii', 168),
          says('HP:0003691', 'Omoplații îmi ies în afară', 190),
          says('HP:0012378', 'Sunt mereu obosită'),
          says('HP:0002829', 'Mă dor articulațiile'),
        ],
      },
    ],
  },
  {
    member: {
      ...aCarer({ nickname: 'david-dad', of: 'David', country: 'GB', languages: ['en'], locale: 'en' }),
      email: 'david-dad@demo.example',
    },
    persons: [
      {
        birthYear: 2017,
        birthMonth: 2,
        sex: 'male',
        country: 'GB',
        diagnosis: { status: 'confirmed', orpha: 'ORPHA:98896', since: 2021 },
        tier: 3,
        symptoms: [
          says('HP:0002359', 'Falls over all the time', 36),
          says('HP:0003551', 'Cannot climb stairs without pulling himself up', 42),
          says('HP:0003391', 'Pushes on his legs with his hands to stand up', 40),
          says('HP:0008981', 'Very big calves', 36),
          says('HP:0030051', 'Walks on his toes', 30),
          says('HP:0003236', 'A blood test showed very high CK', 48),
        ],
      },
    ],
  },
  {
    member: person('marta-new', {
      country: 'ES',
      languages: ['es'],
      locale: 'es',
      persons: [{ relation: 'self', name: 'Marta' }],
    }),
    persons: [
      {
        birthYear: 1994,
        birthMonth: 6,
        sex: 'female',
        country: 'ES',
        diagnosis: { status: 'undiagnosed', since: 2022 },
        tier: 1,
        symptoms: [
          says('HP:0012378', 'Estoy siempre agotada'),
          says('HP:0001324', 'Se me doblan las piernas', 312),
        ],
      },
    ],
  },
  {
    member: {
      ...aCarer({ nickname: 'tata-ilincai', of: 'Ilinca', country: 'RO', languages: ['ro'], locale: 'ro' }),
      email: 'tata-ilincai@demo.example',
    },
    persons: [
      {
        birthYear: 2019,
        birthMonth: 9,
        sex: 'female',
        country: 'RO',
        diagnosis: { status: 'suspected', orpha: 'ORPHA:273', since: 2024 },
        tier: 1,
        symptoms: [
          says('HP:0001252', 'Era foarte moale ca bebeluș', 1),
          says('HP:0002355', 'Merge greu', 30),
        ],
      },
    ],
  },
  {
    member: person('fern-and-fox', {
      country: 'GB',
      persons: [{ relation: 'self', name: 'Fern' }],
    }),
    persons: [
      {
        birthYear: 1985,
        birthMonth: 1,
        sex: 'female',
        country: 'GB',
        diagnosis: { status: 'confirmed', orpha: 'ORPHA:365', since: 2009 },
        tier: 1,
        symptoms: [
          says('HP:0003326', 'My muscles ache'),
          says('HP:0002875', 'Out of breath on the stairs', 280),
        ],
      },
    ],
  },
  { member: person('david-gran', { role: 'caregiver', country: 'GB', persons: [] }), persons: [] },
  {
    member: person('voice-of-the-few', {
      role: 'advocate',
      country: 'IE',
      languages: ['en', 'es'],
      expertise: ['school', 'rights'],
      persons: [],
    }),
    persons: [],
  },
  {
    member: person('dr-ines', { role: 'clinician', country: 'ES', languages: ['es', 'en'], persons: [] }),
    persons: [],
  },
  {
    member: person('researcher-tom', { role: 'researcher', country: 'NL', languages: ['en'], persons: [] }),
    persons: [],
  },
  {
    member: person('gone-fishing', {
      country: 'IE',
      languages: ['en'],
      persons: [{ relation: 'self', name: 'Owen' }],
    }),
    persons: [
      {
        birthYear: 1971,
        birthMonth: 6,
        sex: 'male',
        country: 'IE',
        diagnosis: { status: 'suspected', orpha: 'ORPHA:269', since: 2020 },
        tier: 2,
        symptoms: [says('HP:0001324', 'My arms gave up on me', 480)],
      },
    ],
  },
  { member: staffMember('staff-vera', 'validator'), persons: [] },
  { member: staffMember('staff-nora', 'validator'), persons: [] },
  { member: staffMember('staff-milo', 'moderator'), persons: [] },
  { member: staffMember('staff-sana', 'steward'), persons: [] },
  { member: staffMember('staff-luis', 'validator'), persons: [] },
  { member: staffMember('staff-ada', 'administrator'), persons: [] },
  { member: staffMember('staff-noor', 'administrator'), persons: [] },
  { member: staffMember('staff-olga', 'privacy-officer'), persons: [] },
]

/** Who lost a phone, so that the two validators have something to decide. */
export const lostPhone = 'voice-of-the-few'

/** Who wants data only kept, and in 14 days erased. */
export const leaving = 'gone-fishing'

/** Who views whose child: nickname of the viewer → nickname of the representative. */
export const secondRelatives: Readonly<Record<string, string>> = { 'david-gran': 'david-dad' }

/** The families of families.ts. */
const familyNicknames = ['ines-mother', 'iris-mum', 'iris-dad', 'lena-parents']

/** The nicknames the demo offers to sign in as, in this order. */
export const demoDomain: readonly string[] = [
  ...leads.map(({ member }) => member.nickname),
  ...familyNicknames,
]
