/** The report as one HTML file that needs nothing else and prints on A4. The same report gives the same bytes. */
import { html, raw } from 'hono/html'
import { chartSvg } from '../drawn.ts'
import { MOTTO, NATIONAL_NAME } from '../letterhead.ts'
import type { Block, Letterhead, Report, Section } from '../report.ts'
import { styleSheet } from './style.ts'
import { tableOf } from './table.ts'

type Markup = ReturnType<typeof html>

export function asHtml(report: Report): string {
  return String(html`<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:">
<title>${report.title}: ${report.about}</title>
<style>${raw(styleSheet())}</style>
</head>
<body><main>
${head(report.letterhead)}
<h1>${report.title}</h1>
<p class="about">${report.about}</p>
<div class="bases">${report.bases.map((base) => html`<p class="body">${base}</p>`)}</div>
<p class="body">${report.opening}</p>
${report.sections.map(section)}
${end(report)}
${report.annexes.map((annex) => html`<section class="annex"><h2>${annex.title}</h2>${annex.blocks.map(block)}</section>`)}
</main></body>
</html>
`)
}

function head({ superior, agency, number, placeAndDate }: Letterhead): Markup {
  return html`<header class="head">
<div>${superior === null ? '' : html`<p>${superior}</p>`}<p class="own">${agency}</p><p class="number">${number}</p></div>
<div><p class="state">${NATIONAL_NAME}</p><p class="motto">${MOTTO}</p><p class="place">${placeAndDate}</p></div>
</header>`
}

function section({ number, title, blocks }: Section): Markup {
  return html`<section><h2>${number}. ${title}</h2>
${blocks.map(block)}
</section>`
}

function block(given: Block): Markup {
  switch (given.kind) {
    case 'sentence':
      return html`<p class="body">${given.text}</p>`
    case 'list':
      return html`<ul>${given.items.map((item) => html`<li>${item}</li>`)}</ul>`
    case 'heading':
      return html`<h3>${given.text}</h3>`
    case 'code':
      return html`<pre>${given.text}</pre>`
    case 'blank':
      return html`<div class="lines">${Array.from({ length: given.lines }, () => html`<div class="dots"></div>`)}</div>`
    case 'table':
      return tableOf(given)
    case 'chart':
      return html`<figure><figcaption>${given.title}</figcaption>${raw(chartSvg(given))}</figure>`
  }
}

function end({ recipients, signature }: Report): Markup {
  return html`<div class="end">
<div><p class="who">Nơi nhận:</p>${recipients.map((line) => html`<p class="to">${line}</p>`)}</div>
<div class="signs"><p class="office">${signature.office}</p><p class="note">${signature.note}</p></div>
</div>`
}
