/** Settled cases in English. */
import type { Words } from './words.vi.ts'

export const en: Words = {
  title: 'Settled cases',
  period: 'Settled in',
  show: 'Show',
  lead: 'Each row is five or more complaints that agree in whatever is told. “Not told” stands where telling it would leave fewer than 5. Cases too unlike all others are told nowhere. No words of citizens, codes, dossiers or answers are shown: they may tell who is who.',
  none: 'No group of 5 or more complaints was settled in this quarter.',
  csv: 'Download (CSV)',
  untold: 'not told',
  columns: {
    month: 'Month settled',
    ground: 'Ground',
    kind: 'Level of the unit complained of',
    unit: 'Unit',
    result: 'Conclusion',
    taken: 'Time to the answer',
    n: 'Complaints',
  },
  kinds: {
    province: 'Province',
    department: 'Department',
    branch: 'Branch',
    commune: 'Commune or ward',
    other: 'Other office',
    unknown: 'Unit not known',
  },
  results: {
    founded: 'Founded',
    partly: 'Partly founded',
    unfounded: 'Unfounded',
    refused: 'Refused, with a reason',
  },
  times: {
    to_5: 'Within 5 working days',
    to_10: '6 to 10 working days',
    to_15: '11 to 15 working days',
    to_30: '16 to 30 working days',
    over_30: 'More than 30 working days',
  },
}
