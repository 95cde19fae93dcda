import { sameLengthFold } from './same-length-fold.ts'
import { diacriticsFit, diacriticsOf } from './words.ts'

/** Where a date stands in a text: offsets. */
export type DateSpan = { start: number; end: number }

const NUMBER =
  '(?:\\d{1,2}|gieng|chap|(?:hai |ba )?muoi(?: mot| hai| ba| bon| tu| lam| nam| sau| bay| tam| chin)?|mot|hai|ba|bon|tu|nam|sau|bay|tam|chin)'
const WHEN = '(?:truoc|nay|roi|vua roi|vua qua|qua|ngoai|kia|sau|toi|tru)'
const PART = '(?:sang som|sang|trua|chieu|toi|dem|khuya)'
const PERIOD = '(?:tuan|thang|nam|quy|he|mua)'

/** What a date is made of; several of them in a row are one date ("chiều thứ sáu tuần rồi"). */
const ATOMS = [
  `(?:ngay |hom |bua )?(?:mung|mong|ram|ngay) ?${NUMBER}(?: ?/ ?\\d{1,2})?`,
  '(?<![\\d.,/-])[\\do]{1,2} ?[/.-] ?[\\do]{1,2}(?: ?[/.-] ?(?:20)?\\d{2})?(?![\\d/-])',
  `(?:hom |bua |ngay )?(?:thu (?:hai|ba|tu|nam|sau|bay|[2-7])|t[2-7]|chu nhat|cn)`,
  `(?:hom|bua|hoi|dot|dip) (?:qua|wa|hom|trung thu|khai giang|20\\d\\d|kia|nay|no|ni|te|truoc|bua|ram|trc|tet|le|dau|giua|cuoi|gieng)`,
  `(?:hom|bua) \\d{1,2}(?! ?[/.-]\\d)`,
  `${PART} (?:nay|qua|wa|mai|hom qua|hom kia|hom nay|hom no|bua qua)`,
  `${PART} \\d{1,2}(?! ?(?:tuoi|t|gio|h|phut|ng|nghin|k|tr|trieu|lan|ban|to|cuon|can)(?![\\p{L}]))`,
  `hoi (?:sang|trua|chieu|toi|dem|nay|hom|ra gieng|he)`,
  '(?:luc|khi) nay',
  '(?:ngay |bua )?mai(?: mot)?',
  `(?:\\d{1,2}|may|vai|mot|hai|ba|bon|nam|sau) (?:ngay|tuan|thang|nam|hom|bua) (?:truoc|roi)`,
  `(?:dau|giua|cuoi|ram) ${PERIOD}(?: ${NUMBER})?(?: ${WHEN})?`,
  `ram(?= thang)`,
  `${PERIOD} ${WHEN}`,
  `thang ${NUMBER}(?:/\\d{2,4})?`,
  'nam (?:19|20)\\d\\d',
  '(?:am lich|duong lich)',
  '(?:truoc|sau|ra|an|mung) (?:tet|gieng|le)',
  '30 tet|giao thua|trung thu|hqua',
  `${PART}(?= (?:ngay|hom|thu|t[2-7]|chu nhat|cn|mung|ram|\\d{1,2}[/-]))`,
  'yesterday|today|tomorrow|last (?:week|month|monday|tuesday|wednesday|thursday|friday)|monday|tuesday|wednesday|thursday|friday',
]
const DATE = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${ATOMS.join('|')})(?: (?:${ATOMS.join('|')})){0,4}(?![\\p{L}\\p{N}]|[.,]\\d)`,
  'gu',
)
const MOST_LETTERS = 2000
const MOST_DATES = 12

/** The first date in a text as it was typed ("hôm qua", "thứ ba tuần trước", "12/6", "mùng 10 âm lịch"), or null. */
export function dateSlot(text: string): string | null {
  const [first] = dateSpans(text)
  return first ? text.slice(first.start, first.end) : null
}

/** Every date of a text, in order, as far as it is written like one; the first 2,000 letters are read. */
export function dateSpans(text: string): DateSpan[] {
  const typed = text.slice(0, MOST_LETTERS)
  const folded = sameLengthFold(typed)
  const spans: DateSpan[] = []
  for (const found of folded.matchAll(DATE)) {
    const start = found.index + pronounBefore(typed.slice(found.index, found.index + found[0].length))
    const end = found.index + found[0].length
    const before = folded.slice(Math.max(0, found.index - 6), found.index)
    if (start < end && isWrittenAsDate(typed.slice(start, end), before)) spans.push({ start, end })
    if (spans.length === MOST_DATES) break
  }
  return spans
}

/** "tôi thứ hai", "tới 30/11": only tối is a part of the day. */
function pronounBefore(date: string): number {
  return /^(?:tôi|tới) (?=\S*[\d/]|th[uứ]|ch[uủ]|h[oô]m)/iu.exec(date)?.[0].length ?? 0
}

/** Words of dates that are others with other marks: "thủ tục", "hỏi trước", "tôi qua". */
const MEANT = new Map(
  'thứ hồi tối mai hôm bữa tháng sáng trưa chiều đêm qua lúc đầu giữa cuối tuần năm quý mùa đợt mùng rằm này lễ tết ra mới'
    .normalize('NFC')
    .split(' ')
    .map((word) => [sameLengthFold(word), diacriticsOf(word)]),
)

/** "lần thứ hai" and "cửa tới" are no dates, nor is "thu hai trăm" of one who writes marks. */
function isWrittenAsDate(date: string, before: string): boolean {
  const lower = date.toLowerCase()
  if (
    /(?:^|[^\p{L}])(?:lan|tang|so|lop|quay|buoc|thang|nguoi|giay) $/u.test(before) &&
    /^(?:thu|t?\d)/u.test(sameLengthFold(date))
  )
    return false
  if (/^tôi/.test(lower) || (/^toi/.test(lower) && /cua $/.test(before))) return false
  const words = lower.split(/[ /.-]+/)
  if (/^(?:sang|trua|chieu|toi|dem|khuya|sáng|trưa|chiều|tối|đêm)$/u.test(lower)) return false
  if (/^\d+$/.test(lower)) return false
  if (words[0] === 'thu' && diacriticsOf(lower) !== '') return false
  return words.every((word) =>
    diacriticsFit(diacriticsOf(word), MEANT.get(sameLengthFold(word)) ?? diacriticsOf(word)),
  )
}
