import { sameLengthFold } from './same-length-fold.ts'
import { fold } from './vietnamese-text.ts'
import { diacriticsFit, diacriticsOf } from './words.ts'

/** How a kind of office or person begins, and by which words it goes on, besides names with a capital. */
type Naming = {
  heads: ReadonlyMap<string, string[]>
  next: RegExp
  head: RegExp
  needsMore: ReadonlySet<string>
}

const FIELDS = `xây dựng, nông nghiệp, tư pháp, tài nguyên, môi trường, tnmt, kinh tế, lao động, nội vụ, y tế, giáo dục, kế hoạch,
  đầu tư, giao thông, hộ tịch, tài chính, công thương, văn hoá, khoa học, ngoại vụ, quy hoạch`
const UNITS = naming(
  `ubnd, uỷ ban nhân dân, uỷ ban, trung tâm, chi nhánh, chi cục, văn phòng đăng ký đất đai, phòng, sở, bộ phận một cửa, một cửa,
  1 cửa, công an, trạm y tế, trạm thú y, bệnh viện, nhà trường, thanh tra, nhà văn hoá, ban quản lý chợ, ban quản lý, thuế,
  tổ công nghệ số cộng đồng, vpđkđđ, xã, phường, thị trấn`,
  `${FIELDS}, nhân dân, phục vụ, hành chính công, hành chính, xã, phường, huyện, tỉnh, thành phố, khu vực, khu dân cư, đất đai,
  đăng ký, văn phòng, vpđkđđ, đkkd, đăng kiểm, dự án, khu công nghiệp, sở, công, cũ, phát triển quỹ đất, một cửa, thuế`,
  'phong, so, trung tam, thue, thanh tra, cong an, ban quan ly, chi cuc, xa, phuong, thi tran',
)
const ROLES = `cán bộ, nhân viên, chuyên viên, trưởng phòng, phó phòng, trưởng thôn, trưởng khu, trưởng ban, phó chủ tịch, chủ tịch,
  bí thư, kế toán, bảo vệ, bác sĩ, cskv, tổ trưởng, lễ tân, cb, nv, staff, y tá`
const PEOPLE = naming(
  `anh, chị, ông, bà, cô, chú, bác, thầy, ${ROLES}`,
  `${ROLES}, địa chính, tư pháp, đo đạc, trực máy, trực, thụ lý, tiếp dân, tiếp nhận, một cửa, 1 cửa, qlđt, xã, phường,
  đeo bảng tên, ngồi quầy, ở quầy, trạm y tế`,
  'anh, chi, ong, ba, co, chu, bac, em, thay, can bo, nhan vien, chuyen vien, cb, nv, staff',
)
const FIELD_NEXT = new RegExp(`^ (?:${words(FIELDS).map(fold).join('|')})(?![\\p{L}\\p{N}])`, 'u')
const VAGUE_PERSON =
  /^(?:(?:anh|chi|ong|ba|co|chu|bac|em|thay|may|thang|con|lao|mu|bon|dam|lu) )?(?:can bo|nhan vien|cb|nv|ba|cu)(?: (?:lai|cu|van|hay|thi|do|nay))?$/

/** Where something is named in a text: offsets. */
export type NameSpan = { start: number; end: number }

const MOST_LETTERS = 2000
const MOST_NAMES = 12

const LEADS_ON = /(?: (?:o|ở|tại|tai|bên|ben|của|cua|là|la|thì|thi|mà|ma|nó|no))+$/iu

/** The office a text names, as typed ("một cửa phường An Thịnh"), or null; a kind of office alone only when it is telling. */
export function unitSlot(text: string): string | null {
  const [first] = unitSpans(text)
  return first ? text.slice(first.start, first.end) : null
}

/** The person a text complains of, as typed ("anh Tuấn bên đo đạc", "cán bộ thụ lý"), or null. Who only told of it comes last. */
export function officialSlot(text: string): string | null {
  const spans = officialSpans(text)
  const meant = spans.find((span) => !onlyTold(text, span)) ?? spans[0]
  return meant ? text.slice(meant.start, meant.end) : null
}

const ME = '(?:toi|tui|em|minh|chau|con|nha toi|gia dinh toi)(?: (?:nghe|biet))?'
const TELLS = new RegExp(
  `^(?:(?:co|da|vua|moi|hay) )?(?:(?:noi|bao|nhan)(?: lai)? (?:voi|cho) ${ME}|(?:ke|mach)(?: lai)?(?: (?:voi|cho))?(?: ${ME})?|cho ${ME})(?: la| rang)? `,
)
const HEARD_FROM = /(?:^| )(?:nghe|theo loi|theo) $/

/** Whether a person that a text names is a witness: "chị Lan nói với tôi là ông Hùng đòi tiền", "nghe chị Lan kể". */
export function onlyTold(text: string, { start, end }: NameSpan): boolean {
  return (
    TELLS.test(fold(text.slice(end, end + REACH))) ||
    HEARD_FROM.test(`${fold(text.slice(Math.max(0, start - REACH), start))} `)
  )
}
const REACH = 60

