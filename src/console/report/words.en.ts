/** The report for the steering committee. */
import type { Words } from './words.vi.ts'

export const en: Words = {
  title: 'Report for the steering committee',
  lead: 'A report in the form of a Vietnamese official document, in Vietnamese: summary, satisfaction, dossiers, complaints, rule set, annex on method. Number, date, recipients and signature are left to be filled in.',
  rights: 'The figures follow the rights of this account. Give the report only to those who may see them.',
  period: 'Period',
  unit: 'Unit',
  allUnits: 'All units',
  framework: 'Framework',
  asOf: 'As recorded until the end of',
  asOfHint: 'Left empty: the latest.',
  format: 'Kind of file',
  formats: {
    docx: 'Word (DOCX), to edit and sign',
    html: 'Web page (HTML), to print',
    xlsx: 'Excel (XLSX), with charts',
  },
  download: 'Download the report',
  back: 'Scores of all units',
  busy: 'Another report is being made and some are waiting. Please try again in a minute.',
  notBegun: 'This period has not begun, so there is nothing to report.',
}
