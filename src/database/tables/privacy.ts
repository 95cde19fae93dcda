/** Keys, citizens and what they agreed to, requests of data subjects, and the chained record. */

/** The data key and the index key, wrapped by SECRET_KEY. */
export interface SecretTable {
  name: string
  wrapped: string
  created_at: number
}

export interface CitizenTable {
  ref: string
  channel: string
  account: string
  address_sealed: string | null
  key_sealed: string | null // the citizen's own key; null once erased
  language: string
  created_at: number
  erased_at: number | null
}

export interface ConsentTable {
  id: string
  citizen: string
  purpose: string
  given: number
  at: number
}

/** Export and erasure: what was asked, done or refused, without saying who it was. */
export interface DataRequestTable {
  id: string
  kind: string // export, erase
  citizen: string | null // null once it is done
  at: number
  done_at: number | null
  by: string // citizen, operator
  outcome: string | null // JSON: counts by kind, what stays and until when
}

/** The append-only chain of design 5: salted digests only. */
export interface ChainEntryTable {
  complaint: string
  seq: number
  at: number
  actor: string
  kind: string
  digest: string
  prev: string
  hash: string
  day: string | null // the day whose seal covers it, the only thing ever set later; null until then
}

/** The salts; destroying one makes its digest say nothing, and the chain stays valid. */
export interface ChainSaltTable {
  complaint: string
  seq: number
  salt: string
}

export interface ChainDayTable {
  day: string
  heads: string // digest over the heads of the chains that grew since the day before
  prev: string
  hash: string
  at: number
}

/** Who seals a day: entries are put into a day only by the holder of its claim. */
export interface ChainClaimTable {
  day: string
  holder: string | null // null once the day is sealed
  at: number // when the holder last showed up
}
