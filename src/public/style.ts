/** The look of the public pages: large plain text, enough contrast, narrow screens first. */
export const styleSheet = `
body { margin: 0; font: 1.1rem/1.6 system-ui, "Be Vietnam Pro", "Noto Sans", sans-serif; color: #1b1b1b; background: #fff }
main { max-width: 52rem; margin: 0 auto; padding: 1.5rem 1rem 4rem }
h1 { font-size: 2rem; line-height: 1.2; margin: 0 0 1rem; color: #8a1113 }
h2 { font-size: 1.4rem; margin-top: 2.5rem }
[lang=en] { color: #4a4a4a; font-size: 1rem }
a { color: #0b4f9c }
table { border-collapse: collapse; width: 100%; font-size: 1rem }
th, td { text-align: left; padding: .45rem .6rem; border-bottom: 1px solid #d8d8d8; vertical-align: top }
td:nth-child(n+2), th:nth-child(n+2) { text-align: right; white-space: nowrap }
@media (max-width: 36rem) { td:nth-child(3), th:nth-child(3) { display: none } }
`
