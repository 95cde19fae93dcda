/**
 * The name that citizens give of themselves in free words, found by what stands before it ("tôi là", "ký tên") and by how names
 * are written: in capitals, or beginning with a surname. A given name alone in small letters cannot be told from a word.
 */

const ONESELF = either('tôi|tui|em|cháu|con|mình|e')
const [IS, NAMED, SIGNED] = [either('là'), either('tên'), either('ký tên|kí tên')]
const WRITER = either(
  'người viết|người gửi|người góp ý|người phản ánh|người đánh giá|người làm đơn|họ và tên|họ tên',
)
const BEGINS = String.raw`(?<=^|[.!?,;\n]\s*)`
const LEAD = new RegExp(
  String.raw`(?<!\p{L})(?:${[
    String.raw`${ONESELF}\s+(?:${NAMED}\s+(?:${IS}\s+)?|${IS}\s+)`,
    String.raw`${NAMED}\s+(?:${either('của')}\s+)?${ONESELF}\s*(?:${IS}\s+|:\s*)`,
    String.raw`${BEGINS}${NAMED}\s*(?:${IS}\s+|:\s*)`,
    String.raw`${WRITER}(?:\s+(?:${ONESELF}|${IS}))*\s*[:\s]\s*`,
    String.raw`${SIGNED}\s*[:,\s-]\s*`,
    String.raw`${BEGINS}${ONESELF}\s*,\s*`,
  ].join('|')})`,
  'giu',
)

/** "tôi là Nguyễn Văn Mẫu"; not after words that are in capitals themselves, nor after "Em, ". */
const CAPITALS = /\p{Lu}\p{L}*(?:\s+\p{Lu}\p{L}*){1,4}/uy
/** "Em là Mẫu ạ": one capital alone ends there, so that "tôi là Nông dân" stays. */
const ONE_CAPITAL = new RegExp(
  String.raw`\p{Lu}\p{L}+(?=\s*(?:$|[.,;:!?)\n])|\s+(?:${either('ạ|đây|nhà|ở|quê')})(?!\p{L}))`,
  'uy',
)

/** Hardly anything else after "tôi là". */
const SURNAMES =
  'nguyễn|trần|phạm|huỳnh|lê|hoàng|phan|đặng|bùi|đỗ|ngô|đinh|trịnh|trương|nguyen|tran|pham|huynh'
/** Words of other meanings as well ("đoàn viên", "hồ sơ", "le tan"): surnames before "văn" or "thị". */
const WORDS_TOO = either(
  'lê|hoàng|phan|vũ|võ|đặng|bùi|đỗ|hồ|ngô|dương|lý|đinh|trịnh|đoàn|trương|mai|lâm|lương|cao|hà|tô|tạ|lưu|phùng|châu|thái|quách|kiều',
)
/** Go on after a name. */
const GOES_ON = either(
  'rất|đã|đang|có|ở|nhà|đến|làm|nộp|xin|thấy|ạ|và|là|từ|sinh|số|sđt|tại|muốn|chờ|đi|quê|thôn|xã|tổ|hồ|cảm|mới|không|ko|cũng|được|bị|phải|đợi|gửi',
)
const MORE = String.raw`(?:\s+(?!${GOES_ON}(?!\p{L}))\p{L}+)?(?!\p{L})`
/** "toi la nguyen van mau", "TÔI LÀ NGUYỄN VĂN MẪU": a surname, and what is a name after it. */
const BY_SURNAME = new RegExp(
  String.raw`(?:(?:${SURNAMES}|${WORDS_TOO})\s+${either('văn|thị')}\s+\p{L}+${MORE}|(?:${SURNAMES})\s+\p{L}+${MORE})`,
  'iuy',
)

/** The text with `***` for that name, wherever it can be recognised. Pure. @param text in NFC */
export function maskOwnName(text: string): string {
  let shown = ''
  let from = 0
  for (const lead of text.matchAll(LEAD)) {
    const at = lead.index + lead[0].length
    const name = lead.index < from ? null : nameAt(text, at, lead[0])
    if (name === null) continue
    shown += `${text.slice(from, at)}***`
    from = at + name.length
  }
  return shown + text.slice(from)
}

function nameAt(text: string, at: number, lead: string): string | null {
  const tellsLittle = lead === lead.toUpperCase() || lead.includes(',')
  for (const form of tellsLittle ? [BY_SURNAME] : [CAPITALS, BY_SURNAME, ONE_CAPITAL]) {
    form.lastIndex = at
    const found = form.exec(text)
    if (found) return found[0]
  }
  return null
}

/** Each as it is and without its marks, as people type on a telephone. */
function either(words: string): string {
  const bare = words.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd')
  return `(?:${[...new Set(`${words}|${bare}`.split('|'))].join('|').replaceAll(' ', String.raw`\s+`)})`
}
