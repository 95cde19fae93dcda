/** A citizen's message without what could lead to whoever wrote it or to whoever it speaks of: what is kept of it to learn from. */
import { maskComment } from '../../satisfaction/masked-comment.ts'
import type { Slots } from '../slots.ts'
import { nfc } from '../vietnamese-text.ts'

/** A message that says what it wants says it in these. */
const MOST_LETTERS = 300

/** Masking all of a very long text would hold up its turn. */
const MOST_READ = 1_000

const MASK = '***'

/** Codes of complaints and doors, whatever stands between their groups. */
const OUR_CODES =
  /(?<![\p{L}\p{N}])(?:(?:PA|GP)[\s.:_-]{0,3}[0-9A-Z]{4}[\s.:_-]{0,3}[0-9A-Z]{4}|(?=[A-Z]*\d)[0-9A-Z]{4}-[0-9A-Z]{4})(?![\p{L}\p{N}])/giu

/** Six figures or more, with whatever stands between them: a secret, a code that nobody could read. Sums in thousands stay short enough. */
const LONG_NUMBERS = /(?<![\p{L}\p{N}])\p{Nd}(?:[ .()-]{0,2}\p{Nd}){5,}(?!\p{N})/gu

/** In a text all in capitals these go on after a title or a name; else it would be nothing but stars. Without its marks one of the first could be a name. */
const GOES_ON =
  `làm|đang|nhận|là|bị|${either('tôi|muốn|hỏi|xin|cho|có|đã|chưa|không|ko|ơi|ạ|ở|của|và|với|nộp|được|phải|rất|nói|hẹn|giúp|cccd|cmnd|ubnd|bhxh|bhyt|vneid|sđt')}`.toUpperCase()
/** How a word of a name begins. */
const GIVEN = String.raw`(?!(?:${GOES_ON})(?!\p{L}))\p{Lu}`

const TITLES = either(
  'ông|bà|anh|chị|cô|chú|bác|em|dì|cậu|mợ|thầy|đồng chí|đ/c|tên là|tên|a|c|e|mr|ms|mrs|sếp',
)
/** "anh Tuấn", "chị Lan Anh", "CHỊ LAN": what follows a title in capitals. */
const TITLED = new RegExp(
  String.raw`(?<!\p{L})(?<title>${TITLES}|${capitalized(TITLES)}|${TITLES.toUpperCase()})\s+${GIVEN}\p{L}+(?:\s+${GIVEN}\p{L}*){0,3}(?!\p{L})`,
  'gu',
)
/** Hardly anything else, even where all is in capitals. */
const SURE_SURNAMES = `${either('nguyễn|trần|phạm|huỳnh')}|lê|hoàng|phan|đặng|bùi|đỗ|ngô|đinh|trịnh|trương`
const SURNAMES = either(
  'nguyễn|trần|lê|phạm|huỳnh|hoàng|phan|vũ|võ|đặng|bùi|đỗ|hồ|ngô|dương|lý|đinh|trịnh|đoàn|trương|mai|lâm|lương|cao|hà|tô|tạ|lưu|phùng',
)
/** "Trần Văn Mẫu", "NGUYỄN NGỌC MẪU" wherever it stands. */
const IN_FULL = new RegExp(
  String.raw`(?<!\p{L})(?:${capitalized(SURNAMES)}|${SURE_SURNAMES.toUpperCase()})(?:\s+${GIVEN}\p{L}+){1,3}(?!\p{L})`,
  'gu',
)
/** "tran van mau", "TRẦN THỊ MẪU": no other words read so. */
const WITH_MIDDLE = new RegExp(
  String.raw`(?<!\p{L})(?:${SURNAMES})\s+(?:${either('văn|thị')})\s+\p{L}+(?!\p{L})`,
  'giu',
)
const MIDDLE_NAMES = either(
  'ngọc|thanh|minh|hữu|đức|xuân|quốc|hồng|kim|đình|quang|thuỳ|thùy|duy|hoài|khánh|mỹ|phương|tuấn|bảo|hoàng|trọng|viết',
)
/** "HỒ NGỌC MẪU", but not "HỒ SƠ", "LÝ DO": all in capitals, these surnames are told by a middle name alone. */
const IN_CAPITALS = new RegExp(
  String.raw`(?<!\p{L})(?:${SURNAMES.toUpperCase()})\s+(?:${MIDDLE_NAMES.toUpperCase()})(?:\s+${GIVEN}\p{Lu}+){1,2}(?!\p{L})`,
  'gu',
)

/** Controls, marks of direction, halves of letters, rings around figures: nothing to read, and between figures they would hide a number. */
const NO_WORDS = /[\p{Cc}\p{Cf}\p{Cs}\p{Me}\p{Default_Ignorable_Code_Point}]/gu

/**
 * The message on one line, without numbers, codes, links and, as far as they can be recognised, names; of a longer one the
 * beginning. Given names in small letters cannot be told from words and stay. Nothing in it reads as a mark of an example.
 *
 * @param slots what was read in it: codes, phones and whom it blames, as typed, go too
 */
export function maskMessage(text: string, slots: Slots): string {
  const line = lineOf(text.slice(0, MOST_READ))
  const said = [slots.dossierCode, slots.phone, slots.official]
    .filter((each) => each !== undefined)
    .map(lineOf)
    .filter((each) => each !== '')
  const unsaid = said.reduce((masked, each) => masked.replaceAll(each, MASK), line)
  return maskComment(unsaid.replace(OUR_CODES, MASK))
    .replace(LONG_NUMBERS, MASK)
    .replace(IN_FULL, MASK)
    .replace(WITH_MIDDLE, MASK)
    .replace(IN_CAPITALS, MASK)
    .replace(TITLED, (...found) => `${(found.at(-1) as { title: string }).title} ${MASK}`)
    .slice(0, MOST_LETTERS)
    .replace(NO_WORDS, '')
    .replaceAll('[', '(')
    .replaceAll(']', ')')
    .replace(/\s!(?=[a-z_]+(?:\s|$))/g, ' ')
    .trim()
}

/** Nothing invisible is left to stand between figures when the masks look, nor a letter in two pieces. */
function lineOf(text: string): string {
  return nfc(text).replace(/\s+/g, ' ').replace(NO_WORDS, '').normalize('NFC').trim()
}

/** Each as it is and without its marks. */
function either(words: string): string {
  const bare = words.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd')
  return [...new Set(`${words}|${bare}`.split('|'))].join('|').replaceAll(' ', String.raw`\s+`)
}

function capitalized(words: string): string {
  return words
    .split('|')
    .map((word) => `${word[0]!.toUpperCase()}${word.slice(1)}`)
    .join('|')
}
