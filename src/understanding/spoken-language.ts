/** In which language a message is written, told only where that is beyond doubt. */
import { foldWords } from './vietnamese-text.ts'

/** `other`: neither of the two that are spoken here. */
export type SpokenLanguage = 'vi' | 'en' | 'other'

/** Scripts in which neither Vietnamese nor English is written. */
const OTHER_SCRIPT =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Cyrillic}\p{Script=Khmer}\p{Script=Thai}\p{Script=Lao}\p{Script=Myanmar}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Tamil}\p{Script=Greek}\p{Script=Georgian}\p{Script=Armenian}\p{Script=Mongolian}]/u
const LEAST_LETTERS = 2

/** Words of English that are no syllable of Vietnamese with its marks lost: "to", "the", "can", "do", "in" are. */
const ENGLISH = new Set(
  `about and are because been could did does from has have how is it its i im my need not of should that their there they this
  want was were what when where which who why will with would your`.split(/\s+/),
)
/** Small or borrowed words of English that stand in Vietnamese too: they confirm, and prove nothing. */
const EITHER = new Set(
  `a an anyone application asked at be birth bribe can certificate complain complaint do english file for get go he hello help hours
  in me money no nobody officer office on open or out please register registration passport report she so someone thank thanks the
  to up visa we you`.split(/\s+/),
)

/** Words of other languages in Latin letters that are no syllable of Vietnamese. */
const FOREIGN = new Set(
  `bonjour bonsoir je vous suis merci voudrais besoin avec pour votre monsieur madame aidez plainte comment pourquoi puis veux porter contre fonctionnaire
  hola gracias quiero necesito donde ayuda favor buenos estoy para como
  ich nicht und bitte danke wo mochte habe eine guten ist hilfe
  saya tidak terima kasih bagaimana selamat dimana tolong
  ciao grazie voglio sono dove obrigado preciso onde quero
  nihao xiexie konnichiwa arigato annyeong annyeonghaseyo kamsahamnida spasibo privet zdravstvuyte sawadee khop khun`.split(
    /\s+/,
  ),
)
/** One of these alone is enough. */
const GREETS_ABROAD =
  /^(bonjour|bonsoir|merci|hola|gracias|guten tag|guten morgen|danke|ciao|grazie|obrigado|ni ?hao|xie ?xie|konnichiwa|arigato|annyeong(haseyo)?|kamsahamnida|spasibo|privet|zdravstvuyte|sawadee|selamat (pagi|siang|datang)|terima kasih)$/

/** Letters and marks of Vietnamese that no other language here has. */
const VIETNAMESE = /[đơưăĐƠƯĂ]|[ạảẹẻẽịỉĩọỏụủũỵỷỹ]|[ấầẩẫậắằẳẵặếềểễệốồổỗộớờởỡợứừửữự]/iu

/**
 * The language of a message. Pure.
 *
 * @returns null where it is open: a name, a code, a few words, both mixed
 */
export function spokenLanguage(text: string): SpokenLanguage | null {
  const typed = text.slice(0, MOST_LETTERS).normalize('NFC')
  const letters = typed.match(/\p{L}/gu) ?? []
  const strange = letters.filter((letter) => OTHER_SCRIPT.test(letter)).length
  if (strange >= LEAST_LETTERS && strange * 2 > letters.length) return 'other'
  const words = typed.match(/[\p{L}\p{M}]+/gu) ?? []
  const marked = words.filter((word) => VIETNAMESE.test(word))
  if (marked.length >= 3 && words.length >= 5 && marked.length * 2 >= words.length) return 'vi'
  if (marked.length === 0) return latin(foldWords(typed))
  // "an official at Mây Hồng ward asked me for money": whoever writes English writes names with their marks
  const areNames = marked.length * 3 <= words.length && marked.every((word) => /^\p{Lu}/u.test(word))
  const others = words.filter((word) => !VIETNAMESE.test(word)).flatMap(foldWords)
  return areNames && latin(others) === 'en' ? 'en' : null
}

const MOST_LETTERS = 1_000

/** «is it» may be anything. */
const LEAST_WORDS = 3

function latin(words: string[]): SpokenLanguage | null {
  const plain = words.filter((word) => /^\p{L}+$/u.test(word))
  if (GREETS_ABROAD.test(plain.join(' '))) return 'other'
  const english = plain.filter((word) => ENGLISH.has(word)).length
  const either = plain.filter((word) => EITHER.has(word)).length
  const foreign = plain.filter((word) => FOREIGN.has(word)).length
  if (
    plain.length >= LEAST_WORDS &&
    english >= 2 &&
    english > foreign &&
    (english + either) * 2 >= plain.length
  )
    return 'en'
  return foreign >= 2 && english === 0 && foreign * 3 >= plain.length ? 'other' : null
}
