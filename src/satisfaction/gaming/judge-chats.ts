/** Rules that look at the chat that rated: an official's, one with many dossiers, one that comes day after day. */
import { dayOf, type Instant, startOfDay } from '../../calendar/instant.ts'
import type { Desk } from '../../desk.ts'
import { chatRef } from '../../officials-told/contact.ts'
import { subtreeOf, type UnitTree } from '../../units/unit.ts'
import { unitTree } from '../../units/unit-store.ts'
import { chatSpan, dayAfterDay, manyDossiers } from './one-chat.ts'
import type { RatingFlag } from './rules.ts'
import { isOfHandling, ratingsOfCitizens, type SeenRating } from './seen-ratings.ts'

/** What these ratings' chats show, of what they did until then. */
export async function judgeChats({ database }: Desk, ratings: readonly SeenRating[]): Promise<RatingFlag[]> {
  const chatted = ratings.filter((rating) => rating.citizen !== null && !isOfHandling(rating))
  if (chatted.length === 0) return []
  const days = chatted.map(({ givenAt }) => dayOf(givenAt)).sort()
  const [from, to] = [chatSpan(days[0]!).from, chatSpan(days.at(-1)!).to]
  const distinct = (of: (rating: SeenRating) => string) => [...new Set(chatted.map(of))]
  const around = await ratingsOfCitizens(
    database,
    distinct(({ citizen }) => citizen!),
    distinct(({ unitCode }) => unitCode),
    startOfDay(from),
    startOfDay(to),
  )
  const wanted = new Set(chatted.map(chatAndUnit))
  const byChat = Map.groupBy(
    around.filter((rating) => !isOfHandling(rating) && wanted.has(chatAndUnit(rating))),
    chatAndUnit,
  )
  return [...byChat.values()].flatMap((of) => {
    const given = of.map(({ id, givenAt, dossierCode }) => ({ rating: id, givenAt, dossierCode }))
    return [...manyDossiers(given), ...dayAfterDay(given)]
  })
}

function chatAndUnit({ citizen, unitCode }: SeenRating): string {
  return `${citizen} ${unitCode}`
}

/**
 * Ratings given in the chat that an official has linked to an account (src/officials-told/link-chat.ts), about a unit in
 * whose line the account stands. What officials say elsewhere, as citizens, is theirs. The table knows the chat by a digest
 * alone, and the flag says neither whose it is nor of which office.
 */
export async function judgeOfficials(
  desk: Desk,
  ratings: readonly SeenRating[],
  now: Instant,
): Promise<RatingFlag[]> {
  const refs = new Map(
    ratings.flatMap(({ citizen }) => (citizen === null ? [] : [[citizen, chatRef(desk, citizen)] as const])),
  )
  if (refs.size === 0) return []
  const rows = await desk.database.read
    .selectFrom('account_contact')
    .innerJoin('account_role', 'account_role.account', 'account_contact.account')
    .select(['account_contact.chat_ref', 'account_role.unit_code'])
    .where('account_contact.chat_ref', 'in', [...refs.values()])
    .where('account_role.valid_from', '<=', now)
    .where((of) => of.or([of('account_role.valid_to', 'is', null), of('account_role.valid_to', '>', now)]))
    .execute()
  if (rows.length === 0) return []
  const tree = await unitTree(desk.database)
  const offices = new Map(rows.map((row) => [row.chat_ref, row.unit_code]))
  return ratings
    .filter(({ citizen, unitCode }) => {
      const office = citizen === null ? undefined : offices.get(refs.get(citizen)!)
      return office != null && isInLine(office, unitCode, tree)
    })
    .map(({ id }) => ({ rating: id, rule: 'official', numbers: {} }))
}

/** Whether one unit is the other, or above or under it. The province is above all, and its line is its own office. */
export function isInLine(office: string, rated: string, tree: UnitTree): boolean {
  if (office === rated) return true
  const isAbove = (above: string, under: string) =>
    tree.byCode.get(above)?.parent != null && subtreeOf(tree, above).includes(under)
  return isAbove(office, rated) || isAbove(rated, office)
}
