import { randomBytes } from 'node:crypto'

/** Long enough alone, and of no words that belong to the site or to her. */
export const password = 'seven paper boats on the lake'

/** A name nobody has yet, so that tests do not meet. */
export const aNickname = (stem: string): string => `${stem}-${randomBytes(4).toString('hex')}`

export type Mother = { readonly nickname: string; readonly email: string; readonly child: string }

export const aMother = (stem: string): Mother => {
  const nickname = aNickname(stem)
  return { nickname, email: `${nickname}@example.org`, child: 'Sofía' }
}

/** Step 1 as a form: a mother in Romania. */
export const aboutMother = ({ nickname }: Pick<Mother, 'nickname'>) => ({
  role: 'caregiver-of-minor',
  nickname,
  country: 'RO',
  'languages[]': ['ro', 'en'],
})

/** Step 3 as a form: her child, without a diagnosis. */
export const aboutChild = {
  birthMonth: '4',
  birthYear: '2022',
  sex: 'female',
  country: 'RO',
  diagnosis: 'undiagnosed',
  sinceYear: '2023',
}
