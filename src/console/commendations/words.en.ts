/** Praise from citizens. */
import type { Words } from './words.vi.ts'

export const en: Words = {
  title: 'Commendations',
  lead: (most) => `The latest ${most}, newest first.`,
  at: 'Sent at',
  unit: 'Unit and person praised',
  text: 'Words',
  none: 'There is no praise yet.',
  destroyed: '(The words were destroyed when their term of keeping ended.)',
}
