/** `/console/targets`: how "4 tăng, 2 giảm, 2 không" stand, and which way each has moved since the period before. */
import { html } from 'hono/html'
import { toVietnamese } from '../../calendar/instant.ts'
import { provinceOf } from '../../complaints/routing.ts'
import { frameworkStore, versionFor } from '../../scores/frameworks/framework-store.ts'
import { standOfTargets } from '../../scores/frameworks/targets.ts'
import { readPeriod } from '../../scores/period.ts'
import type { UnitTree } from '../../units/unit.ts'
import { unitTree } from '../../units/unit-store.ts'
import type { Answer, Markup, SignedInVisit } from '../page.ts'
import { askedOf } from '../scores/asked.ts'
import { periodsUpTo } from '../scores/periods-before.ts'
import { scopeOf, seriesFor } from '../scores/whose-scores.ts'
import { chooser } from './chooser-view.ts'
import { targetsView } from './view.ts'
import { en } from './words.en.ts'
import { vi } from './words.vi.ts'

const FRAMEWORK = 'muc-tieu-30'

/** The page; 422 where the address asks for no period or no unit of the account's. */
export async function showTargets(visit: SignedInVisit): Promise<Answer> {
  const { desk, account, now, language } = visit
  const words = language === 'en' ? en : vi
  const tree = await unitTree(desk.database)
  const asked = {
    ...askedOf(visit),
    framework: FRAMEWORK,
    unitCode: visit.query.unit?.trim() || usualUnit(visit, tree),
    scope: visit.query.scope === 'unit' ? ('unit' as const) : ('subtree' as const),
  }
  const mayRead = scopeOf(account, tree)
  const choose = chooser(asked, { tree, mayRead, now }, words, language)
  const answer = (body: Markup, status = 200): Answer => ({
    title: words.title,
    body: html`<h1>${words.title}</h1><p class="hint">${words.lead}</p>${choose}${body}`,
    status,
  })
  const wrong = (sentence: string) => answer(html`<p class="error" role="alert">${sentence}</p>`, 422)

  const period = readPeriod(asked.period)
  if (!period) return wrong(words.badPeriod)
  const periods = periodsUpTo(asked.period).slice(-2)
  const points = await seriesFor(desk, account, { ...asked, periods }, now)
  const versions = await frameworkStore.versionsUntil(desk.database, FRAMEWORK, now)
  if (versions.length === 0) return answer(html`<p class="empty">${words.missing}</p>`)
  const [before, last] = points.map(({ scorecard, breaksBefore }) => ({ card: scorecard, breaksBefore }))
  if (!before || !last) return wrong(words.noUnit)
  const { framework } = versionFor(versions, period)
  const { card } = last
  return answer(html`<h2>${framework.title[language]}: ${card.unit.name}</h2>
<p class="hint">${words.asOf(toVietnamese(Date.parse(card.asOf)), card.framework, card.frameworkVersion)}${period.to > now ? html` ${words.underWay}` : ''}</p>
${targetsView(standOfTargets(framework, last, before), { card, before: before.card.period }, words, language)}`)
}

/** The account's own unit; for those without one the province. */
function usualUnit({ account }: SignedInVisit, tree: UnitTree): string {
  return account.unitCode ?? provinceOf(tree)?.code ?? [...tree.byCode.keys()][0] ?? ''
}
