import type { Examples } from '../access/index.ts'

const page = { bytes: Buffer.from('a page as the parser draws it'), width: 10, height: 14 }

export const examples: Examples = {
  'trust.set-tier': (world) => ({
    personId: world.mother.personId,
    tier: 2,
    because: 'identity paper and consent seen',
    setBy: 'an example',
  }),
  'trust.read-papers': (world) => ({ personId: world.mother.personId }),
  'trust.send-paper': (world) => ({
    personId: world.mother.personId,
    kind: 'medical',
    pages: [page],
    scanned: true,
  }),
  'trust.withdraw-paper': (world) => ({
    personId: world.mother.personId,
    paperId: world.ids.waitingPaper,
  }),
  'trust.appeal-paper': (world) => ({
    personId: world.mother.personId,
    paperId: world.ids.refusedPaper,
    words: 'The date is on the back.',
  }),
  'trust.limit-validator': () => ({
    nickname: 'validator',
    // A limit would stay with this validator, who is needed by the next example.
    diseases: 'everything',
    because: 'the organisation asked',
    grantedBy: 'an example',
  }),
  'trust.sign-agreement': (world) => ({ personId: world.mother.personId, name: 'Ana’s mother' }),
  'trust.read-signature': (world) => ({ personId: world.mother.personId }),
  'trust.read-professional': () => ({}),
  'trust.apply-as-professional': () => ({
    name: 'Inés Robles',
    organisation: 'Riverside Hospital',
    position: 'Neurologist',
    orcid: '0000-0002-1825-0097',
    email: 'ines@hospital.example',
  }),
  'trust.open-institution-address': (world) => ({ token: world.ids.addressToken }),
  'trust.confirm-institution-address': (world) => ({ token: world.ids.addressToken }),
  'trust.send-letter': () => ({ pages: [page], scanned: true }),
  'trust.withdraw-letter': (world) => ({ paperId: world.ids.waitingLetter }),
  'trust.appeal-letter': (world) => ({ paperId: world.ids.refusedLetter, words: 'It is the newest one.' }),
  'trust.read-queue': () => ({}),
  // Theirs already, which is a yes as well: a validator has one paper at a time.
  'trust.take-paper': (world) => ({ paperId: world.ids.takenPaper }),
  'trust.let-go-paper': (world) => ({ paperId: world.ids.takenPaper }),
  'trust.read-taken-paper': (world) => ({ paperId: world.ids.takenPaper }),
  'trust.show-page': (world) => ({ paperId: world.ids.takenPaper, number: 1 }),
  'trust.decide-paper': (world) => ({
    paperId: world.ids.takenPaper,
    verdict: 'ask-again',
    reason: 'unreadable',
    words: 'Please take it again by a window.',
  }),
}
