/** What the office does about a complaint, told in the chat that filed it (bodies: src/schedule/notices.ts). */
import { dayOf, toVietnamese, vietnameseDay } from '../../src/calendar/instant.ts'
import type { Reply } from '../../src/channels/channel.ts'
import { type CitizenComplaint, findComplaint } from '../../src/complaints/citizen-complaint.ts'
import { OUTCOMES } from '../../src/complaints/complaint.ts'
import { silenceEndsAt } from '../../src/complaints/deadlines.ts'
import { IDENTITY_REASONS, type IdentityReason } from '../../src/complaints/identity/identity.ts'
import { type Effectful, lookUp } from '../../src/conversation/effect.ts'
import { beyond, choose, start, type Talk } from '../../src/conversation/flow.ts'
import { findUnit } from '../../src/units/find-units.ts'
import { changeText } from './changes.ts'
import { say, TRACK } from './draft.ts'
import { refusalText } from './shown.ts'

type Body = Record<string, unknown>
type Teller = (body: Body, talk: Talk<Record<string, unknown>>) => Effectful<Reply[]>

export const notices: Record<string, Teller> = {
  *complaint_answer(body, talk) {
    const { notices: words, outcomes, shown } = say(talk)
    const code = String(body.complaint)
    const outcome = OUTCOMES.find((one) => one === body.outcome)
    const opened = yield* mine(code)
    const lines = [
      words.answer(code),
      `«${String(body.text)}»`,
      outcome ? shown.outcome(outcomes[outcome]) : '',
      opened?.complaint.reopened ? words.verdictAfterReopening : words.verdict,
    ]
    const told = choose(lines.filter(Boolean).join('\n\n'), verdicts(talk, code, opened))
    const result = outcome ? outcomes[outcome] : words.answered
    return [beyond(told, 'complaint_answer', { complaint: code, outcome: result }, true)]
  },

  // biome-ignore lint/correctness/useYield: a teller is a generator even where it needs nothing
  *complaint_question(body, talk) {
    const { notices: words, acts } = say(talk)
    const code = String(body.complaint)
    const by = typeof body.until === 'number' ? words.replyBy(vietnameseDay(dayOf(body.until - 1))) : ''
    const lines = [words.question(code), `«${String(body.text)}»`, by, words.howToReply].filter(Boolean)
    const told = choose(lines.join('\n\n'), [
      { label: acts.reply, payload: start(TRACK, `add:${code}`), takesText: true },
    ])
    return [beyond(told, 'complaint_question', { complaint: code }, true)]
  },

  // biome-ignore lint/correctness/useYield: a teller is a generator even where it needs nothing
  *complaint_refused(body, talk) {
    const { notices: words, acts } = say(talk)
    const reason = refusalText(String(body.reason), typeof body.text === 'string' ? body.text : null, talk)
    const choices = [{ label: acts.newComplaint, payload: start('complain') }]
    const code = String(body.complaint)
    const told = choose([words.refused(code), reason].join('\n\n'), choices)
    return [beyond(told, 'complaint_refused', { complaint: code }, typeof body.text === 'string')]
  },

  *complaint_status(body, talk) {
    const { notices: words, acts } = say(talk)
    const code = String(body.complaint)
    const unit = typeof body.unit === 'string' ? yield* lookUp(findUnit, { code: body.unit }) : null
    const opens = body.change === 'split' ? String(body.part) : code
    const choices = [{ label: acts.follow, payload: start(TRACK, opens) }]
    const name = unit?.name ?? null
    const told = choose(changeText(body, name, talk) ?? words.transferred(code, name), choices)
    return [beyond(told, 'complaint_status', { complaint: code, unit: unit?.name ?? words.anOffice })]
  },

  *identity_opened(body, talk) {
    const { notices: words, acts } = say(talk)
    const code = String(body.complaint)
    const reason = IDENTITY_REASONS[body.reason as IdentityReason]?.[talk.language] ?? ''
    const [from, until] = [Number(body.from), Number(body.until)].map((at) => toVietnamese(at))
    const told = choose(words.identityOpened(code, reason, from!, until!), [
      { label: acts.follow, payload: start(TRACK, code) },
    ])
    return [beyond(told, 'identity_opened', { complaint: code })]
  },

  /** Left unsaid when the citizen has said their word meanwhile. */
  *complaint_reminder(body, talk) {
    const code = String(body.complaint)
    const opened = yield* mine(code)
    if (opened?.complaint.status !== 'resolved' || opened.complaint.resolvedAt === null) return []
    const { calendar, settings } = opened.setting
    const day = vietnameseDay(dayOf(silenceEndsAt(calendar, settings, opened.complaint.resolvedAt) - 1))
    const told = choose(say(talk).notices.reminder(code, day), verdicts(talk, code, opened))
    return [beyond(told, 'complaint_reminder', { complaint: code, date: day })]
  },
}

function* mine(code: string): Effectful<CitizenComplaint | null> {
  const found = yield* lookUp(findComplaint, { code })
  return found?.mine ? found.opened : null
}

/** A complaint is looked at again once; after that it is confirmed, or a new one is sent: who says no again is told so. */
function verdicts(talk: Pick<Talk<unknown>, 'language'>, code: string, opened: CitizenComplaint | null) {
  const { acts } = say(talk)
  const confirm = { label: acts.confirm, payload: start(TRACK, `confirm:${code}`) }
  const reopen = { label: acts.reopen, payload: start(TRACK, `reopen:${code}`) }
  const anew = { label: acts.newComplaint, payload: start('complain') }
  return opened?.complaint.reopened ? [confirm, reopen, anew] : [confirm, reopen]
}
