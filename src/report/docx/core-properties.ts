/** What a Word file says of itself. The library writes the clock's time there; the same report must give the same file. */
import { escaped } from '../../doors/type-setting.ts'
import type { Report } from '../report.ts'

/** `docProps/core.xml`: title, office, and the moment whose facts are told. */
export function coreProperties({ title, about, letterhead, asOf }: Report): string {
  const at = `${new Date(asOf).toISOString().slice(0, 19)}Z`
  const office = escaped(letterhead.agency)
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escaped(`${title}: ${about}`)}</dc:title><dc:creator>${office}</dc:creator><cp:lastModifiedBy>${office}</cp:lastModifiedBy><dc:language>vi-VN</dc:language><dcterms:created xsi:type="dcterms:W3CDTF">${at}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${at}</dcterms:modified></cp:coreProperties>
`
}
