/** The pages of units. */
import type { Words } from './words.vi.ts'

export const en: Words = {
  title: 'Units',
  add: 'Add a unit',
  addTitle: 'Add a unit',
  editTitle: (name) => `Unit: ${name}`,
  back: 'Back to the tree of units',
  ended: (day) => `ended ${day}`,
  notYet: (day) => `from ${day}`,
  fields: {
    code: 'Code',
    name: 'Name',
    kind: 'Kind',
    parent: 'Unit above',
    validFrom: 'From',
    validTo: 'Until the end of',
    successors: 'Units that take over its work when it ends',
    aliases: 'Other and older names',
    address: 'Address',
    phone: 'Telephone',
    hours: 'Hours',
  },
  kinds: {
    province: 'Province',
    department: 'Department',
    branch: 'Branch',
    commune: 'Commune or ward',
    other: 'Other office',
  },
  hoursHint:
    'For example: Monday to Friday: 7:30-11:30, 13:30-17:00. Where no hours can be read, those of the example count.',
  root: '(None: the highest)',
  successorsHint:
    'One code a line. One unit: a merger; several: a split. Citizens who use the old name are led there.',
  aliasesHint: 'One name a line. Names of earlier versions are still recognised.',
  warnings: {
    ends_alone:
      'The unit ends and nobody takes over: citizens who name it are led nowhere, and complaints find nobody after it.',
    succeeded: (names) =>
      `The unit ends, its work goes to: ${names}. Citizens and new complaints are led there; its scores go on there. Open complaints must be transferred one by one.`,
    children_left: (n) => `${n} units under it go on after that day. Give them another unit above.`,
    officials_left: (n) => `${n} officials have no last day in this unit yet.`,
    accounts_left: (n) => `${n} accounts see nothing but this unit. Grant them rights in the successor.`,
    moved:
      'Another unit above means other people who see the complaints about this unit, and another place where complaints about its head are handled.',
    lives_again: 'A unit that had ended goes on again.',
  },
}
