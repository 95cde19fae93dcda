/** What stands around every page: the head, the pages that the account may open, who is signed in, the language. */
import { html } from 'hono/html'
import type { Account } from '../accounts/account-store.ts'
import { may, type Permission, ROLES } from '../accounts/roles.ts'
import type { UnitTree } from '../units/unit.ts'
import { csrfField } from './field.ts'
import type { Markup, Visit } from './page.ts'
import { wordsOf } from './words.ts'

export const MENU = [
  { page: 'complaints', path: '/console/complaints', needs: 'complaint:read' },
  { page: 'requests', path: '/console/requests', needs: 'requests:read' },
  { page: 'identity', path: '/console/identity', needs: 'identity:request' },
  { page: 'privacy', path: '/console/privacy', needs: 'identity:approve' },
  { page: 'commendations', path: '/console/commendations', needs: 'complaint:read' },
  { page: 'board', path: '/console/board', needs: 'board:read' },
  { page: 'cases', path: '/console/cases', needs: 'cases:anonymised' },
  { page: 'scores', path: '/console/scores', needs: 'scores:read' },
  { page: 'targets', path: '/console/targets', needs: 'scores:read' },
  { page: 'ratings', path: '/console/ratings', needs: 'scores:read' },
  { page: 'channels', path: '/console/channels', needs: 'accounts:write' },
  { page: 'admin', path: '/console/admin', needs: 'office:write' },
  { page: 'changes', path: '/console/changes', needs: 'changes:read' },
] as const satisfies { page: string; path: string; needs: Permission }[]

/** The first page of the menu that an account may open. */
export function firstPageOf(account: Account): string {
  return MENU.find(({ needs }) => may(account.role, needs))?.path ?? '/console/scores'
}

/** @param visit `path` is where the visitor is, for the menu and the way back after the language has been changed */
export function frame(
  visit: Pick<Visit, 'language' | 'account' | 'csrf'> & { path: string; url: string; tree: UnitTree },
  title: string,
  body: Markup,
): Markup {
  const words = wordsOf(visit.language)
  const other =
    visit.language === 'vi'
      ? ({ code: 'en', name: 'English' } as const)
      : ({ code: 'vi', name: 'Tiếng Việt' } as const)
  return html`<!doctype html>
<html lang="${visit.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · ${words.service}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/console/assets/console.css">
</head>
<body>
<a class="skip" href="#main">${words.skip}</a>
<header class="top">
<div class="bar">
<p class="brand"><a href="/console"><b>${words.service}</b> <span>${words.console}</span></a></p>
<p class="language"><a href="${inLanguage(visit.url, other.code)}" lang="${other.code}" hreflang="${other.code}">${other.name}</a></p>
${visit.account ? whoIsIn(visit.account, visit) : ''}
</div>
${visit.account ? menu(visit.account, visit.path, words) : ''}
</header>
<main id="main" tabindex="-1">
${body}
</main>
</body>
</html>`
}

function menu(account: Account, path: string, words: ReturnType<typeof wordsOf>): Markup {
  const links = MENU.filter(({ needs }) => may(account.role, needs))
  return html`<nav class="menu" aria-label="${words.menu}"><ul>
${links.map((link) => {
  const here = path === link.path || path.startsWith(`${link.path}/`)
  return html`<li><a href="${link.path}"${here ? html` aria-current="page"` : ''}>${words.pages[link.page]}</a></li>`
})}
</ul></nav>`
}

function whoIsIn(
  account: Account,
  { language, csrf, tree }: Pick<Visit, 'language' | 'csrf'> & { tree: UnitTree },
): Markup {
  const words = wordsOf(language)
  const unit =
    account.unitCode === null
      ? words.wholeProvince
      : (tree.byCode.get(account.unitCode)?.name ?? account.unitCode)
  return html`<div class="who">
<p><b>${account.name}</b> <span>${ROLES[account.role][language]} · ${unit}</span></p>
<p><a href="/console/account">${words.account}</a></p>
<p><a href="/console/notices">${words.notices}</a></p>
<form method="post" action="/console/sign-out">${csrfField(csrf)}<button class="quiet">${words.signOut}</button></form>
</div>`
}

/** The same page in another language. */
function inLanguage(url: string, language: string): string {
  const there = new URL(url, 'http://console')
  there.searchParams.set('lang', language)
  return `${there.pathname}${there.search}`
}
