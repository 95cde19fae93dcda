/** `/console/canned-answers`: answers prepared for live talks: list, new, change, retire. */
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import {
  addCannedAnswer,
  type CannedAnswer,
  cannedAnswer,
  changeCannedAnswer,
  listCannedAnswers,
} from '../../live-talk/canned-answers.ts'
import { type Fault, readForm, words as someWords } from '../form.ts'
import type { Answer, SignedInVisit } from '../page.ts'
import { plainPage } from '../plain-pages.ts'
import { wordsOf } from '../words.ts'
import { type Edited, editView, listView } from './view.ts'
import { cannedWords } from './words.ts'

const HERE = '/console/canned-answers'
/** Both platforms take so many letters in one message (facts/zalo.md, facts/messenger.md). */
const MOST_LETTERS = 2000
const FORM = z.object({ title: someWords(100), words: someWords(MOST_LETTERS) })
/** The id of a new one comes with its form, so that a form sent twice makes one. */
const NEW_ID = z.uuid()

export async function showCannedAnswers(visit: SignedInVisit): Promise<Answer> {
  const words = cannedWords(visit.language)
  const answers = await listCannedAnswers(visit.desk.database)
  const done =
    visit.query.done === 'saved' ? words.saved : visit.query.done === 'retired' ? words.retired : null
  return { title: words.title, body: listView(answers, words, done) }
}

/** The empty form. */
export async function showNewCannedAnswer(visit: SignedInVisit): Promise<Answer> {
  return edited(visit, null, { values: { id: randomUUID() }, errors: {}, problem: null }, 200)
}

/** Keeps a new one. */
export async function doAddCannedAnswer(visit: SignedInVisit): Promise<Answer> {
  const { desk, form, account, now } = visit
  const id = NEW_ID.safeParse(form.id)
  const read = readForm(FORM, form)
  if ('faults' in read || !id.success) return faulty(visit, null, 'faults' in read ? read.faults : {})
  await addCannedAnswer(desk.database, { id: id.data, ...read.values }, account.id, now)
  return { seeOther: `${HERE}?done=saved` }
}

/** One, to be changed or retired. */
export async function showCannedAnswer(visit: SignedInVisit): Promise<Answer> {
  const answer = await cannedAnswer(visit.desk.database, visit.params.id ?? '')
  if (!answer) return plainPage('notFound', visit.language)
  const values = { title: answer.title, words: answer.words, version: String(answer.version) }
  return edited(visit, answer, { values, errors: {}, problem: null }, 200)
}

/** Changes one; of two who do, the second is told. */
export async function doChangeCannedAnswer(visit: SignedInVisit): Promise<Answer> {
  const { desk, form, params, account, now } = visit
  const answer = await cannedAnswer(desk.database, params.id ?? '')
  if (!answer) return plainPage('notFound', visit.language)
  const read = readForm(FORM, form)
  if ('faults' in read) return faulty(visit, answer, read.faults)
  const { title, words } = read.values
  const isThere = answer.title === title && answer.words === words // by this very form, sent twice
  const seen = { ...answer, version: Number(form.version) || 0 }
  if (isThere || (await changeCannedAnswer(desk.database, seen, read.values, account.id, now)))
    return { seeOther: `${HERE}?done=saved` }
  return changedBefore(visit)
}

/** Offers it no more; talks in which it was said keep it. */
export async function doRetireCannedAnswer(visit: SignedInVisit): Promise<Answer> {
  const { desk, form, params, account, now } = visit
  const answer = await cannedAnswer(desk.database, params.id ?? '')
  if (!answer) return { seeOther: `${HERE}?done=retired` }
  const seen = { ...answer, version: Number(form.version) || 0 }
  if (await changeCannedAnswer(desk.database, seen, null, account.id, now))
    return { seeOther: `${HERE}?done=retired` }
  return changedBefore(visit)
}

/** What was typed stays, beside what stands there now; saving again replaces it. */
async function changedBefore(visit: SignedInVisit): Promise<Answer> {
  const answer = await cannedAnswer(visit.desk.database, visit.params.id ?? '')
  if (!answer) return plainPage('notFound', visit.language)
  const typed = visit.form.words === undefined ? { title: answer.title, words: answer.words } : visit.form
  const problem = cannedWords(visit.language).changedBefore(answer.title)
  const values = { ...typed, version: String(answer.version), now: answer.words }
  return edited(visit, answer, { values, errors: {}, problem }, 409)
}

function faulty(visit: SignedInVisit, answer: CannedAnswer | null, faults: Record<string, Fault>) {
  const said = cannedWords(visit.language).faults
  const errors = Object.fromEntries(Object.entries(faults).map(([field, fault]) => [field, said[fault]]))
  const id = NEW_ID.safeParse(visit.form.id).data ?? randomUUID()
  return edited(visit, answer, { values: { ...visit.form, id }, errors, problem: null }, 422)
}

async function edited(
  visit: SignedInVisit,
  answer: CannedAnswer | null,
  form: Edited,
  status: number,
): Promise<Answer> {
  const words = cannedWords(visit.language)
  const title = answer === null ? words.newOne : words.change(answer.title)
  return {
    title: status === 200 ? title : `${wordsOf(visit.language).error}: ${title}`,
    body: editView(visit, answer, form, title),
    status,
    at: answer === null ? `${HERE}/new` : `${HERE}/${answer.id}`,
  }
}
