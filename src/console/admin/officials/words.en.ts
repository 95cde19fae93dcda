/** The pages of officials. */
import type { Words } from './words.vi.ts'

export const en: Words = {
  title: 'Officials',
  add: 'Add an official',
  addTitle: 'Add an official',
  editTitle: (name) => `Official: ${name}`,
  back: 'Back to the officials',
  lead: 'Whoever leaves gets a last day. Whoever moves gets the new unit and first day; the history stays.',
  unit: 'Unit',
  allUnits: 'All units',
  name: 'Name',
  time: 'Time',
  isHead: 'head',
  more: (n) => `${n} more. Please search by name or code, or choose a unit.`,
  fields: {
    code: 'Code',
    name: 'Name',
    unitCode: 'Unit',
    head: 'Responsibility',
    validFrom: 'In this post from',
    validTo: 'Until the end of',
  },
  heads: { yes: 'Heads the unit', no: 'Does not head it' },
  headHint: 'A complaint about a head goes one level up; the unit does not see it.',
  warnings: {
    other_head: (name) => `The unit has another head: ${name}. Both will count as heads.`,
    no_head: 'After this change nobody is recorded as head of the unit.',
    moved: 'New complaints that name this person are understood as about the new unit.',
  },
}
