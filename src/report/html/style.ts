/** How the report looks on paper: A4, Times New Roman, page numbers at the top centre from the second page on (NĐ 30/2020). */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Margins in mm: top and bottom 20, left 30, right 20. */
const PRINT = `
@page { size: A4; margin: 20mm 20mm 20mm 30mm; @top-center { content: counter(page); font: 13pt "Times New Roman", "Liberation Serif", serif; } }
@page :first { @top-center { content: none; } }
html { background: #e9ecef; }
body { margin: 0; color: #000; font: 14pt/1.35 "Times New Roman", "Liberation Serif", Tinos, serif; }
main { box-sizing: border-box; width: 210mm; margin: 8mm auto; padding: 20mm 20mm 20mm 30mm; background: #fff; }
@media print { html { background: #fff; } main { width: auto; margin: 0; padding: 0; } }
p, li { margin: 0 0 6pt; text-align: justify; }
p.body, li { text-indent: 10mm; }
ul { margin: 0; padding: 0; list-style: none; }
li::before { content: "- "; }
.head { display: grid; grid-template-columns: 38% 62%; text-align: center; font-size: 12pt; line-height: 1.25; }
.state, .motto { white-space: nowrap; }
.head p { margin: 0; text-align: center; }
.head .own, .head .state, .motto { font-weight: bold; }
.head .own::after, .motto::after, .about::after { content: ""; display: block; margin: 2pt auto 0; border-top: .75pt solid #000; }
.head .own::after { width: 40%; }
.motto, .head .number, .head .place { font-size: 13pt; }
.motto::after { width: 48mm; }
.head .number, .head .place { margin-top: 8pt; }
.head .place { font-style: italic; }
h1, .about { margin: 0; text-align: center; font-size: 14pt; font-weight: bold; line-height: 1.3; }
h1 { margin-top: 18pt; }
.about { padding: 0 12mm; }
.about::after { width: 40mm; margin-top: 4pt; }
.bases { margin-top: 14pt; font-style: italic; }
h2 { margin: 14pt 0 6pt; font-size: 14pt; break-after: avoid; }
h3 { margin: 10pt 0 6pt; font-size: 14pt; break-after: avoid; text-indent: 10mm; }
figure { margin: 8pt 0 12pt; break-inside: avoid; }
figure svg { display: block; max-width: 100%; }
figcaption, .caption { font-size: 13pt; font-weight: bold; text-align: center; }
figcaption { margin-bottom: 4pt; }
table { width: 100%; margin: 0 0 4pt; border-collapse: collapse; font-size: 11pt; line-height: 1.2; table-layout: fixed; }
.caption { margin: 10pt 0 3pt; break-after: avoid; }
.measure { margin: 0 0 3pt; font-style: italic; font-size: 11pt; text-align: right; break-after: avoid; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
tbody tr:nth-child(-n+3) { break-before: avoid; }
th, td { border: .5pt solid #000; padding: 2pt 4pt; vertical-align: middle; overflow-wrap: break-word; }
thead th:first-child { white-space: nowrap; padding: 2pt 0; }
thead th { text-align: center; background: #eef1f4; }
tbody th { font-weight: normal; text-align: left; }
tr.group th { font-weight: bold; background: #f6f7f9; break-after: avoid; }
tfoot { display: table-row-group; }
tfoot td, tfoot th { font-weight: bold; }
.left { text-align: left; } .center { text-align: center; } .right { text-align: right; font-variant-numeric: tabular-nums; }
.note { font-size: 11pt; font-style: italic; text-indent: 0; margin: 0 0 2pt; }
pre { margin: 4pt 0 8pt; padding: 4pt 6pt; border: .5pt solid #888; font: 10pt/1.3 "Liberation Mono", "DejaVu Sans Mono", monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
.dots { border-bottom: 1pt dotted #000; height: 20pt; }
.lines { break-inside: avoid; break-after: avoid; }
.end { display: grid; grid-template-columns: 40% 60%; margin-top: 18pt; break-inside: avoid; break-before: avoid; }
.end > div { break-inside: avoid; }
.end p { text-indent: 0; margin: 0; text-align: left; }
.end .who { font-size: 12pt; font-weight: bold; font-style: italic; }
.end .to { font-size: 11pt; }
.end .signs p { text-align: center; }
.end .signs .office { font-size: 13pt; font-weight: bold; white-space: nowrap; }
.end .signs .note { margin-bottom: 60pt; text-align: center; }
.annex { break-before: page; }
.annex > h2 { text-align: center; }
`

const FACES = [
  [400, '@expo-google-fonts/be-vietnam-pro/400Regular/BeVietnamPro_400Regular.ttf'],
  [700, '@expo-google-fonts/be-vietnam-pro/700Bold/BeVietnamPro_700Bold.ttf'],
] as const

/** The style sheet with the typeface of the charts in it, so that the file needs nothing from outside. */
export function styleSheet(): string {
  const faces = FACES.map(([weight, file]) => {
    const bytes = readFileSync(fileURLToPath(import.meta.resolve(file)))
    return `@font-face { font-family: "Be Vietnam Pro"; font-weight: ${weight}; src: url(data:font/ttf;base64,${bytes.toString('base64')}) format("truetype"); }`
  })
  return `${PRINT}${faces.join('\n')}\n`
}
