/** `/api/docs`: the calls as one plain page, made on the server: no script, nothing from other hosts. */
import { z } from 'zod'
import type { AnyRoute } from './route.ts'

const STYLE = `
body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a}
h2{margin-top:2.5rem;border-bottom:1px solid #ccc}h3{margin-bottom:.2rem}code,pre{font-family:ui-monospace,monospace;font-size:.9em}
.method{display:inline-block;min-width:3rem;font-weight:700;color:#0b5394}
table{border-collapse:collapse;width:100%}td,th{text-align:left;vertical-align:top;border-bottom:1px solid #e5e5e5;padding:.3rem .6rem .3rem 0}
.scope{color:#555}details{margin:.4rem 0}`

type Property = {
  type?: string | string[]
  enum?: unknown[]
  const?: unknown
  anyOf?: Property[]
  items?: Property
  format?: string
  description?: string
}
type ObjectSchema = { properties?: Record<string, Property>; required?: string[] }

/** The page and the headers that hold it to its own words. */
export const docsPage = {
  headers: { 'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'" },
  render,
}

function render(routes: readonly AnyRoute[]): string {
  const groups = Map.groupBy(routes, (route) => route.path.split('/')[1]!)
  const sections = [...groups].map(
    ([name, group]) => `<h2 id="${name}">${text(name)}</h2>${group.map(section).join('')}`,
  )
  const links = [...groups.keys()].map((name) => `<a href="#${name}">${text(name)}</a>`).join(' · ')
  return `<!doctype html><html lang="vi"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>Lắng Nghe API</title><style>${STYLE}</style>
<h1>Lắng Nghe API</h1>
<p>Mọi địa chỉ nằm dưới <code>/api/v1</code>. Gửi kèm <code>Authorization: Bearer MÃ_TRUY_CẬP</code>. Bản mô tả cho máy: <a href="/api/v1/openapi.json">openapi.json</a>.</p>
<p>All addresses are under <code>/api/v1</code>. Lists are <code>{items, next}</code>: pass <code>next</code> back as <code>cursor</code>; <code>since</code> asks for what changed at or after. Errors are RFC 9457 problem documents that name the field.</p>
<p>${links}</p>${sections.join('')}</html>`
}

function section(route: AnyRoute): string {
  const scope = route.scope
    ? `quyền / scope: <code>${route.scope}</code>`
    : 'mọi mã truy cập / any valid token'
  const takes = route.method === 'get' ? fields(route.query, 'input') : fields(route.body, 'input')
  const gives = fields(route.response, 'output')
  return `<h3><span class="method">${route.method.toUpperCase()}</span> <code>${text(route.path)}</code></h3>
<p>${text(route.summary)}<br><span class="scope">${scope}</span></p>
${takes ? `<details open><summary>Nhận / takes</summary>${takes}</details>` : ''}${gives ? `<details><summary>Trả lời / answers</summary>${gives}</details>` : ''}`
}

/** The fields of an object (or of the objects of a list) as a table; '' when it has none. */
function fields(schema: z.ZodType, io: 'input' | 'output'): string {
  let json = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as ObjectSchema & Property
  if (json.items) json = json.items as ObjectSchema & Property
  const rows = Object.entries(json.properties ?? {}).map(([name, property]) => {
    const optional = io === 'input' && !json.required?.includes(name) ? '?' : ''
    return `<tr><td><code>${text(name)}${optional}</code><td>${text(typeName(property))}<td>${text(property.description ?? '')}`
  })
  return rows.length > 0 ? `<table>${rows.join('')}</table>` : ''
}

function typeName(property: Property): string {
  if (property.const !== undefined) return String(property.const)
  if (property.enum) return property.enum.join(' | ')
  if (property.anyOf) return [...new Set(property.anyOf.map(typeName))].join(' | ')
  if (property.items) return `${typeName(property.items)}[]`
  return property.format ?? [property.type ?? 'any'].flat().join(' | ')
}

function text(words: string): string {
  return words
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
