/** The summary as the citizen sees it: everything said and filled in, and what must be known before it is sent. */
import { filesNotKept } from '../../src/attachments/files-not-kept.ts'
import { dayOf, vietnameseDay } from '../../src/calendar/instant.ts'
import type { Reply } from '../../src/channels/channel.ts'
import { type Plan, planComplaint } from '../../src/complaints/plan-complaint.ts'
import { type Effectful, lookUp } from '../../src/conversation/effect.ts'
import { answer, choose, type Talk } from '../../src/conversation/flow.ts'
import { COMPLAIN, type Draft, holdsRecording, say } from './draft.ts'
import { heardIn } from './heard.ts'
import { planned } from './planned.ts'

const STORY_SHOWN = 600

/** The summary of this draft, with where it would go now. */
export function* review(talk: Talk<Draft>): Effectful<Reply> {
  const plan = yield* lookUp(planComplaint, planned(talk.draft))
  const { attachments } = talk.draft
  const ids = attachments.flatMap(({ id }) => id ?? [])
  const files = attachments.length - (yield* lookUp(filesNotKept, { ids }))
  return choose(whole(talk, plan, files), ways(talk))
}

/** To send, to correct or to drop. */
export function ways(talk: Talk<Draft>) {
  const words = say(talk).summary
  return [
    { label: words.send, payload: answer(COMPLAIN, 'summary', 'send'), acts: true as const },
    { label: words.fix, payload: answer(COMPLAIN, 'summary', 'fix') },
    { label: words.cancel, payload: 'ln:cancel', acts: true as const },
  ]
}

/** What will be sent, then what the citizen must know before sending. */
function whole(talk: Talk<Draft>, plan: Plan, files: number): string {
  const words = say(talk).summary
  const has = (flag: Draft['flags'][number]) => talk.draft.flags.includes(flag)
  const paragraphs = [
    facts(talk, plan, files).filter(Boolean).join('\n'),
    talk.draft.waySaid
      ? say(talk).confidentiality.explained[talk.draft.confidentiality ?? 'confidential']
      : '',
    talk.draft.waySaid && plan.protected ? say(talk).confidentiality.outOfChain : '',
    talk.draft.waySaid && talk.draft.dossier ? say(talk).confidentiality.dossierTells : '',
    has('legal_denunciation') ? words.denunciation : words.whatItIs,
    has('threat_or_retaliation') ? words.protection : '',
    has('danger_to_life') ? words.danger : '',
    holdsRecording(talk.draft) && talk.draft.confidentiality !== 'named' ? words.recordingTells : '',
    plan.promised ? words.consent : words.consentAnonymous,
  ]
  return paragraphs.filter(Boolean).join('\n\n')
}

function facts(talk: Talk<Draft>, plan: Plan, files: number): string[] {
  const { draft } = talk
  const words = say(talk).summary
  return [
    words.heading,
    words.ground(say(talk).grounds[draft.ground ?? 'other']),
    words.story(draft.story.slice(0, STORY_SHOWN)),
    draft.story.length > STORY_SHOWN ? words.storyCut(draft.story.length) : '',
    files > 0 ? words.files(files) : '',
    words.unit(draft.unit?.name ?? null),
    draft.dossier ? words.dossier(draft.dossier) : '',
    draft.official ? words.official(draft.official) : '',
    draft.amountVnd ? words.amount(draft.amountVnd.toLocaleString('vi-VN')) : '',
    ...heardIn(draft).map((part) => words.heard[part]),
    words.confidentiality(say(talk).confidentialities[draft.confidentiality ?? 'confidential']),
    plan.handlerName ? words.goesTo(plan.handlerName) : '',
    plan.promised ? words.due(vietnameseDay(dayOf(plan.dueAt - 1))) : words.noPromise,
  ]
}
