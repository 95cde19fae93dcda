/** The look of the public pages: large plain text, enough contrast, narrow screens first. */
export const styleSheet = `
body { margin: 0; font: 1.1rem/1.6 system-ui, "Be Vietnam Pro", "Noto Sans", sans-serif; color: #1b1b1b; background: #fff }
main { max-width: 60rem; margin: 0 auto; padding: 1.5rem 1rem 4rem }
p, ul { max-width: 46rem }
h1 { font-size: 2rem; line-height: 1.2; margin: 0 0 1rem; color: #8a1113 }
h2 { font-size: 1.4rem; margin-top: 2.5rem }
h3 { font-size: 1.15rem; margin: 2rem 0 .5rem }
[lang=en] { color: #4a4a4a; font-size: 1rem }
:is(h2, h3, th, .note) [lang=en] { font-size: .9em; font-weight: 400 }
a { color: #0b4f9c }
.note { font-size: 1rem; color: #4a4a4a }
.quarters { display: flex; flex-wrap: wrap; gap: 0 1.25rem; list-style: none; padding: 0 }
.quarters a { display: inline-flex; min-height: 44px; align-items: center }
table { border-collapse: collapse; width: 100%; font-size: 1rem }
th, td { text-align: left; padding: .45rem .6rem; border-bottom: 1px solid #d8d8d8; vertical-align: top }
thead th { vertical-align: bottom; border-bottom: 2px solid #8a8a8a; font-size: .95rem }
tbody th { font-weight: 600 }
td.number, th.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums }
th.number [lang=en] { display: block }
.drawing { width: 32% }
.drawn { display: block; padding-top: .15rem }
small { font-size: .9rem; color: #4a4a4a; font-variant-numeric: tabular-nums }
.label { display: none }
@media (max-width: 40rem) {
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
  table, tbody { display: block }
  tbody tr { display: grid; grid-template-columns: 1fr auto; gap: 0 .75rem; padding: .6rem 0; border-bottom: 1px solid #d8d8d8 }
  tbody :is(th, td) { border: 0; padding: .1rem 0 }
  tbody .drawing { grid-column: 1 / -1; width: auto }
  tbody td:last-child { grid-column: 1; grid-row: 3 }
  .label { display: inline }
}
@media print { tr { break-inside: avoid } h2, h3 { break-after: avoid } a { color: inherit } }
`
