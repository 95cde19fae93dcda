/** The list of complaints. */
import type { Words } from './words.vi.ts'

export const en: Words = {
  title: 'Complaints',
  counts: 'Complaints by status',
  open: 'Not ended',
  all: 'All',
  filter: 'Filter the list',
  status: 'Status',
  category: 'Ground',
  unit: 'Unit complained of',
  code: 'Code contains',
  mine: 'Only what is assigned to me',
  any: 'Any',
  apply: 'Filter',
  clear: 'Clear the filter',
  columns: {
    code: 'Code',
    what: 'What it is about',
    unit: 'Unit complained of',
    status: 'Status',
    due: 'Answer due',
  },
  handler: (name) => `Handled by: ${name}`,
  person: (name) => `Person: ${name}`,
  filedAt: (moment) => `Sent at ${moment}`,
  none: 'There are no complaints in this list.',
  order: 'Urgent and serious ones come first, then those due soonest.',
  next: 'Next page',
  first: 'Back to the first page',
  gone: 'Done. The complaint is no longer within the scope of this account.',
  destroyed: '(The words were destroyed when their term of keeping ended.)',
}
