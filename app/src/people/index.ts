export { dataKeyOf, newDataKey } from './keys/keys.ts'
export {
  aCarer,
  aMember,
  aStaffMember,
  type BroughtIn,
  bringIn,
  everyonesPassword,
  type FictionalMember,
} from './people.factory.ts'
export { mayEdit, mayRead } from './persons/person.policy.ts'
export type { PersonSubject, Represented } from './persons/person.ts'
export {
  createPerson,
  endRepresentation,
  type NewPerson,
  personsOf,
  renamePerson,
  startRepresentation,
  uncheckedPersonFor,
} from './persons/persons.ts'
export { actorOf, endSession, endSessionsOf, startSession } from './sessions/sessions.ts'
