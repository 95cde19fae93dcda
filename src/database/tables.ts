/**
 * Every table, as Kysely types it. Columns are portable: text, integers, JSON as text.
 * Moments are milliseconds since 1970 (UTC), money is whole VND, flags are 0 or 1.
 * `*_sealed` is text sealed by `src/privacy/seal.ts`; `*_version` tables are appended to and never changed.
 */
import type {
  AccountRoleTable,
  AccountTable,
  AdminEventTable,
  KnownDeviceTable,
  RecoveryCodeTable,
  SessionTable,
  UnknownNameTable,
} from './tables/accounts.ts'
import type { AttachmentTable } from './tables/attachments.ts'
import type { HolidayVersionTable } from './tables/calendar.ts'
import type {
  AccountEventTable,
  ChannelTroubleTable,
  OaConsentTable,
  QuarantineTable,
  TemplateVersionTable,
  ZaloTokenTable,
} from './tables/channels.ts'
import type {
  CommendationTable,
  ComplaintEventTable,
  ComplaintKinTable,
  ComplaintPendingTable,
  ComplaintStandingTable,
  ComplaintTable,
  ComplaintTallyChangeTable,
  ComplaintTallyTable,
  ComplaintWordTable,
  IdempotencyTable,
  IdentityRequestTable,
  SecretTryTable,
} from './tables/complaints.ts'
import type {
  AccountPaceTable,
  InboxTable,
  LaneTable,
  OutboxTable,
  RecordTable,
} from './tables/conversation.ts'
import type { DoorTable } from './tables/doors.ts'
import type {
  AttemptTable,
  DossierVersionTable,
  FollowerTable,
  PhoneInvitationTable,
} from './tables/dossiers.ts'
import type { CannedAnswerTable, HumanRequestTable, TalkLineTable } from './tables/live-talk.ts'
import type { NoticeTable, SentMessageTable } from './tables/notices.ts'
import type {
  AccountContactTable,
  ComplaintWatchTable,
  OfficialNoticeTable,
} from './tables/officials-told.ts'
import type {
  ChainClaimTable,
  ChainDayTable,
  ChainEntryTable,
  ChainSaltTable,
  CitizenTable,
  ConsentTable,
  DataRequestTable,
  SecretTable,
} from './tables/privacy.ts'
import type { ProcedureVersionTable } from './tables/procedures.ts'
import type {
  CooledDownTable,
  GamingProgressTable,
  InstrumentVersionTable,
  InvitationTable,
  InviteeTable,
  LastInvitedTable,
  RatingAnswerTable,
  RatingCommentTable,
  RatingExclusionTable,
  RatingFlagTable,
  RatingTable,
  UnitFlagTable,
} from './tables/satisfaction.ts'
import type { FeedEventTable, FeedScoreTable } from './tables/score-feed.ts'
import type {
  ClosedMomentTable,
  ComplaintOpenTable,
  DossierKeptTable,
  FrameworkVersionTable,
  PublishedVersionTable,
  RankingVersionTable,
  ReferenceVersionTable,
  RollupMarkTable,
  RollupTable,
  SettingVersionTable,
} from './tables/scores.ts'
import type { UnclearMessageTable } from './tables/understanding.ts'
import type { BodyVersionTable, OfficialVersionTable, UnitVersionTable } from './tables/units.ts'

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
