/** `/console/requests/:id`: a live talk with the citizen who asked, and what an official does in it. */
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { ROLES, viewerOf } from '../../accounts/roles.ts'
import { cannedAnswer, listCannedAnswers } from '../../live-talk/canned-answers.ts'
import { giveBackTalk, type Held, sayInTalk, takeTalk } from '../../live-talk/hold-talk.ts'
import { requestRow, toRequest } from '../../live-talk/human-requests.ts'
import type { Hand } from '../../live-talk/live-talk.ts'
import { linesOf } from '../../live-talk/talk-lines.ts'
import { actorOf } from '../actor.ts'
import type { FieldErrors } from '../field.ts'
import { type Fault, optionalWords, readForm, words as someWords } from '../form.ts'
import type { Answer, SignedInVisit } from '../page.ts'
import { plainPage } from '../plain-pages.ts'
import { wordsOf } from '../words.ts'
import { type Returned, talkView } from './talk-view.ts'
import { requestWords } from './words.ts'

/** Both platforms take so many letters in one message (facts/zalo.md, facts/messenger.md). */
const MOST_LETTERS = 2000
const MOST_KEY = 64

const SAYS = z.object({ text: someWords(MOST_LETTERS) })
const ENDS = z.object({ text: optionalWords(MOST_LETTERS) })

export async function showTalk(visit: SignedInVisit): Promise<Answer> {
  return shown(visit, null, 200)
}

/** Takes it: from now on this account answers. */
export async function doTake(visit: SignedInVisit): Promise<Answer> {
  const { desk, now } = visit
  return after(visit, await takeTalk(desk, handOf(visit), idOf(visit), now), 'take')
}

/** Sends the citizen a message. */
export async function doSay(visit: SignedInVisit): Promise<Answer> {
  const read = readForm(SAYS, visit.form)
  if ('faults' in read) return faulty(visit, read.faults)
  const said = { key: keyOf(visit), text: read.values.text, ends: false }
  return after(visit, await sayInTalk(visit.desk, handOf(visit), idOf(visit), said, visit.now), 'say')
}

/** Ends it, with a last message where one was written. */
export async function doEnd(visit: SignedInVisit): Promise<Answer> {
  const read = readForm(ENDS, visit.form)
  if ('faults' in read) return faulty(visit, read.faults)
  const said = { key: keyOf(visit), text: read.values.text, ends: true }
  const held = await sayInTalk(visit.desk, handOf(visit), idOf(visit), said, visit.now)
  if (held === 'done') visit.changed()
  if (held === 'done' || held.refused === 'over')
    return { seeOther: `/console/requests?done=${held === 'done' ? 'yes' : 'before'}` }
  return after(visit, held, 'end')
}

/** Leaves it to whoever takes it next. */
export async function doGiveBack(visit: SignedInVisit): Promise<Answer> {
  const { desk, now } = visit
  return after(visit, await giveBackTalk(desk, handOf(visit), idOf(visit), now), 'giveBack')
}

/** Puts a canned answer behind what was typed. Nothing is sent. */
export async function doInsertCanned(visit: SignedInVisit): Promise<Answer> {
  const chosen = await cannedAnswer(visit.desk.database, visit.form.canned ?? '')
  const typed = (visit.form.text ?? '').trim()
  const text = [typed, chosen?.words ?? ''].filter((part) => part !== '').join('\n\n')
  const errors: FieldErrors = chosen ? {} : { canned: requestWords(visit.language).faults.choose }
  return shown(visit, { values: { text, canned: '' }, errors, problem: null }, chosen ? 200 : 422)
}

async function after(visit: SignedInVisit, held: Held, done: string): Promise<Answer> {
  if (held === 'done') {
    visit.changed()
    return { seeOther: `/console/requests/${encodeURIComponent(idOf(visit))}?done=${done}#answer` }
  }
  if (held.refused === 'not_found') return plainPage('notFound', visit.language)
  const words = requestWords(visit.language)
  const problem = held.refused === 'held' ? words.problems.held(held.name) : words.problems[held.refused]
  return shown(visit, { values: visit.form, errors: {}, problem }, 409)
}

function faulty(visit: SignedInVisit, faults: Record<string, Fault>): Promise<Answer> {
  const said = requestWords(visit.language).faults
  const errors = Object.fromEntries(Object.entries(faults).map(([field, fault]) => [field, said[fault]]))
  return shown(visit, { values: visit.form, errors, problem: null }, 422)
}

/** @param returned what was typed, and what is wrong with it; null: the page is opened anew */
async function shown(visit: SignedInVisit, returned: Returned | null, status: number): Promise<Answer> {
  const { desk, account, now, language } = visit
  const row = await requestRow(desk, viewerOf(account), idOf(visit))
  if (!row) return plainPage('notFound', language)
  const words = requestWords(language)
  const isWrong = returned !== null && (returned.problem !== null || Object.keys(returned.errors).length > 0)
  return {
    title: isWrong ? `${wordsOf(language).error}: ${words.one}` : words.one,
    body: talkView(visit, {
      request: toRequest(desk, row, now),
      lines: await linesOf(desk, row.id),
      canned: await listCannedAnswers(desk.database),
      returned,
      key: (isWrong && keyOf(visit)) || randomUUID(),
    }),
    status,
    at: `/console/requests/${encodeURIComponent(row.id)}`,
  }
}

function handOf({ account }: SignedInVisit): Hand {
  const { vi, en } = ROLES[account.role]
  return {
    actor: actorOf(account),
    name: account.name,
    function: { vi, en },
    viewer: viewerOf(account),
  }
}

function idOf({ params }: SignedInVisit): string {
  return params.id ?? ''
}

function keyOf({ form }: SignedInVisit): string {
  return (form.key ?? '').slice(0, MOST_KEY)
}
