import type { Granted } from '../access/index.ts'

/** The person a yes was given about. A statement about nobody would be a bug, so it stops here. */
export const personOf = (granted: Granted<'read' | 'write'>): string => {
  if (granted.personId === undefined)
    throw new Error('A statement about health needs the person it is about.')
  return granted.personId
}
