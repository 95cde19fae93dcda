/** The parts of a complaint that its summary lets be corrected: as buttons, and as they are named in words. */
import { answer, type Talk } from '../../src/conversation/flow.ts'
import { matchesChoice } from '../../src/understanding/vietnamese-text.ts'
import { COMPLAIN, type Draft, say } from './draft.ts'
import { HEARD, heardIn, isHeard } from './heard.ts'

/** What a choice that corrects a part begins with. */
export const FIX = 'fix:'
/** The part that is no question: taking out the files. */
export const FILES = 'files'
const MOST_WORDS = 5

/** Said of files, these take them out; a bare "ảnh" does not, as more may be meant. */
const TAKES_OUT =
  /^(?!.*(^| )(khong|dung|chua|not) ).*(^| )(bo|xoa|go|rut|loai|remove|delete|take out|drop) (.* )?(tep|file|files|anh|hinh|ghi am|doan phim|phim|video|clip|tin thoai|giong noi|voice|recording|photo|photos)( |$)/

/** "đổi hồ sơ" is about this complaint, whatever else it could mean. */
const CHANGES = /^(?:cho )?(?:toi |em )?(?:muon )?(?:sua|doi|thay|fix|change) /

/** Whether words are about a change to this complaint. */
export function saysChange({ draft }: Talk<Draft>, plain: string): boolean {
  return CHANGES.test(plain) || (draft.attachments.length > 0 && TAKES_OUT.test(plain))
}

/** "sửa đơn vị", "đổi số tiền", or the part alone. */
export function partToFix(talk: Talk<Draft>, plain: string): string | null {
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

/** The parts that this draft has, then none. */
export function parts(talk: Talk<Draft>) {
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

/** What a part holds, to be put back when nothing new is said; its question forgets it. */
export function standsIn(draft: Draft, part: string): Partial<Draft> | undefined {
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
