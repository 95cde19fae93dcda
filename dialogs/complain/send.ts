/** The end of a complaint: it is filed, and the citizen is told its code, its secret and when an answer is due. */
import { dayOf, vietnameseDay } from '../../src/calendar/instant.ts'
import type { Reply } from '../../src/channels/channel.ts'
import { fileComplaint } from '../../src/complaints/complaint-store.ts'
import { type Plan, planComplaint } from '../../src/complaints/plan-complaint.ts'
import { receiptSecret, trackingCode } from '../../src/complaints/tracking-code.ts'
import { type Effectful, lookUp, record } from '../../src/conversation/effect.ts'
import { choose, start, type Talk, text } from '../../src/conversation/flow.ts'
import { ensureCitizen } from '../../src/privacy/citizen.ts'
import { COMPLAIN, type Draft, say } from './draft.ts'
import { planned } from './planned.ts'

/** One code in 3.7 × 10¹¹ is taken already; three draws are plenty. */
const DRAWS = ['complaint-code', 'complaint-code-2', 'complaint-code-3']

export function* send(talk: Talk<Draft>): Effectful<Reply[]> {
  const plan = yield* lookUp(planComplaint, {
    ...planned(talk.draft),
    dossierCode: talk.draft.dossier ?? null,
  })
  const secret = receiptSecret(talk.moment.draw('receipt-secret'))
  const code = yield* file(talk, plan, secret)
  if (code === null)
    return [choose(say(talk).filed.failed, [{ label: say(talk).summary.send, payload: start(COMPLAIN) }])]
  // Notices find a citizen by what is kept here; of an anonymous one nothing is.
  if (plan.promised) yield* record(ensureCitizen, { language: talk.language })
  return told(talk, plan, code, secret)
}

/** @returns the code under which it is kept; null when no draw gave a free one */
function* file(talk: Talk<Draft>, plan: Plan, secret: string): Effectful<string | null> {
  const { draft, moment } = talk
  const door = draft.door?.unit === draft.unit?.code ? draft.door : undefined // the office may have been corrected since
  for (const purpose of DRAWS) {
    const code = trackingCode(moment.draw(purpose))
    const { refused } = yield* record(fileComplaint, {
      protected: plan.protected,
      handlerUnitCode: plan.handlerUnitCode,
      dueAt: plan.dueAt,
      code,
      secret,
      category: draft.ground ?? 'other',
      flags: draft.flags,
      story: draft.story,
      unitCode: draft.unit?.code ?? null,
      official: draft.official ?? null,
      dossierCode: draft.dossier ?? null,
      contact: draft.contact ?? null,
      amountVnd: draft.amountVnd ?? null,
      confidentiality: draft.confidentiality ?? 'confidential',
      attachments: draft.attachments,
      counter: door?.counter ?? null,
      procedureCode: plan.procedureCode ?? door?.procedureCode ?? null,
    })
    if (refused !== 'code_taken') return code
  }
  return null
}

/**
 * The secret has a message of its own, so that it can be deleted or kept apart. The button of an anonymous one carries no
 * code: choices are remembered with the conversation, and nothing there may tell who sent it.
 */
function told(talk: Talk<Draft>, plan: Plan, code: string, secret: string): Reply[] {
  const words = say(talk).filed
  const digits = `${secret.slice(0, 4)} ${secret.slice(4)}`
  const lines = [
    words.code(code),
    plan.handlerName ? words.goesTo(plan.handlerName) : '',
    plan.promised ? words.due(vietnameseDay(dayOf(plan.dueAt - 1))) : words.signal,
    plan.promised ? words.next : '',
  ]
  return [
    text(lines.filter(Boolean).join('\n\n')),
    choose(plan.promised ? words.secret(digits) : words.secretAnonymous(digits), [
      {
        label: words.follow,
        payload: start('track-complaint', plan.promised ? code : undefined),
        tellsWhen: true,
      },
    ]),
  ]
}