/** Every office that the first 2,000 letters name, in order. */
export function unitSpans(text: string): NameSpan[] {
  return namedIn(text, UNITS, isUnitHead)
}

/** Every person that the first 2,000 letters name, in order. */
export function officialSpans(text: string): NameSpan[] {
  // "chi Hoa xa doi trang non", "o quay so 3 phuong may hong": after a name or a counter the ward is no part of the person
  return namedIn(text, PEOPLE, () => true).map(({ start, end }) => {
    const ward = /(?<= \p{Lu}[\p{L}\p{M}]*| \d{1,2}) (?:xã|xa|phường|phuong)$/u.exec(text.slice(start, end))
    return { start, end: end - (ward?.[0].length ?? 0) }
  })
}

function isUnitHead(head: string, folded: string, typed: string): boolean {
  if (head === 'so') return FIELD_NEXT.test(folded)
  return !/^(?:xa|phuong|thi tran)$/.test(head) || /^ [\p{Lu}\d]/u.test(typed)
}

/**
 * A name as a tagger found it, without words that lead on to something else or a witness before it; null for a person of whom
 * nothing is said but what they are.
 */
export function personNamed(typed: string): string | null {
  const [first, second] = officialSpans(typed)
  const from = first && second && onlyTold(typed, first) ? second.start : 0
  const named = typed.slice(from).replace(LEADS_ON, '')
  return VAGUE_PERSON.test(fold(named)) ? null : named
}

/** Grows each head by words of its kind, figures and capitalised names; what says more than a kind is a name. */
function namedIn(
  text: string,
  naming: Naming,
  isHead: (head: string, folded: string, typed: string) => boolean,
): NameSpan[] {
  const typed = text.slice(0, MOST_LETTERS)
  const folded = sameLengthFold(typed)
  const shouts = typed === typed.toUpperCase()
  const spans: NameSpan[] = []
  for (const found of folded.matchAll(naming.head)) {
    if (found.index < (spans.at(-1)?.end ?? 0)) continue
    if (found[0] === 'anh' && folded.slice(0, found.index).endsWith('phan ')) continue // "phan anh" is no "anh"
    const headEnd = found.index + found[0].length
    if (!isWrittenSo(typed.slice(found.index, headEnd), naming.heads)) continue
    if (!isHead(found[0], folded.slice(headEnd, headEnd + 40), typed.slice(headEnd, headEnd + 40))) continue
    const end = grown(typed, folded, headEnd, naming, shouts)
    const said = folded.slice(found.index, end)
    const isTelling = end > headEnd ? !VAGUE_PERSON.test(said) : !naming.needsMore.has(found[0])
    if (isTelling) spans.push({ start: found.index, end })
    if (spans.length === MOST_NAMES) break
  }
  return spans
}

function grown(typed: string, folded: string, from: number, naming: Naming, shouts: boolean): number {
  let end = from
  for (let words = 0; words < 12; words++) {
    const word = naming.next.exec(folded.slice(end, end + 40))?.[0] ?? (shouts ? null : nameAfter(typed, end))
    if (word === null) break
    end += word.length
  }
  return end
}

/** "sơ" is no sở: the marks typed must be those of a head. */
function isWrittenSo(typed: string, heads: Naming['heads']): boolean {
  const marks = diacriticsOf(typed)
  return heads.get(fold(typed))?.some((head) => diacriticsFit(marks, head)) ?? false
}

function nameAfter(text: string, at: number): string | null {
  return /^ \p{Lu}[\p{L}\p{M}]*/u.exec(text.slice(at, at + 24))?.[0] ?? null
}

function naming(heads: string, next: string, needsMore: string): Naming {
  const longestFirst = words(heads).sort((a, b) => b.length - a.length)
  const nextWords = words(next)
    .map(fold)
    .sort((a, b) => b.length - a.length)
  return {
    heads: marksByHead(longestFirst),
    head: new RegExp(`(?<![\\p{L}\\p{N}])(?:${longestFirst.map(fold).join('|')})(?![\\p{L}\\p{N}])`, 'gu'),
    next: new RegExp(
      `^ (?:(?:(?:ngoi|o) )?quay (?:so )?\\d{1,2}|${nextWords.join('|')})(?![\\p{L}\\p{N}])`,
      'u',
    ),
    needsMore: new Set(words(needsMore)),
  }
}

function marksByHead(heads: readonly string[]): ReadonlyMap<string, string[]> {
  return new Map([...Map.groupBy(heads, fold)].map(([plain, forms]) => [plain, forms.map(diacriticsOf)]))
}

function words(list: string): string[] {
  return list.split(',').map((word) => word.trim().replace(/\s+/g, ' ').normalize('NFC'))
}
