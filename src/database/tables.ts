/**
 * Every table, as Kysely types it. Columns are portable: text, integers, JSON as text.
 * Moments are milliseconds since 1970 (UTC), money is whole VND, flags are 0 or 1.
 * `*_sealed` is text sealed by `src/privacy/seal.ts`; `*_version` tables are appended to and never changed.
 */
import type { Generated } from 'kysely'

/** One citizen's line of messages: where the conversation stands and who is working on it. */
export interface LaneTable {
  id: string // the citizen's reference: HMAC(index key, channel, account, user id)
  channel: string
  account: string
  address_sealed: string
  state_sealed: string | null
  version: number // of the state; each turn's commit adds one
  fence: number // each lease adds one; a worker with an older one cannot commit
  leased_until: number // 0: nobody works on it
  due_at: number | null // when the next turn may start; null: nothing waits
  waiting: number // how many messages wait
  waiting_since: number | null // when the oldest waiting message came
  failures: number // turns in a row that a defect ended
  gathers: number // the open question waits for more messages
  last_at: number
}

export interface InboxTable {
  seq: Generated<number>
  delivery_key: string
  lane: string
  sent_at: number
  received_at: number
  body_sealed: string | null // null once it is done and old
  done_at: number | null
}

export interface OutboxTable {
  position: Generated<number>
  id: string // the message at which the fold made it, ordinal, part
  lane: string
  channel: string
  account: string
  body_sealed: string | null
  status: string // waiting, sending, sent, dead, kept, dropped
  maybe_sent: number
  attempts: number
  due_at: number
  leased_until: number
  reason: string | null // of the last failure: failure and code
  platform_id: string | null
  notice: string | null // the notice it delivers, when it does
  created_at: number
  heard_at: number | null // it was kept, and then the citizen wrote; null otherwise
  settled_at: number | null
}

/** Messages that no message of the citizen's caused, until the lane takes them. */
export interface NoticeTable {
  id: string
  lane: string
  kind: string
  body_sealed: string | null
  due_at: number
  created_at: number
  accepted_at: number | null // when the lane took it
  outcome: string | null // sent, dead:<reason>; null while unknown
}

/** Keys of the records that conversations made; they live for ever. */
export interface RecordTable {
  key: string
  at: number
}

export interface ZaloTokenTable {
  account: string
  pair_sealed: string | null // JSON TokenPair; null while only the lock stands
  version: number // counts replacements
  locked_until: number
}

/** What keeps an OA or a Page from working until somebody acts (src/channels/trouble.ts). */
export interface ChannelTroubleTable {
  channel: string
  account: string
  what: string // credentials, subscription
  code: string // the platform's own
  since: number
}

/** A consent that was begun for an OA on Zalo's page and may still come back (src/channels/zalo/consent.ts). */
export interface OaConsentTable {
  state: string // HMAC(index key, the state in the address)
  account: string
  verifier_sealed: string
  expires_at: number
}

/** How fast an account may send, shared by all processes (src/conversation/pace.ts). */
export interface AccountPaceTable {
  account: string
  full_at: number // when all of the burst may go again, in microseconds since 1970
  rest_at: number // when the rest was asked for; 0: never
  rest_until: number
  granted: number // permits of the last asking, so that the statement can return them
}

/** Signed deliveries that were not taken: too old, or not understood. */
export interface QuarantineTable {
  id: string // digest of the delivery
  channel: string
  account: string
  lane: string | null // the citizen's, where it is known, so that erasure finds it
  reason: string
  body_sealed: string
  at: number
  kind: string | null // the platform's word for an event that was not understood
}

/** Messages that told a notice, so that a receipt finds it. */
export interface SentMessageTable {
  ref: string // digest of the platform's id of the message
  notice: string
  lane: string
  at: number
}

/** What a platform told about an OA or a Page itself. */
export interface AccountEventTable {
  id: string // digest of the event
  channel: string
  account: string
  kind: string
  detail: string // JSON: states and figures, nothing of citizens
  loud: number // 1: somebody must act
  at: number
  recorded_at: number
}

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

export interface UnitVersionTable {
  id: Generated<number>
  code: string
  recorded_at: number
  name: string
  kind: string
  parent: string | null
  valid_from: string
  valid_to: string | null
  successors: string // JSON string[]
  aliases: string // JSON string[]
  address: string | null
  phone: string | null
  hours: string | null
}

