/** The score feed: what is to be told to another program, and what it was told last. */
import type { Generated } from 'kysely'

/** What is to be told to SCORE_FEED_URL: appended with the fact it tells; then only what became of it changes. */
export interface FeedEventTable {
  seq: Generated<number>
  id: string // names it to the receiver, whatever is tried again
  kind: string // rating, scorecard
  unit: string // in order within it
  subject: string // the rating's id; of a scorecard its unit, period and framework
  body: string | null // of a scorecard, JSON; a rating is read when it is sent
  state: string // waiting, sending, sent, merged (into a later one of its subject), dropped, dead
  tries: number
  since: number // when giving up is counted from
  next_at: number // when it is tried (again), or until when the try that is under way is leased
  reason: string | null // of the last failure, in a word
  created_at: number
  settled_at: number | null
}

/** What was told last of each scorecard. */
export interface FeedScoreTable {
  unit: string
  period: string
  framework: string
  digest: string
  recorded_at: number
}
