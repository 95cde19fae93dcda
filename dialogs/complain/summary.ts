/** "Ông/Bà xem lại trước khi gửi": everything said and filled in, to send, to correct or to drop. */
import { filesNotKept } from '../../src/attachments/files-not-kept.ts'
import { dayOf, vietnameseDay } from '../../src/calendar/instant.ts'
import type { Reply } from '../../src/channels/channel.ts'
import { type Plan, planComplaint } from '../../src/complaints/plan-complaint.ts'
import { type Effectful, lookUp } from '../../src/conversation/effect.ts'
import { answer, choose, type Question, type Reading, type Talk } from '../../src/conversation/flow.ts'
import { fold, matchesChoice } from '../../src/understanding/vietnamese-text.ts'
import { wantsElse } from '../short-answers.ts'
import { SENDS } from './being-corrected.ts'
import { COMPLAIN, type Draft, holdsRecording, say } from './draft.ts'
import { planned } from './planned.ts'

const STORY_SHOWN = 600
const FIX = 'fix:'
/** The part that is no question: taking out the files. */
const FILES = 'files'
const MOST_WORDS = 5
/** Said of files, these take them out; a bare "ảnh" does not, as more may be meant. */
const TAKES_OUT =
  /^(?!.*(^| )(khong|dung|chua|not) ).*(^| )(bo|xoa|go|rut|loai|remove|delete|take out|drop) (.* )?(tep|file|files|anh|hinh|ghi am|doan phim|phim|video|clip|tin thoai|giong noi|voice|recording|photo|photos)( |$)/

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
    if (chosen === 'send' || (chosen === null && (means.intent === 'affirm' || SENDS.test(plain)))) {
      return { fills: { sent: true } }
    }
    if (chosen?.startsWith(FIX)) return yield* fixed(talk, chosen.slice(FIX.length))
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

/** The files are taken out at once; for any other part its question is asked again. */
function* fixed(talk: Talk<Draft>, part: string): Effectful<Reading<Draft>> {
  if (part !== FILES) return { goesTo: part, keeps: { before: standsIn(talk.draft, part) } }
  const without = { attachments: [] }
  const asked = yield* review({ ...talk, draft: { ...talk.draft, ...without } })
  const told = `${say(talk).summary.filesOut}\n\n${asked.text}`
  return { keeps: without, says: [{ ...asked, text: told }] }
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
  if (named === '' || named.split(' ').length > MOST_WORDS) return null
  if (talk.draft.attachments.length > 0 && TAKES_OUT.test(plain)) return FILES
  const choices = parts(talk).filter(({ payload }) => payload !== partPayload(FILES))
  const at = matchesChoice(named, choices, SYNONYMS)
  return at === null ? null : (choices[at]!.payload.split(FIX)[1] ?? null)
}

const partPayload = (id: string) => answer(COMPLAIN, 'summary', `${FIX}${id}`)

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
    (id) => (id !== 'amount' || withAmount) && (id !== FILES || attachments.length > 0),
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
    words.confidentiality(say(talk).confidentialities[draft.confidentiality ?? 'confidential']),
    plan.handlerName ? words.goesTo(plan.handlerName) : '',
    plan.promised ? words.due(vietnameseDay(dayOf(plan.dueAt - 1))) : words.noPromise,
  ]
}