export interface OfficialVersionTable {
  id: Generated<number>
  code: string
  recorded_at: number
  name: string
  unit_code: string
  head: number
  valid_from: string
  valid_to: string | null
}

export interface ProcedureVersionTable {
  id: Generated<number>
  code: string
  recorded_at: number
  name: string
  domain: string
  term_n: number
  term_unit: string // working_day, day
  fee_vnd: number | null
  papers: string // JSON string[]
}

/** One row a day; the rows of a year that share the latest `recorded_at` are the calendar of that year. */
export interface HolidayVersionTable {
  id: Generated<number>
  year: number
  recorded_at: number
  date: string
  name: string
  kind: string // off, working
  official: number
}

export interface DossierVersionTable {
  id: Generated<number>
  code: string
  recorded_at: number
  unit_code: string
  receiving_unit_code: string | null
  procedure_code: string
  status: string
  received_at: number | null
  due_at: number | null
  first_due_at: number | null
  finished_at: number | null
  returned_at: number | null
  official_code: string | null
  official_name: string | null
  submitted_via: string | null
  applicant_sealed: string | null // JSON {name, phone, idNumber}
  phone_ref: string | null // HMAC(index key, phone)
  history: string // JSON [{at, status, unit, official, note}]
  stopped_at: number | null // null: not stopped, or recorded before migration 0017
}

export interface ComplaintTable {
  code: string
  version: number
  channel: string
  category: string
  flags: string // JSON string[]
  severity: string
  status: string
  confidentiality: string
  citizen: string | null // null for an anonymous one
  unit_code: string | null // complained of
  protected: number // about conduct, a head or a named official: out of the unit's chain
  handler_unit_code: string | null // who has it now
  dossier_code: string | null // null for an anonymous one: then only sealed
  details_sealed: string | null // JSON {story, official, dossierCode, contact, attachments}, under the complaint's own key
  key_sealed: string | null // the complaint's own key; null once its words are destroyed
  amount_vnd: number | null
  attachments: string // JSON: their kinds; the rest is sealed
  secret_hash: string
  cause: string // HMAC(message id)
  created_at: number
  updated_at: number
  due_at: number | null
  assigned: string | null // JSON: the "5 rõ"
  outcome: string | null
  verdict: string | null
  merged_into: string | null
  reopened: number
  resolved_at: number | null
  queue_rank: Generated<number> // its place in the queue before the deadline: src/complaints/queue/queue-rank.ts
  person: string | null // of the assignment: who does the task
  accountable: string | null // of the assignment
  first_due_at: number | null // the date first promised; null: as due_at
  pause: string | null // JSON: why the clock stands still, from when until when
  split_from: string | null // the complaint from whose words this one was taken
  secret_code: string | null // the code under which the receipt secret is hashed; null: its own
  counter: string | null // as its door says it; never of an anonymous one
  procedure_code: string | null // the dossier's or the door's; never of an anonymous one
  settled_at: number | null // when it was refused, or final with an outcome: nothing changes any more
  watched_version: Generated<number> // the version that officials were last told of (src/officials-told/watch.ts)
}

/** What a complaint counts as in scores, a row for each change: appended, never changed (src/complaints/complaint-standing.ts). */
export interface ComplaintStandingTable {
  complaint: string
  seq: number // the timeline's last step then
  recorded_at: number
  happened_at: number
  unit_code: string | null // complained of
  protected: number
  merged: number // handled with another one: it does not count
  status: string
  outcome: string | null // that stands
  concluded_at: number | null // since when it stands
  settled: number // nothing can change any more
  replaced_at: Generated<number | null> // when something later was recorded; kept by the database
}

/** The moment as of which figures were shown last: one row. What is recorded later counts as recorded after it. */
export interface ClosedMomentTable {
  id: number
  closed_until: number
}

/** Settings that enter scorecards (src/scores/score-settings.ts). */
export interface SettingVersionTable {
  id: Generated<number>
  name: string
  recorded_at: number
  value: string // JSON
}

/** How many complaints there are of a kind; together with the changes that were not yet added to it. */
export interface ComplaintTallyTable {
  unit_code: string // complained of; '': not known
  handler_unit_code: string // '': none
  protected: number
  status: string
  flagged: number
  due_at: number // 0: no official's answer is waited for
  n: number
}

/** One row for each change, so that no two writers meet. */
export interface ComplaintTallyChangeTable extends ComplaintTallyTable {
  id: Generated<number>
}

