/** What was noticed, as a sentence with its numbers: for whoever has to look, in both languages. */
import { type Instant, toVietnamese } from '../../calendar/instant.ts'
import { type DossierStatus, NATIONAL_CODES } from '../../dossiers/dossier.ts'
import type { Numbers, RatingRule, UnitRule } from './rules.ts'

type Both = { vi: string; en: string }

/** What a rule is called. */
export const RULE_NAMES: Record<RatingRule | UnitRule, Both> = {
  burst: { vi: 'Dồn dập trong ít phút', en: 'Many within minutes' },
  same_answers: { vi: 'Cùng một bộ câu trả lời', en: 'The same answers' },
  official: { vi: 'Từ tài khoản chat của cán bộ', en: 'From an official’s chat' },
  many_dossiers: { vi: 'Một người, nhiều hồ sơ', en: 'One chat, many dossiers' },
  before_result: { vi: 'Trước khi có kết quả', en: 'Before the result' },
  day_after_day: { vi: 'Đánh giá nhiều ngày liền', en: 'Day after day' },
  recorded_together: { vi: 'Ghi nhận cùng lúc', en: 'Recorded together' },
  late_entry: { vi: 'Nhập muộn', en: 'Recorded late' },
  changed_rating: { vi: 'Sửa lại đánh giá đã lưu ý', en: 'Changes a rating noticed before' },
  invited_on_time: { vi: 'Mời chọn lọc', en: 'Chosen invitations' },
  answered_on_time: { vi: 'Phản hồi chọn lọc', en: 'Chosen answers' },
  more_unverified: { vi: 'Nhiều đánh giá chưa xác thực', en: 'Many unverified ratings' },
  delay_undone: { vi: 'Hồ sơ trễ hạn được ghi lại', en: 'Delays recorded anew' },
}

const STATUS_NAMES: Partial<Record<DossierStatus, Both>> = {
  new: { vi: 'mới đăng ký', en: 'new' },
  accepted: { vi: 'đã tiếp nhận', en: 'accepted' },
  in_progress: { vi: 'đang xử lý', en: 'in progress' },
}

/** The sentence of a flag of a rating. */
export function flagSentence(rule: RatingRule, numbers: Numbers): Both {
  return SENTENCES[rule]((name) => numbers[name] ?? 0)
}

/** The sentence of a flag of a unit's month. */
export function unitFlagSentence(rule: UnitRule, numbers: Numbers): Both {
  return UNIT_SENTENCES[rule]((name) => Number(numbers[name] ?? 0))
}

type Read = (name: string) => Numbers[string]

const SENTENCES: Record<RatingRule, (of: Read) => Both> = {
  burst: (of) => ({
    vi: `${of('count')} đánh giá về đơn vị trong ${of('minutes')} phút, từ ${moment(of)}; vào giờ này, lúc đông thường khoảng ${decimal(of('usualPerHour'))} đánh giá một giờ.`,
    en: `${of('count')} ratings of the unit within ${of('minutes')} minutes from ${moment(of)}; at this hour about ${of('usualPerHour')} an hour are usual when it is busy.`,
  }),
  same_answers: (of) => ({
    vi: `${of('count')} trong ${of('of')} phiếu đủ câu trả lời từ cùng một nơi trong ${of('minutes')} phút, từ ${moment(of)}, giống hệt nhau; thường khoảng ${of('usualPercent')}%.`,
    en: `${of('count')} of ${of('of')} full answer sets from one place within ${of('minutes')} minutes from ${moment(of)} are identical; about ${of('usualPercent')}% are usual.`,
  }),
  official: () => ({
    vi: 'Gửi từ tài khoản chat mà một cán bộ cùng hệ thống với đơn vị đã liên kết.',
    en: 'Given in a chat that an official in the line of the unit has linked to an account.',
  }),
  many_dossiers: (of) => ({
    vi: `Một tài khoản chat đánh giá ${of('dossiers')} hồ sơ của đơn vị trong ${of('days')} ngày. Có thể là người được ủy quyền nộp hồ sơ.`,
    en: `One chat rated ${of('dossiers')} dossiers of the unit within ${of('days')} days. It may be a representative of applicants.`,
  }),
  before_result: (of) => ({
    vi: `Khi đánh giá, hồ sơ ${statusName(of, 'vi')}, chưa có kết quả và chưa quá hạn.`,
    en: `When it was rated the dossier was ${statusName(of, 'en')}, without a result and not overdue.`,
  }),
  day_after_day: (of) => ({
    vi: `Một tài khoản chat đánh giá đơn vị, không nêu hồ sơ, trong ${of('days')} ngày khác nhau của ${of('within')} ngày.`,
    en: `One chat rated the unit, without a dossier, on ${of('days')} different days of ${of('within')}.`,
  }),
  recorded_together: (of) => ({
    vi: `${of('count')} đánh giá về đơn vị, từ phiếu giấy, quầy hoặc cổng, được ghi nhận trong ${of('minutes')} phút, từ ${moment(of)}; ${of('even') ? 'thời điểm được khai cách đều nhau' : `một nửa được khai là đã có từ ${of('daysBack')} ngày trước hoặc lâu hơn`}. Có thể là phiếu khảo sát được nhập một lần.`,
    en: `${of('count')} ratings of the unit, from paper, counter or portal, were recorded within ${of('minutes')} minutes from ${moment(of)}; ${of('even') ? 'the moments stated for them are evenly spread' : `half of them are said to have been given ${of('daysBack')} days before or earlier`}. It may be a survey on paper that was entered at once.`,
  }),
  late_entry: (of) => ({
    vi: `Được ghi nhận ${of('days')} ngày sau thời điểm đánh giá được khai, quá ${of('most')} ngày.`,
    en: `Recorded ${of('days')} days after the moment at which it is said to have been given, more than ${of('most')} days.`,
  }),
  changed_rating: (of) =>
    of('excluded')
      ? {
          vi: 'Sửa lại một đánh giá đã bị loại khỏi cách tính; bản mới được tính cho đến khi có quyết định khác.',
          en: 'Changes a rating that was left out of the figures; the new one counts until it is decided upon.',
        }
      : {
          vi: 'Sửa lại một đánh giá đã có lưu ý.',
          en: 'Changes a rating that had been noticed.',
        },
}

