import { sameLengthFold } from './same-length-fold.ts'
import { fold } from './vietnamese-text.ts'
import { diacriticsFit, diacriticsOf } from './words.ts'

/** How a kind of office or person begins, and by which words it goes on, besides names with a capital. */
type Naming = { heads: string[]; next: RegExp; head: RegExp; needsMore: ReadonlySet<string> }

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
const VAGUE_PERSON = /^(?:(?:anh|chi|ong|ba|co|chu|bac|em|thay|may) )?(?:can bo|nhan vien|cb|nv|ba|cu)$/

/** The office a text names, as typed ("một cửa phường An Thịnh"), or null; a kind of office alone only when it is telling. */
export function unitSlot(text: string): string | null {
  return firstNamed(text, UNITS, isUnitHead)
}

function isUnitHead(head: string, folded: string, typed: string): boolean {
  if (head === 'so') return FIELD_NEXT.test(folded)
  return !/^(?:xa|phuong|thi tran)$/.test(head) || /^ [\p{Lu}\d]/u.test(typed)
}

/** The person a text complains of, as typed ("anh Tuấn bên đo đạc", "cán bộ thụ lý"), or null. */
export function officialSlot(text: string): string | null {
  // "chi Hoa xa doi trang non", "o quay so 3 phuong may hong": after a name or a counter the ward is no part of the person
  return (
    firstNamed(text, PEOPLE, () => true)?.replace(
      /(?<= \p{Lu}[\p{L}\p{M}]*| \d{1,2}) (?:xã|xa|phường|phuong)$/u,
      '',
    ) ?? null
  )
}

/** Grows each head by words of its kind, figures and capitalised names; the first that says more than a kind wins. */
function firstNamed(
  text: string,
  naming: Naming,
  isHead: (head: string, folded: string, typed: string) => boolean,
): string | null {
  const typed = text.slice(0, 2000)
  const folded = sameLengthFold(typed)
  const shouts = typed === typed.toUpperCase()
  for (const found of folded.matchAll(naming.head)) {
    if (found[0] === 'anh' && folded.slice(0, found.index).endsWith('phan ')) continue // "phan anh" is no "anh"
    let end = found.index + found[0].length
    if (!isWrittenSo(typed.slice(found.index, end), naming.heads)) continue
    if (!isHead(found[0], folded.slice(end, end + 40), typed.slice(end, end + 40))) continue
    const headEnd = end
    for (let grown = 0; grown < 12; grown++) {
      const word =
        naming.next.exec(folded.slice(end, end + 40))?.[0] ?? (shouts ? null : nameAfter(typed, end))
      if (word === null) break
      end += word.length
    }
    const said = folded.slice(found.index, end)
    const isTelling = end > headEnd ? !VAGUE_PERSON.test(said) : !naming.needsMore.has(found[0])
    if (isTelling) return typed.slice(found.index, end)
  }
  return null
}

/** "sơ" is no sở: the marks typed must be those of a head. */
function isWrittenSo(typed: string, heads: readonly string[]): boolean {
  const folded = fold(typed)
  return heads.some((head) => fold(head) === folded && diacriticsFit(diacriticsOf(typed), diacriticsOf(head)))
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
    heads: longestFirst,
    head: new RegExp(`(?<![\\p{L}\\p{N}])(?:${longestFirst.map(fold).join('|')})(?![\\p{L}\\p{N}])`, 'gu'),
    next: new RegExp(
      `^ (?:(?:(?:ngoi|o) )?quay (?:so )?\\d{1,2}|${nextWords.join('|')})(?![\\p{L}\\p{N}])`,
      'u',
    ),
    needsMore: new Set(words(needsMore)),
  }
}

function words(list: string): string[] {
  return list.split(',').map((word) => word.trim().replace(/\s+/g, ' ').normalize('NFC'))
}
