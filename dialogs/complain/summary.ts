/** "Ông/Bà xem lại trước khi gửi": everything said and filled in, to send, to correct or to drop. */
import { filesNotKept } from '../../src/attachments/files-not-kept.ts'
import { dayOf, vietnameseDay } from '../../src/calendar/instant.ts'
import type { Reply } from '../../src/channels/channel.ts'
import { type Plan, planComplaint } from '../../src/complaints/plan-complaint.ts'
import { type Effectful, lookUp } from '../../src/conversation/effect.ts'
import { answer, choose, type Question, type Reading, type Talk } from '../../src/conversation/flow.ts'
import { isPlainYes } from '../../src/understanding/says-only.ts'
import { fold, matchesChoice } from '../../src/understanding/vietnamese-text.ts'
import { wantsElse } from '../short-answers.ts'
import { sends } from './being-corrected.ts'
import { COMPLAIN, type Draft, holdsRecording, say } from './draft.ts'
import { planned } from './planned.ts'

const STORY_SHOWN = 600
const FIX = 'fix:'
/** The parts that are no question: taking out the files, and what was heard in the story and is not so. */
const FILES = 'files'
const HEARD = { noMoney: 'bribery_allegation', noThreat: 'threat_or_retaliation' } as const
const MOST_WORDS = 5
/** Said of files, these take them out; a bare "ảnh" does not, as more may be meant. */
const TAKES_OUT =
  /^(?!.*(^| )(khong|dung|chua|not) ).*(^| )(bo|xoa|go|rut|loai|remove|delete|take out|drop) (.* )?(tep|file|files|anh|hinh|ghi am|doan phim|phim|video|clip|tin thoai|giong noi|voice|recording|photo|photos)( |$)/

/** «gửi cho ai», «gửi được chưa», «có bị lộ tên không»: the summary says where it goes and who sees it. */
const ASKS_OF_SENDING =
  /(?:^| )(?:gui|nop)(?: .*)? (?:cho ai|di dau|toi dau|den dau|o dau|ai doc|ai xem|(?:duoc )?chua|duoc khong|khi nao|bao gio)(?: |$)/

/** "đổi hồ sơ" is about this complaint, whatever else it could mean. */
const CHANGES = /^(?:cho )?(?:toi |em )?(?:muon )?(?:sua|doi|thay|fix|change) /

export const summary: Question<Draft> = {
  id: 'summary',
  fills: 'sent',
  *asks(talk) {
    return yield* review(talk)
  },
  *reads(talk): Effectful<Reading<Draft>> {
    const { chosen, incoming, means } = talk
    const words = say(talk).summary
    const plain = fold(incoming.text)
    const { before } = talk.draft
    if (chosen === 'send' && before !== undefined) return yield* asItStood(talk, before, talk.draft)
    if (chosen === 'send' || (chosen === null && (sends(incoming.text) || isPlainYes(incoming.text))))
      return talk.draft.unseen
        ? yield* without(talk, { unseen: undefined }, words.addedSince)
        : { fills: { sent: true } }
    if (chosen?.startsWith(FIX) && isMeant(talk, chosen.slice(FIX.length)))
      return yield* fixed(talk, chosen.slice(FIX.length))
    if (chosen === null && ASKS_OF_SENDING.test(plain)) return { keeps: {}, says: [yield* review(talk)] }
    const changes = CHANGES.test(plain) || (talk.draft.attachments.length > 0 && TAKES_OUT.test(plain))
    if (chosen === null && !changes && wantsElse(talk)) return { again: choose(words.again, ways(talk)) }
    if (incoming.tap === null && (chosen === null || chosen === 'fix')) {
      const part = partToFix(talk, plain)
      if (part !== null) return yield* fixed(talk, part)
    }
    const wantsFix =
      chosen === 'fix' ||
      means.intent === 'deny' ||
      /^(sua|doi|thay|fix|change|chua dung|sai)( |$)/.test(plain)
    return wantsFix
      ? { keeps: {}, says: [choose(words.fixWhat, parts(talk))] }
      : { again: choose(words.again, ways(talk)) }
  },
}

function* review(talk: Talk<Draft>): Effectful<Reply> {
  const plan = yield* lookUp(planComplaint, planned(talk.draft))
  const { attachments } = talk.draft
  const ids = attachments.flatMap(({ id }) => id ?? [])
  const files = attachments.length - (yield* lookUp(filesNotKept, { ids }))
  return choose(whole(talk, plan, files), ways(talk))
}

/** The files are taken out at once, and so is what was heard; for any other part its question is asked again. */
function* fixed(talk: Talk<Draft>, part: string): Effectful<Reading<Draft>> {
  const { draft } = talk
  const words = say(talk).summary
  if (part === FILES) return yield* without(talk, { attachments: [] }, words.filesOut)
  if (isHeard(part)) {
    const flags = draft.flags.filter((flag) => flag !== HEARD[part])
    return yield* without(talk, { flags }, words.heardOut[part])
  }
  return { goesTo: part, keeps: { before: standsIn(draft, part) } }
}

