/** `/console/board`: how the complaints filed in a period stand, in cells of five or more. */
import { html } from 'hono/html'
import { loadCalendar } from '../../calendar/calendar-store.ts'
import { countFigures } from '../../complaints/figures/count-figures.ts'
import { figuresOf } from '../../complaints/figures/figures.ts'
import { conductRows, countSettled } from '../../complaints/figures/settled-cases.ts'
import { SMALLEST_CELL } from '../../complaints/figures/suppress.ts'
import { procedures } from '../../procedures/procedure-store.ts'
import { readPeriod } from '../../scores/period.ts'
import { unitTree } from '../../units/unit-store.ts'
import type { Answer, SignedInVisit } from '../page.ts'
import { askedOf, choiceOf, countedBy, seesConduct } from './asked.ts'
import { chooser } from './chooser-view.ts'
import { conductView } from './conduct-view.ts'
import { present } from './presenter.ts'
import { boardView } from './view.ts'
import { en } from './words.en.ts'
import { vi } from './words.vi.ts'

export async function showBoard(visit: SignedInVisit): Promise<Answer> {
  const { desk, account, now, language } = visit
  const words = language === 'en' ? en : vi
  const tree = await unitTree(desk.database)
  const choice = choiceOf(account, now)
  const asked = askedOf(visit.query, choice, account, tree)
  const { from, to } = readPeriod(asked.period)!
  const counts = await countFigures(desk, { viewer: countedBy(account), unit: asked.unit, from, to, now })
  const figures = figuresOf(counts, await loadCalendar(desk.database), SMALLEST_CELL)
  const nameOf = (code: string) => tree.byCode.get(code)?.name ?? code
  const named = { unit: nameOf, procedure: await procedureNames(visit) }
  const conduct = seesConduct(account, asked.period, now)
    ? conductRows(
        await countSettled(desk, { unit: asked.unit ?? account.unitCode, from, to, protectedOnly: true }),
      )
    : null
  return {
    title: words.title,
    body: html`<h1>${words.title}</h1>
${chooser(asked, choice, { tree, account, now }, words, language)}
<p class="hint">${choice.units ? words.lead : words.leadOthers} ${words.hiddenNote}</p>
${boardView(present(figures, named, words, language), figures, words, language)}
${conduct === null ? '' : conductView(conduct, nameOf, words, language)}`,
  }
}

async function procedureNames({ desk }: SignedInVisit): Promise<(code: string) => string> {
  const all = await procedures(desk.database)
  return (code) => all.get(code)?.name ?? code
}
