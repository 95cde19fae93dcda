/**
 * The chained record (design 5): one hash chain a complaint, their heads chained daily. It holds salted digests, never
 * content, so destroying a content and its salt leaves the chain valid and makes the digest say nothing. Pure.
 */
import { createHash } from 'node:crypto'
import type { Day, Instant } from '../calendar/instant.ts'
import { canonicalJson } from '../canonical-json.ts'

/** What stands before the first entry. */
const GENESIS = '0'.repeat(64)

/** One thing that happened to a complaint: changed, seen, messaged about, exported. Hashes are SHA-256, lower-case hex. */
export type ChainEntry = {
  complaint: string
  seq: number // 1, 2, …
  at: Instant
  actor: string // citizen, system, account:<id>, token:<name>
  kind: string
  digest: string // of salt and content
  prev: string //   the hash of the entry before
  hash: string
}

/** The last entry of a chain; `seq` 0 before the first. */
export type ChainHead = { seq: number; hash: string }

export const EMPTY_CHAIN: ChainHead = { seq: 0, hash: GENESIS }

/** One day's seal over the heads of the chains that grew. */
export type ChainDay = { day: Day; heads: string; prev: string; hash: string }

/** Where a chain or the days break, and how. */
export type Break = {
  at: string
  why:
    | 'out_of_order'
    | 'not_linked'
    | 'changed'
    | 'content_changed'
    | 'not_in_day'
    | 'no_day' //   the seal of a day is missing
    | 'no_entry' // entries are missing: there are none, or the one of the export itself is not the last
}

/** The digest of a content. Equal contents have different digests, as salts differ. */
export function contentDigest(salt: string, content: unknown): string {
  return sha256(`${salt}\n${canonicalJson(content)}`)
}

/** The next entry of a chain. */
export function nextEntry(
  head: ChainHead,
  entry: Pick<ChainEntry, 'complaint' | 'at' | 'actor' | 'kind' | 'digest'>,
): ChainEntry {
  const linked = { ...entry, seq: head.seq + 1, prev: head.hash }
  return { ...linked, hash: hashOf(linked) }
}

/** Where the chain is broken; null when every entry follows from the one before. `entries` is the whole chain, in order. */
export function findBreak(entries: readonly ChainEntry[]): Break | null {
  return findBreaks(entries)[0] ?? null
}

/** Every place where the chain is broken. After a break it goes on from the entry that is there. */
export function findBreaks(entries: readonly ChainEntry[]): Break[] {
  const breaks: Break[] = []
  let head = EMPTY_CHAIN
  for (const entry of entries) {
    const at = `${entry.complaint}#${entry.seq}`
    if (entry.seq !== head.seq + 1) breaks.push({ at, why: 'out_of_order' })
    if (entry.prev !== head.hash) breaks.push({ at, why: 'not_linked' })
    if (entry.hash !== hashOf(entry)) breaks.push({ at, why: 'changed' })
    head = entry
  }
  return breaks
}

/** What a day's seal holds of one head: a digest, so that a record shown to others names no other complaint. */
export function leafOf(complaint: string, head: ChainHead): string {
  return sha256(JSON.stringify([complaint, head.seq, head.hash]))
}

/** The digest over a day's leaves, whatever their order. */
export function headsDigest(leaves: readonly string[]): string {
  return sha256([...leaves].sort().join('\n'))
}

/** A day's seal after the seal of an earlier day; null: the first. */
export function sealOfDay(day: Day, heads: string, before: Pick<ChainDay, 'hash'> | null): ChainDay {
  const prev = before?.hash ?? GENESIS
  return { day, heads, prev, hash: sha256(JSON.stringify([day, heads, prev])) }
}

/** Every place where the chain of days is broken; [] when each follows from the one before. `days` in order; the first may be any. */
export function findBrokenDays(days: readonly ChainDay[]): Break[] {
  return days.flatMap((day, i): Break[] => {
    const before = days[i - 1]
    const at = day.day
    return [
      ...(before && day.day <= before.day ? [{ at, why: 'out_of_order' as const }] : []),
      ...(before && day.prev !== before.hash ? [{ at, why: 'not_linked' as const }] : []),
      ...(sealOfDay(at, day.heads, { hash: day.prev }).hash === day.hash
        ? []
        : [{ at, why: 'changed' as const }]),
    ]
  })
}

function hashOf(entry: Omit<ChainEntry, 'hash'>): string {
  const { complaint, seq, at, actor, kind, digest, prev } = entry
  return sha256(JSON.stringify([complaint, seq, at, actor, kind, digest, prev]))
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex')
}