/** The blind index: which complaint holds which words, folded, as digests under the index key. */
export interface ComplaintWordTable {
  complaint: string
  word: number // 48 bits of HMAC(index key, word)
  filed_at: number
}

/** Complaints that belong together; each pair stands here both ways. */
export interface ComplaintKinTable {
  complaint: string
  other: string
  kind: string // repeated, similar
}

/** Complaints whose kin was not looked for yet. */
export interface ComplaintPendingTable {
  complaint: string
  words: number // its words are not in the index either
}

export interface ComplaintEventTable {
  complaint: string
  seq: number
  at: number
  actor: string // citizen, system, account:<id>, token:<name>
  kind: string
  status: string
  text_sealed: string | null
  data: string // JSON, nothing that tells who the citizen is
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

/** Tries at a complaint's receipt secret within an hour of the clock, so that guessing is slow. */
export interface SecretTryTable {
  code: string
  hour: number // hours since 1970
  n: number
}

/** Unknown dossier codes, so that guessing is slow. */
export interface AttemptTable {
  id: Generated<number>
  kind: string // dossier
  subject: string // lane
  at: number
}

export interface CommendationTable {
  id: string
  channel: string
  unit_code: string | null
  citizen: string | null
  details_sealed: string | null // JSON {text, official}
  cause: string
  created_at: number // when it was said
  recorded_at: number
}

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

/** One answer to the overall question; a changed mind is a new row that supersedes the old one. */
export interface RatingTable {
  id: string
  subject: string // what may be rated once: dossier and citizen, or citizen, unit and day
  version: number // 1, 2, … within the subject
  channel: string
  unit_code: string
  counter: string | null
  dossier_code: string | null
  procedure_code: string | null
  instrument: string
  overall: number | null
  citizen: string | null
  invited: number
  verified: number
  supersedes: string | null
  flagged: string // JSON string[]
  external_id: string | null
  given_at: number
  recorded_at: number
  protected: Generated<number> // 1: how a protected complaint was handled; out of lists, in figures only in cells of five
}

export interface RatingAnswerTable {
  rating: string
  item: string
  level: number
  recorded_at: number
}

/** All the words so far: each further message keeps them anew, so what it replaces is its own beginning. */
export interface RatingCommentTable {
  rating: string
  text_sealed: string | null
  recorded_at: Generated<number | null> // null: kept before this was noted
}

/** Messages that were not understood, masked; nothing tells who wrote them (src/understanding/unclear). */
export interface UnclearMessageTable {
  alike: string // HMAC(index key, the masked words, marks and capitals aside): alike ones are one row
  words_sealed: string
  heard: string // the intent that it was taken for, the first time
  percent: number // how sure that was
  answered: string // not_understood, either_or, asked_again
  question: string | null // the flow and the question that were open, as flow.question
  times: number
  first_day: number // the first moment of the day (UTC)
  last_day: number
}

export interface RatingExclusionTable {
  id: Generated<number>
  rating: string
  excluded: number
  reason: string // of satisfaction/exclusion-reasons.ts; older ones: words
  by: string
  recorded_at: number
  words_sealed: Generated<string | null> // why, in the words of whoever decided
  role: Generated<string | null> // by whose right: the role and the unit of the grant at that moment
  unit_code: Generated<string | null> // null: the whole province
}

/** What a rule noticed about a rating (src/satisfaction/gaming/): appended, never changed. */
export interface RatingFlagTable {
  id: Generated<number>
  rating: string
  rule: string
  version: string // of the rules
  numbers: string // JSON: the numbers that caused it; nothing that tells who
  unit_code: string // the rating's, as `given_at`, so that a list of flagged ones is found by an index
  given_at: number
  recorded_at: number
}

/** What a rule noticed about a unit's month. */
export interface UnitFlagTable {
  id: Generated<number>
  unit_code: string
  period: string // YYYY-MM
  rule: string
  version: string
  numbers: string // JSON
  recorded_at: number
}

/** Up to which rating each pass of the detector has looked. */
export interface GamingProgressTable {
  pass: string // early, settled; month: `recorded_at` is the end of the last month judged
  recorded_at: number
  rating: string
}

/** A one-time token to rate a dossier or a counter; only its hash is kept. */
export interface InvitationTable {
  token_hash: string
  dossier_code: string | null
  unit_code: string
  counter: string | null
  channel: string
  sent_at: number // the greatest whole number while it has not gone out
  used_at: number | null
  notice: Generated<string | null> // the notice that is to bring it; null: none, or it has been settled
  reminded_at: Generated<number | null> // when its one reminder was made
}

/** Who was invited in the chat, while a reminder may still come: the token comes out of dossier and citizen again. */
export interface InviteeTable {
  token_hash: string
  citizen: string
  dossier: string
  promised_at: number
}

/** The last invitation of each person, so that the next one keeps its distance (INVITATION_COOLDOWN_DAYS). */
export interface LastInvitedTable {
  who: string // the citizen's reference, or `phone:` and the phone's
  token_hash: string
  at: number
}

/** Returned results that invited nobody because the person had been invited shortly before. Written once. */
export interface CooledDownTable {
  dossier_code: string
  recorded_at: number
}

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

/** What ratings and dossiers of one unit and month come to (src/scores/rollups/). */
export interface RollupTable {
  month: string // in Vietnam's time, as 2026-11
  unit_code: string
  version: number // 1, 2, …: who counted from an older one is refused
  shapes: string // the form of the instruments that it was counted for
  newest: number // as of this moment or a later one it tells what the facts tell
  finished: number
  finished_late: number
  returned: number
  invited: number
  responded: number
  ratings: string // cell-text.ts; '' without ratings
  protected: string // ratings of how protected complaints were handled
}

/** A cell that a fact has touched since it was counted. Made by triggers (migration 0017). */
export interface RollupMarkTable {
  seq: Generated<number>
  unit_code: string
  month: string
}

/** Each dossier as its newest version is judged. Kept by a trigger (migration 0017). */
export interface DossierKeptTable {
  code: string
  unit_code: string
  recorded_at: number
  version: number // the version's id
  done_at: number | null
  late: number // 1: done after the day of its first due date; 0
  overdue_from: number | null // when it began to count as overdue; null: never
  overdue_until: number | null // when that ended
  returned_at: number | null // null unless the result is handed over
}

/** When a complaint was open, by its timeline. Kept by a trigger (migration 0017). */
export interface ComplaintOpenTable {
  complaint: string
  from_at: number
  until_at: number // the greatest whole number while it is open
}

/** A citizen who is told how a dossier gets on. */
export interface FollowerTable {
  dossier: string
  citizen: string
  since: number
  ended_at: number | null
  told: string // what the last notice says of it (src/dossiers/news.ts); at first what the citizen had looked up
  knew: string // what the citizen knew before that notice
  notice: string | null // that notice; null: none yet
  news_at: number | null // when to look whether there is more to tell; null: nothing has changed
}

/** A returned dossier that nobody follows, whose applicant is invited to rate by phone. */
export interface PhoneInvitationTable {
  dossier: string
  version: number // `recorded_at` of the version that says it was returned
  state: string // waiting, sending, sent, not_invited
  token_hash: string
  due_at: number
  settled_at: number | null
}

export interface InstrumentVersionTable {
  id: Generated<number>
  name: string
  version: string
  recorded_at: number
  body: string // JSON
}

export interface FrameworkVersionTable {
  id: Generated<number>
  name: string
  version: string
  recorded_at: number
  body: string // JSON
}

/** Published figures of others (src/scores/reference.ts). */
export interface ReferenceVersionTable {
  id: Generated<number>
  name: string
  version: string
  recorded_at: number
  body: string // JSON
}

/** What was published of a quarter, as it was told (src/scores/publish.ts). */
export interface PublishedVersionTable {
  id: Generated<number>
  period: string
  version: number
  as_of: number
  recorded_at: number
  reason: string | null // of a publication anew
  body: string // canonical JSON
}

/** A unit's rank of a year, as its province decided (src/scores/rankings/). */
export interface RankingVersionTable {
  id: Generated<number>
  unit_code: string
  year: number
  rank: string
  decision: string | null // the decision's number
  decided_on: string | null // its day
  recorded_at: number
}

/** A leadership body or party organisation of a unit, from a day to a day. */
export interface BodyVersionTable {
  id: Generated<number>
  code: string
  name: string
  unit_code: string
  valid_from: string
  valid_to: string | null
  recorded_at: number
}

export interface AccountTable {
  id: string
  username: string
  name: string
  password_hash: string
  created_at: number
  disabled_at: number | null
  failed: number
  failed_at: Generated<number> // the last try that failed
  locked_until: number
  version: Generated<number> // grows with every change of its rights and keys
  must_change: Generated<number> // 1: the password was set by somebody else; 0
  second_factor_sealed: Generated<string | null> // the secret; null: has none
  second_factor_step: Generated<number> // the last time step whose code was used
  second_factor_since: Generated<number | null>
  oidc_login: Generated<string | null> // by which OpenID Connect may be linked to it: an e-mail address, or `sub:` and a subject
  oidc_issuer: Generated<string | null> // linked to whom; null: not yet
  oidc_subject: Generated<string | null>
  login_seen: Generated<number> // up to which admin_event the owner has closed what was said of its login
}

/** A browser that has signed in to an account completely: tries from there are counted here. */
export interface KnownDeviceTable {
  id_hash: string
  account: string
  created_at: number
  expires_at: number
  failed: Generated<number>
  failed_at: Generated<number>
  locked_until: Generated<number>
}

/** Tries at usernames that nobody has. */
export interface UnknownNameTable {
  bucket: string // 16 bits of HMAC(index key, name)
  failed: number
  failed_at: number
  locked_until: number
}

/** What an account may do, where, from when (included) until when (excluded). */
export interface AccountRoleTable {
  id: string
  account: string
  role: string
  unit_code: string | null // null: the whole province
  valid_from: number
  valid_to: number | null // null: no end is known
  given_at: number
}

/** Codes for whoever has lost the second factor, each good once. */
export interface RecoveryCodeTable {
  code_hash: string
  account: string
  used_at: number | null
}

/** Kept for some days after it ended: a form that comes late is known by its token. */
export interface SessionTable {
  id_hash: string
  account: string
  csrf: string
  created_at: number
  last_at: number
  way: Generated<string> // password, second_factor, oidc
  ended_at: Generated<number | null> // null: not ended by anyone
  draft_sealed: Generated<string | null> // the form that was being written when the session before ended
  draft_until: Generated<number | null> // until when it is kept
}

/** What an idempotent call answered, by its key; and which messages have tried a receipt secret or opened a complaint. */
export interface IdempotencyTable {
  key: string
  result: string
  at: number
}

/** A door that was printed: which code on a poster leads where. */
export interface DoorTable {
  code: string
  what: string // rate, complain
  unit_code: string
  counter: string | null
  procedure_code: string | null
  created_at: number
}

/** A file that a citizen sent along (src/attachments/). What is sealed of it is sealed under its own key. */
export interface AttachmentTable {
  id: string // drawn from the message, 20 hex digits
  lane: string | null // who told it; null: part of a complaint that does not know its citizen
  address_sealed: string | null // of the citizen, while they may have to be told that it failed
  complaint: string | null // null: part of none yet
  kind: string // image, video, audio, file
  state: string // waiting, kept, refused, failed
  source_sealed: string | null // where the platform keeps it; null once it is settled
  name_sealed: string | null // as the platform names it
  key_sealed: string
  tries: number
  due_at: number | null // when it is tried (again); null once it is settled
  created_at: number
  reason: string | null // of the last failure, in a word
  file: string | null // its name in the store; of the copy with `.copy` after it
  type: string | null // media type, by its bytes
  bytes: number | null // of the original
  sha256: string | null // of the sealed original as it lies in the store: equal files have different ones
  has_copy: number // a copy without metadata lies beside it
}

/** What administrators changed (src/accounts/admin-event.ts). */
export interface AdminEventTable {
  id: Generated<number>
  at: number
  account: string // who did it
  kind: string // AdminKind
  subject: string // an account's id, a code, a year, a kind of notice
  before: string | null // JSON AdminFacts
  after: string | null // JSON AdminFacts
}

/** Templates that were set in the console; the newest of a kind wins over TEMPLATES_FILE. */
export interface TemplateVersionTable {
  id: Generated<number>
  kind: string
  recorded_at: number
  body: string | null // JSON; null: as the file says again
}

export interface IdentityRequestTable {
  id: string
  complaint: string
  requester: string // account
  reason: string // of complaints/identity/identity.ts
  text_sealed: string | null // under the complaint's key
  asked_at: number
  state: string // asked, open, refused, ended
  decided_by: string | null // account
  decided_at: number | null
  decision_sealed: string | null
  expires_at: number | null
  telling: string | null // told, deferred, nobody; null while nothing was opened
  deferral: string | null // why the citizen is told later
  told_at: number | null
}

/** How an account is told of its cases (src/officials-told/contact.ts). */
export interface AccountContactTable {
  account: string
  email_sealed: string | null
  email_confirmed_at: number | null // null: not yet
  email_code_hash: string | null // of the code that was sent to the address; null: none is awaited
  email_code_until: number | null
  email_tries: Generated<number>
  chat_ref: string | null // HMAC(index key, the chat's citizen): it must not be told from this table alone who of the citizens is an official
  chat_sealed: string | null // the citizen's reference
  chat_channel: string | null
  linked_at: number | null
  link_code_hash: string | null
  link_code_until: number | null
}

/** A notice to an account: one row for each event, account and way. */
export interface OfficialNoticeTable {
  id: string // HMAC(index key, event, account, way)
  kind: string
  account: string
  way: string // email, chat
  complaint: string | null
  term: string | null // which term is coming or over: answer, task, forward
  term_at: number | null
  body_sealed: string | null // JSON: {code, hash} that confirms an address, {email, at} to an address that was forgotten; null once it is settled, and for all else
  status: string // waiting, sending, handed (to the lane), sent, dead, dropped
  tries: Generated<number>
  maybe_sent: Generated<number>
  next_at: number // when it is tried (again), or until when the try that is under way is leased
  reason: string | null // of the last failure, in a word
  created_at: number
  settled_at: number | null
}

/** What officials were told of a complaint, and when the clock brings more. */
export interface ComplaintWatchTable {
  complaint: string
  told: string // JSON string[]: the keys of the events (src/officials-told/events.ts)
  next_at: number | null
}

export interface Tables {
  lane: LaneTable
  inbox: InboxTable
  outbox: OutboxTable
  notice: NoticeTable
  record: RecordTable
  zalo_token: ZaloTokenTable
  channel_trouble: ChannelTroubleTable
  oa_consent: OaConsentTable
  account_pace: AccountPaceTable
  quarantine: QuarantineTable
  sent_message: SentMessageTable
  account_event: AccountEventTable
  secret: SecretTable
  citizen: CitizenTable
  consent: ConsentTable
  data_request: DataRequestTable
  unit_version: UnitVersionTable
  official_version: OfficialVersionTable
  procedure_version: ProcedureVersionTable
  holiday_version: HolidayVersionTable
  dossier_version: DossierVersionTable
  complaint: ComplaintTable
  complaint_standing: ComplaintStandingTable
  complaint_tally: ComplaintTallyTable
  complaint_tally_change: ComplaintTallyChangeTable
  complaint_word: ComplaintWordTable
  complaint_kin: ComplaintKinTable
  complaint_pending: ComplaintPendingTable
  complaint_event: ComplaintEventTable
  identity_request: IdentityRequestTable
  chain_entry: ChainEntryTable
  chain_salt: ChainSaltTable
  chain_day: ChainDayTable
  chain_claim: ChainClaimTable
  secret_try: SecretTryTable
  attempt: AttemptTable
  commendation: CommendationTable
  human_request: HumanRequestTable
  talk_line: TalkLineTable
  canned_answer: CannedAnswerTable
  rating: RatingTable
  rating_answer: RatingAnswerTable
  rating_comment: RatingCommentTable
  unclear_message: UnclearMessageTable
  rating_exclusion: RatingExclusionTable
  rating_flag: RatingFlagTable
  unit_flag: UnitFlagTable
  gaming_progress: GamingProgressTable
  invitation: InvitationTable
  rollup: RollupTable
  rollup_mark: RollupMarkTable
  dossier_kept: DossierKeptTable
  complaint_open: ComplaintOpenTable
  invitee: InviteeTable
  last_invited: LastInvitedTable
  cooled_down: CooledDownTable
  feed_event: FeedEventTable
  feed_score: FeedScoreTable
  follower: FollowerTable
  phone_invitation: PhoneInvitationTable
  instrument_version: InstrumentVersionTable
  framework_version: FrameworkVersionTable
  reference_version: ReferenceVersionTable
  published_version: PublishedVersionTable
  ranking_version: RankingVersionTable
  body_version: BodyVersionTable
  setting_version: SettingVersionTable
  closed_moment: ClosedMomentTable
  account: AccountTable
  account_role: AccountRoleTable
  recovery_code: RecoveryCodeTable
  known_device: KnownDeviceTable
  unknown_name: UnknownNameTable
  session: SessionTable
  idempotency: IdempotencyTable
  attachment: AttachmentTable
  door: DoorTable
  admin_event: AdminEventTable
  template_version: TemplateVersionTable
  account_contact: AccountContactTable
  official_notice: OfficialNoticeTable
  complaint_watch: ComplaintWatchTable
}
