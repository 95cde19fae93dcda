/** Sheets that print as wide as one page of paper. The library sets none of this; its README, "Features". */
import type { Feature, Image } from 'write-excel-file/node'

export const fitToWidth: Feature<Image['content']> = {
  files: {
    transform: {
      'xl/worksheets/sheet{id}.xml': {
        transform: (xml) =>
          xml.includes('<sheetPr')
            ? xml
            : xml.replace(/<worksheet[^>]*>/, '$&<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'),
        transformElementAttributes: (tag, attributes) =>
          tag === 'pageSetup' ? { ...attributes, fitToWidth: 1, fitToHeight: 0 } : attributes,
      },
    },
  },
}