/** The summary with something taken out of it, under what is said of that. */
function* without(talk: Talk<Draft>, keeps: Partial<Draft>, told: string): Effectful<Reading<Draft>> {
  const asked = yield* review({ ...talk, draft: { ...talk.draft, ...keeps } })
  return { keeps, says: [{ ...asked, text: `${told}\n\n${asked.text}` }] }
}

/** «bị đe dọa» typed to the list of parts says it again, «không bị đe dọa» takes it out. */
function isMeant({ incoming }: Talk<Draft>, part: string): boolean {
  return (
    !isHeard(part) || incoming.tap !== null || /(?:^| )(?:khong|ko|k|no|\d+)(?: |$)/.test(fold(incoming.text))
  )
}

function isHeard(part: string): part is keyof typeof HEARD {
  return part in HEARD
}

/** What was heard besides the ground, on which it depends where the complaint goes or how urgent it is. */
function heardIn({ flags, ground }: Draft): (keyof typeof HEARD)[] {
  const isHeardToo = (part: keyof typeof HEARD) =>
    flags.includes(HEARD[part]) && !(part === 'noMoney' && ground === 'bribery')
  return (['noMoney', 'noThreat'] as const).filter(isHeardToo)
}

/** The button of an older summary, pressed while a part is corrected: nothing is sent unseen, so the part stays as it was. */
function* asItStood(
  talk: Talk<Draft>,
  before: Partial<Draft>,
  { before: _, ...rest }: Draft,
): Effectful<Reading<Draft>> {
  if (rest.story === '') return { goesTo: 'story', keeps: { before } }
  const says = [yield* review({ ...talk, draft: { ...rest, ...before } })]
  return { keeps: { ...before, before: undefined }, says }
}

/** What a part holds, to be put back when nothing new is said; its question forgets it. */
function standsIn(draft: Draft, part: string): Partial<Draft> | undefined {
  const fills = FILLS[part]
  return fills === undefined || draft[fills] === undefined ? undefined : { [fills]: draft[fills] }
}

const FILLS: Record<string, keyof Draft> = {
  ground: 'ground',
  story: 'told',
  unit: 'unit',
  dossier: 'dossier',
  official: 'official',
  amount: 'amountVnd',
  confidentiality: 'confidentiality',
}

/** "sửa đơn vị", "đổi số tiền", or the part alone. */
function partToFix(talk: Talk<Draft>, plain: string): string | null {
  const named = plain.replace(
    /^(?:cho )?(?:toi |em )?(?:muon )?(?:sua|doi|thay|fix|change)(?: lai)?(?: |$)/,
    '',
  )
  const isPart = !/\d/.test(named) && !/^(?:gui|dung|khoan|chua)(?: |$)/.test(named)
  if (named === '' || named.split(' ').length > MOST_WORDS || !isPart) return null
  if (talk.draft.attachments.length > 0 && TAKES_OUT.test(plain)) return FILES
  const choices = parts(talk).filter(({ payload }) => !TAKEN_OUT.includes(payload))
  const at = matchesChoice(named, choices, SYNONYMS)
  return at === null ? null : (choices[at]!.payload.split(FIX)[1] ?? null)
}

const partPayload = (id: string) => answer(COMPLAIN, 'summary', `${FIX}${id}`)

/** What is taken out at once is taken out by its button alone: «bị đe dọa» says more of it. */
const TAKEN_OUT = [FILES, ...Object.keys(HEARD)].map(partPayload)

const SYNONYMS = {
  [partPayload('ground')]: ['loại', 'lĩnh vực', 'mục', 'ground', 'category'],
  [partPayload('story')]: ['câu chuyện', 'lời kể', 'sự việc', 'nội dung phản ánh', 'story', 'text'],
  [partPayload('unit')]: ['đơn vị', 'nơi xảy ra', 'địa chỉ', 'phường', 'xã', 'unit', 'place'],
  [partPayload('dossier')]: ['hồ sơ', 'mã', 'dossier', 'code'],
  [partPayload('official')]: ['cán bộ', 'tên cán bộ', 'người', 'tên', 'official', 'person'],
  [partPayload('amount')]: ['tiền', 'money'],
  [partPayload('confidentiality')]: [
    'ẩn danh',
    'giữ kín',
    'bảo mật',
    'chế độ',
    'danh tính',
    'confidentiality',
  ],
}

function parts(talk: Talk<Draft>) {
  const { ground, attachments } = talk.draft
  const words = say(talk).summary
  const withAmount = ground === 'bribery' || ground === 'overcharge' || Boolean(talk.draft.amountVnd)
  const ids = Object.keys(words.parts).filter(
    (id) =>
      (id !== 'amount' || withAmount) &&
      (id !== FILES || attachments.length > 0) &&
      (!isHeard(id) || heardIn(talk.draft).includes(id)),
  ) as (keyof typeof words.parts)[]
  return [
    ...ids.map((id) => ({ label: words.parts[id], payload: partPayload(id) })),
    { label: words.nothingToFix, payload: partPayload('summary') },
  ]
}

function ways(talk: Talk<Draft>) {
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
