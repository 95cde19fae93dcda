/**
 * Tells those who follow a dossier what has changed, once it has settled. A push only notes on its followers when to look
 * (dossiers/follower-writes.ts), in the commit that records the change. What is told is what holds when the look is taken:
 * of several changes the last, and nothing when it is what the follower knows. A notice that no lane has taken yet gives
 * way to a newer one. Safe in several processes: whoever looks second changes nothing.
 */
import { setImmediate } from 'node:timers/promises'
import type { Instant } from '../calendar/instant.ts'
import { type Database, type Write, write } from '../database/database.ts'
import type { FollowerTable } from '../database/tables/dossiers.ts'
import type { Desk } from '../desk.ts'
import type { Dossier } from '../dossiers/dossier.ts'
import { dossierByCode } from '../dossiers/dossier-store.ts'
import { type FollowedNews, followedNews } from '../dossiers/followed-news.ts'
import { newsOf, promisedAnew } from '../dossiers/news.ts'
import { consentsBy } from '../privacy/consent.ts'
import { claimInviting, noteCooledDown } from '../satisfaction/cool-down.ts'
import { followerToken, promiseInvitation, tokenHash } from '../satisfaction/invitations.ts'
import { noteInvitee } from '../satisfaction/reminders.ts'
import { scheduleNotice } from './notices.ts'

const SLICE = 50

type Follower = Pick<FollowerTable, 'dossier' | 'citizen' | 'told' | 'knew' | 'notice'> & {
  news_at: number
  channel: string
}

/** Whether a returned result asks for a rating. `cooling_down`: it would, had the citizen not been asked shortly before. */
type Inviting = 'invites' | 'not_wanted' | 'cooling_down'

/** How a dossier stands, for all who follow it. */
type Standing = { dossier: Dossier; news: string; body: FollowedNews }

/**
 * Makes the notices of all changes that have settled, in slices.
 *
 * @param signal breaks off between two slices; it then throws AbortError
 * @returns for how many followers it was looked
 */
export async function tellFollowers(desk: Desk, now: Instant, signal?: AbortSignal): Promise<number> {
  for (let looked = 0; ; ) {
    const due = await followersDue(desk.database, now)
    const standings = await standingsOf(desk, due, now)
    const consents = await consentsBy(
      desk.database,
      due.map(({ citizen }) => citizen),
    )
    const untaken = await untakenNotices(desk.database, due)
    await Promise.all(
      due.map(async (follower) => {
        const standing = standings.get(follower.dossier) ?? null
        const isUntaken = follower.notice !== null && untaken.has(follower.notice)
        const tell = (inviting: Inviting) =>
          desk.database.commit(telling(desk, follower, standing, inviting, isUntaken, now))
        const wants = consents.get(follower.citizen)?.rating_invitations === true
        const told = await tell(wants ? 'invites' : 'not_wanted')
        if ('refused' in told && told.refused === 'cooling_down') await tell('cooling_down')
      }),
    )
    looked += due.length
    if (due.length < SLICE) return looked
    await setImmediate(undefined, { signal })
  }
}

/** When the next change has settled; null when nobody is to be told anything. */
export async function nextNewsAt({ read }: Database): Promise<Instant | null> {
  const row = await read
    .selectFrom('follower')
    .select((select) => select.fn.min('news_at').as('at'))
    .where('news_at', 'is not', null)
    .executeTakeFirst()
  return (row?.at as Instant | null) ?? null
}

async function followersDue({ read }: Database, now: Instant): Promise<Follower[]> {
  const rows = await read
    .selectFrom('follower')
    .innerJoin('citizen', 'citizen.ref', 'follower.citizen')
    .select(['dossier', 'citizen', 'told', 'knew', 'notice', 'news_at', 'channel'])
    .where('news_at', '<=', now)
    .orderBy('news_at')
    .orderBy('dossier')
    .limit(SLICE)
    .execute()
  return rows.map((row) => ({ ...row, news_at: row.news_at! }))
}

async function standingsOf(desk: Desk, due: Follower[], now: Instant): Promise<Map<string, Standing>> {
  const standings = new Map<string, Standing>()
  for (const code of new Set(due.map(({ dossier }) => dossier))) {
    const dossier = await dossierByCode(desk.database, code)
    if (!dossier) continue
    const news = newsOf(dossier, desk.settings)
    standings.set(code, { dossier, news, body: await followedNews(desk, dossier, now) })
  }
  return standings
}

async function untakenNotices({ read }: Database, due: Follower[]): Promise<Set<string>> {
  const ids = due.flatMap(({ notice }) => (notice === null ? [] : [notice]))
  const rows = await read
    .selectFrom('notice')
    .select('id')
    .where('id', 'in', ids.length > 0 ? ids : [''])
    .where('accepted_at', 'is', null)
    .execute()
  return new Set(rows.map(({ id }) => id))
}

/** The commit for one follower; refused as `moved` when another look or another change came first. */
function telling(
  desk: Desk,
  follower: Follower,
  standing: Standing | null,
  inviting: Inviting,
  isUntaken: boolean,
  now: Instant,
): Write[] {
  const { database } = desk
  const knew = isUntaken ? follower.knew : follower.told
  const news = standing?.news ?? knew
  const isNew = news !== knew
  const id = noticeId(desk, follower)
  const looked = database.read
    .updateTable('follower')
    .set({ news_at: null, told: news, knew, notice: isNew ? id : null })
    .where('dossier', '=', follower.dossier)
    .where('citizen', '=', follower.citizen)
    .where('news_at', '=', follower.news_at)
  return [
    write(looked, 'moved'),
    ...(isUntaken ? [takenBack(database, follower.notice!)] : []),
    ...(isNew && standing ? noticeWrites(desk, id, follower, knew, standing, inviting, now) : []),
  ]
}

/** The same for the same change and follower, whoever makes it. */
function noticeId({ vault }: Desk, { dossier, citizen, news_at }: Follower): string {
  return `dossier:${vault.ref('dossier-notice', dossier, citizen, String(news_at))}`
}

function takenBack({ read }: Database, notice: string): Write {
  return write(read.deleteFrom('notice').where('id', '=', notice).where('accepted_at', 'is', null))
}

function noticeWrites(
  desk: Desk,
  id: string,
  { citizen, channel }: Follower,
  knew: string,
  { dossier, news, body }: Standing,
  inviting: Inviting,
  now: Instant,
): Write[] {
  const notice = { id, lane: citizen, dueAt: now }
  if (dossier.status !== 'returned') {
    const told = { ...body, isPromisedAnew: promisedAnew(knew, news) !== null }
    return [scheduleNotice(desk, { ...notice, kind: 'dossier_status', body: told }, now)]
  }
  const plain = scheduleNotice(desk, { ...notice, kind: 'dossier_returned', body }, now)
  if (inviting === 'not_wanted') return [plain]
  if (inviting === 'cooling_down') return [plain, noteCooledDown(desk.database, dossier.code, now)]
  const token = followerToken(desk, dossier.code, citizen)
  const hash = tokenHash(desk, token)
  const invitation = { unitCode: dossier.unitCode, dossierCode: dossier.code, counter: null, channel }
  return [
    ...claimInviting(desk, citizen, hash, now),
    promiseInvitation(desk, token, invitation, id),
    ...noteInvitee(desk, { hash, citizen, dossier: dossier.code }, now),
    scheduleNotice(desk, { ...notice, kind: 'dossier_returned', body: { ...body, token } }, now),
  ]
}
