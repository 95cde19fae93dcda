/** What the pages of scores share: their words, the chooser, the answer to a question that cannot be answered. */
import { html } from 'hono/html'
import { frameworkStore } from '../../scores/frameworks/framework-store.ts'
import { isBeforePeriod } from '../../scores/scores.ts'
import type { Answer, Markup, SignedInVisit } from '../page.ts'
import { askedOf } from './asked.ts'
import { chooser } from './chooser-view.ts'
import type { Refusal } from './whose-scores.ts'
import { en } from './words.en.ts'
import { vi, type Words } from './words.vi.ts'

/** The words in the visitor's language. */
export function wordsOfScores({ language }: SignedInVisit): Words {
  return language === 'en' ? en : vi
}

/** The chooser as the visitor left it. @param more fields of that page alone */
export async function chooserAt(action: string, visit: SignedInVisit, more: unknown = ''): Promise<Markup> {
  const frameworks = [...(await frameworkStore.current(visit.desk.database)).values()]
  const asked = askedOf(visit)
  const words = wordsOfScores(visit)
  const choose = chooser(action, asked, frameworks, visit.now, words, visit.language, more)
  return isBeforePeriod(visit.now, asked.period)
    ? html`${choose}<p role="status">${words.notBegun}</p>`
    : choose
}

/** A sentence that says what is wrong with the question, under the chooser that can mend it. */
export function refusedPage(visit: SignedInVisit, refused: Refusal, choose: Markup): Answer {
  const words = wordsOfScores(visit)
  const body = html`<h1>${words.title}</h1>${choose}<p class="error" role="alert">${words.refusals[refused]}</p>`
  return { title: words.title, body, status: refused === 'busy' ? 429 : 422 }
}
