/** The end: the citizen's word is kept, or the complaint is only shown. */
import { dayOf, vietnameseDay } from '../../src/calendar/instant.ts'
import type { Reply } from '../../src/channels/channel.ts'
import type { CitizenAction } from '../../src/complaints/action.ts'
import { type CitizenComplaint, citizenVerdict } from '../../src/complaints/citizen-complaint.ts'
import { answerDueAt } from '../../src/complaints/deadlines.ts'
import { type Effectful, record } from '../../src/conversation/effect.ts'
import { choose, start, type Talk, text } from '../../src/conversation/flow.ts'
import { mayRateHandling } from '../../src/satisfaction/rate-handling.ts'
import { type Draft, say, TRACK } from './draft.ts'
import { open } from './found.ts'
import { TRIES } from './settle.ts'
import { possible, shown } from './shown.ts'

export function* decide(talk: Talk<Draft>): Effectful<Reply[]> {
  const { draft } = talk
  if (draft.act === 'show') return yield* show(talk)
  if (draft.act === 'confirm' || draft.act === 'rate') return yield* ended(talk)
  for (let left = TRIES; left > 0; left -= 1) {
    const opened = yield* open(draft)
    if (!opened) break
    const { refused } = yield* record(citizenVerdict, { opened, action: actionOf(draft) })
    if (refused === null || refused === 'recorded') return [text(kept(talk, opened))]
    if (refused !== 'stale') return [refusal(talk, opened, refused)]
  }
  return [text(say(talk).refused.other)]
}

function* show(talk: Talk<Draft>): Effectful<Reply[]> {
  const opened = yield* open(talk.draft)
  if (!opened) return [text(say(talk).refused.other)]
  const { code } = opened.complaint
  const words = say(talk).acts
  const anew = { label: words.newComplaint, payload: start('complain') }
  const choices = possible(opened).includes('add')
    ? [{ label: words.add, payload: start(TRACK, `add:${code}`) }]
    : mayRateHandling(opened.complaint)
      ? [rateIt(talk, code), anew]
      : [anew]
  return [choose(shown(opened, talk), choices)]
}

/** After the word on the answer, or on how it was handled, which are kept by now. */
function* ended(talk: Talk<Draft>): Effectful<Reply[]> {
  const { code, settled, asksRating, rated } = talk.draft
  const { kept: words, handling, refused } = say(talk)
  if (asksRating) return [text(rated ? handling.kept : handling.skipped)]
  if (settled === 'confirmed') return [text(words.confirm(code!))]
  const opened = yield* open(talk.draft)
  return [opened && settled ? refusal(talk, opened, settled) : text(refused.other)]
}

function actionOf({ act, words, files = [] }: Draft): CitizenAction {
  if (act === 'reopen') return { action: 'reopen', text: words || null, files }
  return { action: 'add', text: words === '' && files.length > 0 ? null : words, files }
}

function kept(talk: Talk<Draft>, { complaint, setting, dueAt: promised }: CitizenComplaint): string {
  const words = say(talk).kept
  const { act } = talk.draft
  if (act !== 'reopen') return words.add(complaint.code)
  if (promised === null) return words.reopen(complaint.code, null)
  const dueAt = answerDueAt(setting.calendar, setting.settings, talk.moment.at)
  return words.reopen(complaint.code, vietnameseDay(dayOf(dueAt - 1)))
}

function refusal(talk: Talk<Draft>, { complaint }: CitizenComplaint, refused: string): Reply {
  const { refused: words, acts } = say(talk)
  const again = { label: acts.newComplaint, payload: start('complain') }
  if (refused === 'final')
    return choose(words.final, mayRateHandling(complaint) ? [rateIt(talk, complaint.code), again] : [again])
  if (refused === 'already_reopened') return choose(words.already_reopened, [again])
  if (refused !== 'wrong_status') return text(words.other)
  return choose(words.wrong_status, [{ label: acts.follow, payload: start(TRACK, complaint.code) }])
}

function rateIt(talk: Talk<Draft>, code: string) {
  return { label: say(talk).acts.rate, payload: start(TRACK, `rate:${code}`) }
}
