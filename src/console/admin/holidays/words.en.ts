/** The pages of holidays. */
import type { Words } from './words.vi.ts'

export const en: Words = {
  title: 'Holidays',
  yearTitle: (year) => `Holidays of ${year}`,
  lead: 'Days off and swapped working days, from which working days are counted. Saturdays and Sundays are off anyway. Dates that citizens were told stay; terms counted from now on follow the new calendar.',
  back: 'Back to the years',
  year: 'Year',
  days: 'Days recorded',
  notRecorded: 'none: the fixed-date holidays of the law count for the time being',
  date: 'Day',
  name: 'Name',
  kind: 'Kind',
  kinds: { off: 'Off', working: 'Worked (a weekend day in exchange)' },
  official: 'Announcement',
  officials: { yes: 'Officially announced', no: 'Expected' },
  add: 'Add or change a day',
  edit: (day) => `Change ${day}`,
  editOne: 'Change',
  remove: 'Remove',
  removeOne: (day) => `Remove ${day}`,
  start: 'Record the fixed-date holidays as expected',
  startLead:
    'No day of this year is recorded. Begin with the fixed-date holidays of the Labour Code, then add Tết, Giỗ Tổ and swapped days.',
  fixed: 'Public holiday by law',
  elsewhere: 'This day exists. Please change the existing one.',
  wrongYear: (year) => `This day is not in ${year}.`,
  notWeekend: 'A swapped working day must be a Saturday or Sunday.',
  last: 'The last day of a year cannot be removed: a recorded year keeps at least one.',
}
