/** Everything that can happen to who may act for a person. */
export const eventKinds = [
  'began',
  'invited',
  'letter',
  'invitation-revoked',
  'joined',
  'took-over',
  'proven',
  'proof-ended',
  'left',
  'access-ended',
  'shut-out',
  'came-of-age',
  'bereaved',
  'bereavement-ended',
  'same-child',
  'record-joined',
] as const
export type EventKind = (typeof eventKinds)[number]
