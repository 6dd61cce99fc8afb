import type { Examples } from '../access/index.ts'

export const examples: Examples = { 'library.read-page': () => ({}) }
