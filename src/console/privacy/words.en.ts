/** The page of the data protection officer. */
import type { Words } from './words.vi.ts'

export const en: Words = {
  title: 'Data protection',
  openings: 'Decided requests to open identities',
  noOpenings: 'No request has been decided yet.',
  requests: 'Requests of data subjects',
  noRequests: 'No requests yet.',
  kind: 'Kind',
  kinds: { export: 'Export', erase: 'Erasure' },
  at: 'Received at',
  by: 'From',
  from: { citizen: 'Citizen', operator: 'Operator' },
  state: 'State',
  done: (at) => `Done at ${at}`,
  waiting: 'Under way',
  seal: 'Seal of the records',
  sealHint:
    'Note or publish this code each day: an exported record must agree with it, and whoever forges a record cannot make it so.',
  noSeal: 'No day has been sealed yet.',
}