const UNIT_SENTENCES: Record<UnitRule, (of: (name: string) => number) => Both> = {
  invited_on_time: (of) => ({
    vi: `Trong các hồ sơ được mời đánh giá, ${of('ones')}/${of('oneOf')} đúng hạn; trong các hồ sơ ${of('passedOver') ? 'được bỏ qua vì người dân vừa được mời về hồ sơ khác' : 'không được mời'}, ${of('others')}/${of('otherOf')}. Chênh lệch này khó là ngẫu nhiên.`,
    en: `Of the dossiers invited to rate, ${of('ones')} of ${of('oneOf')} were in time; of those ${of('passedOver') ? 'passed over because the citizen had just been asked about another' : 'not invited'}, ${of('others')} of ${of('otherOf')}. Chance hardly makes such a difference.`,
  }),
  answered_on_time: (of) => ({
    vi: `Trong các hồ sơ được mời và đã trả lời, ${of('ones')}/${of('oneOf')} đúng hạn; được mời mà không trả lời, ${of('others')}/${of('otherOf')}. Chênh lệch này khó là ngẫu nhiên.`,
    en: `Of the invited dossiers that answered, ${of('ones')} of ${of('oneOf')} were in time; of those that did not, ${of('others')} of ${of('otherOf')}. Chance hardly makes such a difference.`,
  }),
  more_unverified: (of) => ({
    vi: `Trong tháng ghi nhận ${of('unverified')}/${of('all')} đánh giá chưa xác thực; trong ${of('months')} tháng trước có ${of('pastUnverified')}/${of('pastAll')}, tháng nhiều nhất ${of('most')}. Có thể do một đợt khảo sát.`,
    en: `${of('unverified')} of the ${of('all')} ratings recorded in the month are unverified; in the ${of('months')} months before ${of('pastUnverified')} of ${of('pastAll')} were, ${of('most')} in the fullest. It may be a survey.`,
  }),
  delay_undone: (of) => ({
    vi: `${of('undone')}/${of('of')} hồ sơ đang trễ hạn được ghi lại thành không trễ hoặc tạm dừng: ${of('dropped')} rút, từ chối hoặc trả về mới, ${of('stopped')} tạm dừng, ${of('dated')} ghi ngày xong lùi quá ${of('days')} ngày. Xin đối chiếu với hồ sơ gốc.`,
    en: `${of('undone')} of ${of('of')} late dossiers were then recorded as no delay or as stopped: ${of('dropped')} withdrawn, refused or put back to new, ${of('stopped')} stopped, ${of('dated')} done on a day more than ${of('days')} days before it was recorded. Please compare with the files.`,
  }),
}

function moment(of: Read): string {
  return toVietnamese(Number(of('from')) as Instant)
}

function decimal(value: Numbers[string]): string {
  return String(value).replace('.', ',')
}

function statusName(of: Read, language: 'vi' | 'en'): string {
  const status = String(of('status'))
  return Object.hasOwn(NATIONAL_CODES, status)
    ? (STATUS_NAMES[status as DossierStatus]?.[language] ?? status)
    : status
}
