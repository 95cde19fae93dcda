/** What the columns are, for programs: CSVW metadata (W3C Tabular Data, 2015) beside each CSV. */
import { COLUMNS, type Column } from './columns.ts'
import type { About } from './files.ts'

/** The metadata of a quarter's CSV. */
export function metadataOf({ period, licence, base }: Omit<About, 'asOf' | 'again'>): object {
  return {
    '@context': ['http://www.w3.org/ns/csvw', { '@language': 'vi' }],
    url: `${base}/open-data/scores-${period}.csv`,
    'dc:title': inBoth(`Điểm hài lòng của các đơn vị, ${period}`, `Satisfaction scores of units, ${period}`),
    ...(licence === null ? {} : { 'dc:license': URL.canParse(licence) ? { '@id': licence } : licence }),
    dialect: { encoding: 'utf-8', header: true },
    tableSchema: {
      columns: COLUMNS.map(described),
      primaryKey: ['period', 'unit_code', 'framework'],
    },
  }
}

function described({ name, datatype, title, meaning }: Column): object {
  return {
    name,
    titles: name,
    datatype,
    null: '',
    'dc:title': inBoth(title.vi, title.en),
    'dc:description': inBoth(meaning.vi, meaning.en),
  }
}

function inBoth(vi: string, en: string): object[] {
  return [
    { '@value': vi, '@language': 'vi' },
    { '@value': en, '@language': 'en' },
  ]
}
