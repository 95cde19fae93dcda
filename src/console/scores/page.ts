/** `/console/scores`: the figures of the API and the command line, for the account's units. */
import { html } from 'hono/html'
import type { Answer, SignedInVisit } from '../page.ts'
import { askedOf, askingFor } from './asked.ts'
import { chooserAt, refusedPage, wordsOfScores } from './parts.ts'
import { scoresTable } from './table-view.ts'
import { scoresFor } from './whose-scores.ts'

/** All units at once, in a table. */
export async function showScores(visit: SignedInVisit): Promise<Answer> {
  const { desk, account, now, language } = visit
  const words = wordsOfScores(visit)
  const asked = askedOf(visit)
  const choose = await chooserAt('/console/scores', visit)
  const found = await scoresFor(desk, account, asked, now)
  if ('refused' in found) return refusedPage(visit, found.refused, choose)
  const table = scoresTable(found.scorecards, asked, words, language)
  return {
    title: words.title,
    body: html`<h1>${words.title}</h1>${choose}
<p class="ways"><a href="/console/scores/ranking?${askingFor(asked)}">${words.toRanking}</a> <a href="/console/scores/compare?${askingFor(asked)}">${words.toCompare}</a> <a href="/console/scores/report?${new URLSearchParams({ period: asked.period })}">${words.toReport}</a></p>
${table}`,
  }
}
