/** `/console/admin`: the parts of the administration that the account may open. */
import { html } from 'hono/html'
import { may, type Permission } from '../../accounts/roles.ts'
import type { Answer, SignedInVisit } from '../page.ts'
import { adminWords, type Words } from './words.ts'

const PARTS: { part: keyof Words['parts']; path: string; needs: Permission }[] = [
  { part: 'accounts', path: '/console/admin/accounts', needs: 'accounts:write' },
  { part: 'units', path: '/console/admin/units', needs: 'office:write' },
  { part: 'officials', path: '/console/admin/officials', needs: 'office:write' },
  { part: 'holidays', path: '/console/admin/holidays', needs: 'office:write' },
  { part: 'templates', path: '/console/admin/templates', needs: 'office:write' },
  { part: 'cannedAnswers', path: '/console/canned-answers', needs: 'office:write' },
  { part: 'channels', path: '/console/channels', needs: 'accounts:write' },
  { part: 'changes', path: '/console/changes', needs: 'changes:read' },
]

export async function showAdmin({ account, language }: SignedInVisit): Promise<Answer> {
  const words = adminWords(language)
  const parts = PARTS.filter(({ needs }) => may(account.role, needs))
  return {
    title: words.title,
    body: html`<h1>${words.title}</h1><p class="hint">${words.lead}</p>
<ul class="doors">${parts.map(({ part, path }) => html`<li><a href="${path}">${words.parts[part].title}</a><small>${words.parts[part].lead}</small></li>`)}</ul>`,
  }
}
