/** Several wishes in one message, each with its own words: "hồ sơ tới đâu rồi, với lại tôi muốn phản ánh…". */
import { type Intent, SURE, WISHES } from './intents.ts'
import type { Understanding } from './understand.ts'
import { fold, nfc } from './vietnamese-text.ts'
import { type Word, wordsOf } from './words.ts'

/** One wish: what was written of it, and what that means. */
export type Wish = { text: string; means: Understanding }

/** A longer message tells a story, and a story is never cut. */
const MOST_WORDS = 60
const MOST_WISHES = 3

/** After these another matter begins, whatever follows. */
const ANOTHER_MATTER =
  /^(?:(?:va |con |roi )?(?:voi lai|ngoai ra|tien the|nhan tien|san tien|con nua|them nua|mot viec nua|viec nua la|viec thu hai(?: la)?|a ma|by the way|also|another thing))(?: |$)/
/** After a comma, a full stop, "và", "còn", "rồi", these begin another wish. */
const ASKS_ANEW =
  /^(?:(?:va|con|roi|and|then|also|xong) )*(?:(?:a|da|vay|thi|luon|tien|nhan tien|cung) )*(?:(?:(?:cho|xin|nho|giup|de) (?:phep )?)?(?:(?:toi|em|con|minh|chau|tui|co|bac|chu) )?(?:(?:cung|lai|con) )?(?:xin|muon|can|dinh|nho|hoi them|hoi luon)(?: (?:duoc|giup|cho))? ?(?:hoi|tra cuu|tra|kiem tra|xem|biet|phan anh|khieu nai|to cao|gop y|kien nghi|bao|khen|gui|danh gia|cham diem|gap|noi chuyen|dang ky|lam|so)|(?:cho|xin) (?:(?:toi|em|con|minh|chau|tui) )?hoi|i (?:want|would like|need) to|i also|can you|could you|please)(?: |$)/
const JOINS = new Set(['va', 'con', 'roi', 'and', 'xong'])
const ASKS =
  /(?:^| )(?:gi|dau|sao|nao|chua|khong|may|bao nhieu|bao lau|bao gio|khi nao|chung nao|the nao|what|where|when|how|which)(?: |$)/
const COMPLAINS =
  /(?:^| )(?:phan anh|khieu nai|to cao|kien nghi|gop y|to giac|complain|complaint|report)(?: |$)/
/** Grounds that a story of asking about a dossier has too. */
const ANY_STORY: ReadonlySet<string | null> = new Set([null, 'other', 'delay'])
/** Wishes that are said in one breath and mean one thing. */
const ONE_THING: readonly ReadonlySet<Intent>[] = [
  new Set(['rate_service', 'commend']),
  new Set(['file_complaint', 'track_complaint']),
  new Set(['speak_to_official', 'procedure_info']),
]

/**
 * The wishes of a message, in the order in which they were named; [] where it holds one or none. Pure.
 * A message is cut only where each part is sure on its own and they differ; the story of one complaint never is.
 */
export function wishesIn(text: string, understand: (part: string) => Understanding): Wish[] {
  const typed = nfc(text)
  const { words } = wordsOf(typed)
  if (words.length > MOST_WORDS) return []
  const cuts = cutsOf(words)
  if (cuts.length === 0) return []
  let wishes = [partOf(typed, 0, cuts[0]!.before, understand)]
  for (const [n, cut] of cuts.entries()) {
    const end = cuts[n + 1]?.before ?? typed.length
    const next = partOf(typed, cut.after, end, understand)
    const last = wishes.at(-1)!
    if (isWish(next, cut.asks) && isWish(last, true) && differ(last, next)) wishes.push(next)
    else wishes = [...wishes.slice(0, -1), partOf(typed, last.start, end, understand)]
  }
  if (wishes.length < 2 || !wishes.every((wish) => isWish(wish, true))) return []
  return wishes.slice(0, MOST_WISHES).map(({ text, means }) => ({ text, means }))
}

type Part = Wish & { start: number }

function partOf(
  typed: string,
  start: number,
  end: number,
  understand: (part: string) => Understanding,
): Part {
  const text = typed.slice(start, end).replace(/^[\s,.;:!-]+|[\s,;:-]+$/g, '')
  return { start, text, means: understand(text) }
}

/** `before`: where the part before ends; `after`: where the next begins; `asks`: it begins as a wish does. */
type Cut = { before: number; after: number; asks: boolean }

function cutsOf(words: readonly Word[]): Cut[] {
  const cuts: Cut[] = []
  for (let at = 2; at < words.length - 1; at += 1) {
    const rest = words
      .slice(at, at + 12)
      .map(({ plain }) => plain)
      .join(' ')
    const matter = ANOTHER_MATTER.exec(rest)?.[0]
    const before = words[at - 1]!
    const isNewClause = before.clause !== words[at]!.clause || JOINS.has(words[at]!.plain)
    if (matter === undefined && !(isNewClause && ASKS_ANEW.test(rest))) continue
    const first = at + (matter === undefined ? 0 : matter.trim().split(' ').length)
    if (first >= words.length) break
    let from = first
    while (JOINS.has(words[from]!.plain) && words[from + 1]) from += 1
    const onwards = words.slice(from, from + 12).map(({ plain }) => plain)
    const end = words[at]!.plain === 'roi' ? words[at]! : before // "tới đâu rồi với lại"
    cuts.push({ before: end.end, after: words[from]!.start, asks: ASKS_ANEW.test(onwards.join(' ')) })
    at = from + 1
  }
  return cuts
}

/** @param asks it begins as a wish does */
function isWish({ text, means }: Wish, asks: boolean): boolean {
  if (!WISHES.has(means.intent) || means.confidence < SURE) return false
  const plain = fold(text)
  if (means.intent === 'file_complaint') return COMPLAINS.test(plain) || !ANY_STORY.has(means.category)
  return asks || ASKS.test(plain)
}

function differ(one: Wish, other: Wish): boolean {
  const [a, b] = [one.means.intent, other.means.intent]
  return a !== b && !ONE_THING.some((pair) => pair.has(a) && pair.has(b))
}
