import type { Examples } from '../example.ts'
import { SaveLater } from './save-later.tsx'

export const saveLaterExamples: Examples = {
  component: 'SaveLater',
  use: 'On every step of everything long. Inside a form it is a button, so that what is typed goes along.',
  examples: [{ title: 'A link', view: (locale) => <SaveLater locale={locale} href="#save-later" /> }],
}
