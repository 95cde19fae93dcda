/** How much of what is marked belongs to a slot: one convention for whoever marks examples, for the tagger and for measuring. */
import type { MarkedSlot, SlotSpan } from './learned/example.ts'
import { sameLengthFold } from './same-length-fold.ts'
import { diacriticsFit, diacriticsOf } from './words.ts'

type Span = { start: number; end: number }

const BOUNDS: { [Slot in MarkedSlot]?: (text: string, span: Span) => Span | null } = {
  procedure: procedureIn,
  date: dateIn,
  official: officialIn,
}

/** The spans of a text, each within the bounds of its slot; those that hold nothing of it are left out. Pure. */
export function withinBounds(text: string, spans: readonly SlotSpan[]): SlotSpan[] {
  return spans.flatMap(({ slot, ...span }) => {
    const bounds = BOUNDS[slot]
    const kept = bounds ? bounds(text, span) : span
    return kept === null ? [] : [{ slot, ...kept }]
  })
}

/**
 * A date can be found in a calendar, to the month at least: "hôm qua", "thứ ba tuần trước", "tháng tư"; not "hôm nọ", "năm ngoái",
 * "từ Tết" nor "lúc 10 giờ". What leads to it is no part of it: "từ", "hồi", the "hôm" before a number.
 */
function dateIn(text: string, { start, end }: Span): Span | null {
  const folded = sameLengthFold(text.slice(start, end))
  const lead = LEADS_TO_DATE.exec(folded)?.[0].length ?? 0
  return VAGUE.test(folded) || VAGUE.test(folded.slice(lead)) ? null : { start: start + lead, end }
}

const LEADS_TO_DATE =
  /^(?:(?:tu|den|luc|vao|ke tu) )*(?:toi (?=\d))?(?:(?:hoi|dip|dot) (?=(?:dau|giua|cuoi|thang|mung|ngay|tuan) ))?(?:(?:hom|bua) (?=\d))?/u

/** Some day or year, these days, for so long, a season, an hour. */
const VAGUE = new RegExp(
  `^(?:${[
    '(?:(?:cai|may) )?(?:(?:sang|trua|chieu|toi) )?(?:hom|bua|hoi|dot|lan|luc|khi|dem|toi) (?:truoc|trc|no|hom|bua|te|do|day|sau|ay|roi|xua|dau)',
    '(?:hoi|dot|lan|luc|khi|tuan|thang|quy|mua|he|dip) (?:nay|ni)',
    '(?:(?:hoi|dip) )?(?:nam|mua)(?: \\p{L}+){0,2} (?:ngoai|nay|ni|kia|truoc|trc|sau|roi|toi|te|qua)',
    '(?:hoi )?(?:nam )?(?:19|20)\\d\\d',
    '(?:(?:hon|gan|duoc|da) )?(?:\\d{1,2}|may|vai|mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi) (?:ngay|tuan|thang|nam|hom|bua) (?:roi|nay|qua)',
    'sang nam',
    '(?:(?:hoi|mua) )?(?:tet|le|he)',
    '\\d{1,2} ?(?:h|gio)(?: ?\\d{1,2})?(?: (?:sang|trua|chieu|toi|dem))?',
  ].join('|')})$`,
  'u',
)

/** Who is complained of is a title, a name, a desk ("chị quầy số 6"); not what they also are, nor where they sit: "anh Tuấn bên đo đạc". */
function officialIn(text: string, { start, end }: Span): Span {
  const folded = sameLengthFold(text.slice(start, end))
  return { start, end: start + (ASIDE.exec(folded)?.index ?? folded.length) }
}

const ASIDE =
  /(?<=^\S+ \S.*), |(?<= (?:bao ve|thu ly|le tan|ke toan|van thu)) (?:cong|ho so|benh vien|truong|cho|uy ban|ubnd) ?|(?<=^(?:anh|chi|ong|ba|co|chu|bac|em|thay|cau) (?!ay|do|kia|nay|no)\S.*) (?:ben|tai|thuoc) /u

/** «giấy phép» and «đăng ký» alone may be any. */
const ANY_PROCEDURE = /^(?:giay phep|giay to|dang ky|dat dai|dat)$/

/** What an office is asked to do goes with the paper ("cấp lại thẻ bhyt", "nộp thuế đất"); what only leads on to something else does not. */
function procedureIn(text: string, { start, end }: Span): Span | null {
  const folded = sameLengthFold(text)
  if (ANY_PROCEDURE.test(folded.slice(start, end))) return null
  const lead = LEADS_TO_PROCEDURE.exec(folded.slice(start, end))?.[0].length ?? 0
  const tail = LEADS_ON.exec(folded.slice(start, end))?.[0].length ?? 0
  return { start: lead > 0 ? start + lead : fromDeed(text, folded, start), end: end - tail }
}

/** Whether a procedure is named by what the office does («sang tên xe»), not by a paper that goes with it («giấy ủy quyền»). */
export function namesDeed(procedure: string): boolean {
  return BEGINS_WITH_DEED.test(sameLengthFold(procedure))
}
const BEGINS_WITH_DEED =
  /^(?:cap|dang ky|dk|chung thuc|cong chung|chuyen|tach|sang ten|giay phep|xin phep|xin cap|doi|gia han|dinh chinh|nop|dong|xac nhan|lam lai|thay doi) /

function fromDeed(text: string, folded: string, start: number): number {
  const deed = DEED_BEFORE.exec(folded.slice(0, start) + MARK + folded.slice(start))?.[1]
  if (deed === undefined) return start
  const from = start - deed.length - 1
  const typed = diacriticsOf(text.slice(from, start))
  const isDeed = DEEDS.some(
    (meant) => sameLengthFold(meant) === deed && diacriticsFit(typed, diacriticsOf(meant)),
  )
  return isDeed ? fromDeed(text, folded, from) : start
}

const MARK = '|'
const DEEDS =
  'cấp lại,cấp đổi,cấp mới,xin cấp,chứng thực,công chứng,lãnh,lĩnh,đăng ký,đk,gia hạn,đính chính,thay đổi,nộp,đóng,xin'
    .normalize('NFC')
    .split(',')
const DEED_BEFORE =
  /(?<![\p{L}\p{N}])(cap lai|cap doi|cap moi|xin cap|chung thuc|cong chung|lanh|linh|dang ky|dk|gia han|dinh chinh|thay doi|nop(?= \|(?:thue|phat|le phi))|dong(?= \|(?:thue|ma so|bao hiem|bhxh|bhyt))|xin(?= \|phep)) \|/u
const LEADS_TO_PROCEDURE = /^(?:tien (?=mai tang|tro cap)|(?:xin )?(?:vao )?dien (?=ho )|xet (?=ho ))/
const LEADS_ON = /(?: (?:bi|duoc|cho|cua|ma|thi|la|tai|de|voi))+$/u
