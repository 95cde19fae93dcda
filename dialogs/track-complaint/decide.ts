/** The end: the citizen's word is kept, or the complaint is only shown. */
import { dayOf, vietnameseDay } from '../../src/calendar/instant.ts'
import type { Reply } from '../../src/channels/channel.ts'
import type { CitizenAction } from '../../src/complaints/action.ts'
import { type CitizenComplaint, citizenVerdict } from '../../src/complaints/citizen-complaint.ts'
import { answerDueAt } from '../../src/complaints/deadlines.ts'
import { type Effectful, record } from '../../src/conversation/effect.ts'
import { choose, start, type Talk, text } from '../../src/conversation/flow.ts'
import { type Draft, say, TRACK } from './draft.ts'
import { open } from './found.ts'
import { possible, shown } from './shown.ts'

/** How often a word is tried again when an official changes the complaint at the same moment. */
const TRIES = 3

export function* decide(talk: Talk<Draft>): Effectful<Reply[]> {
  const { draft } = talk
  if (draft.act === 'show') return yield* show(talk)
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
  const choices = possible(opened).includes('add')
    ? [{ label: words.add, payload: start(TRACK, `add:${code}`) }]
    : [{ label: words.newComplaint, payload: start('complain') }]
  return [choose(shown(opened, talk), choices)]
}

function actionOf({ act, words, files = [] }: Draft): CitizenAction {
  if (act === 'confirm') return { action: 'confirm' }
  if (act === 'reopen') return { action: 'reopen', text: words || null, files }
  return { action: 'add', text: words === '' && files.length > 0 ? null : words, files }
}

function kept(talk: Talk<Draft>, { complaint, setting, dueAt: promised }: CitizenComplaint): string {
  const words = say(talk).kept
  const { act } = talk.draft
  if (act === 'confirm') return words.confirm(complaint.code)
  if (act !== 'reopen') return words.add(complaint.code)
  if (promised === null) return words.reopen(complaint.code, null)
  const dueAt = answerDueAt(setting.calendar, setting.settings, talk.moment.at)
  return words.reopen(complaint.code, vietnameseDay(dayOf(dueAt - 1)))
}

function refusal(talk: Talk<Draft>, { complaint }: CitizenComplaint, refused: string): Reply {
  const { refused: words, acts } = say(talk)
  const again = { label: acts.newComplaint, payload: start('complain') }
  if (refused === 'final') return choose(words.final, [again])
  if (refused === 'already_reopened') return choose(words.already_reopened, [again])
  if (refused !== 'wrong_status') return text(words.other)
  return choose(words.wrong_status, [{ label: acts.follow, payload: start(TRACK, complaint.code) }])
}
