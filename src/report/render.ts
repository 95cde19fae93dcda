/** A report as a file. The libraries for Word and pictures are loaded only by whoever makes such a file. */
import { drawable } from '../units/plain-text.ts'
import type { Report } from './report.ts'

export const REPORT_FORMATS = ['html', 'docx', 'xlsx'] as const
export type ReportFormat = (typeof REPORT_FORMATS)[number]

/** What the formats are called on the web. */
export const MEDIA_TYPES: Record<ReportFormat, string> = {
  html: 'text/html; charset=utf-8',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** The same report gives the same bytes. */
export async function renderReport(given: Report, format: ReportFormat): Promise<Buffer> {
  const report = drawable(given)
  if (format === 'html') return Buffer.from((await import('./html/as-html.ts')).asHtml(report))
  if (format === 'docx') return (await import('./docx/as-docx.ts')).asDocx(report)
  return (await import('./xlsx/as-xlsx.ts')).asXlsx(report)
}

/** The format that a file's name asks for; null when it asks for none of ours. */
export function formatOf(file: string): ReportFormat | null {
  return REPORT_FORMATS.find((format) => file.toLowerCase().endsWith(`.${format}`)) ?? null
}
