/** Citizens who asked for a person, what is said in live talks, and answers prepared for them. */

/** A citizen who asked for a person. */
export interface HumanRequestTable {
  id: string
  channel: string
  citizen: string | null
  topic_sealed: string | null
  protected: number // 1: its topic speaks of conduct; 0
  unit_code: string | null // the unit it names
  created_at: number
  status: string // open, done
  handled_by: string | null
  handled_at: number | null
  taken_by: string | null // the official who answers it
  taken_name: string | null
  taken_seeing: string | null // JSON Viewer: what that official may see
  spoke_at: number | null // that official's last word
  heard_at: number | null // the citizen's last word in it; null: none since it was made
  waits_told_at: number | null // when the citizen was told that it takes longer
}

/** One word of a live talk, or what was done to it: taken, given back, left, ended. */
export interface TalkLineTable {
  id: string
  request: string
  at: number
  by: string // citizen, account:ID
  name: string | null // the official's; null: the citizen
  kind: string // word, take, give_back, left, end
  words_sealed: string | null
  files: number // how many were sent along; none is kept
  notice: string | null // what tells it to the citizen
}

/** An answer prepared for live talks. A retired one is offered no more. */
export interface CannedAnswerTable {
  id: string
  title: string
  words: string
  version: number
  created_at: number
  changed_at: number
  retired_at: number | null
}
