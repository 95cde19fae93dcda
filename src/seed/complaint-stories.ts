/** Complaints in citizens' words, put together from parts: some thousand different ones, none of them anybody's. */
import type { Category, Flag } from '../complaints/complaint.ts'
import { fold } from '../understanding/vietnamese-text.ts'
import type { Chance } from './mulberry32.ts'

/** `{p}` is the procedure, `{m}` an amount. */
const WHAT: Record<Category, string[]> = {
  bribery: [
    'Cán bộ gợi ý bồi dưỡng {m} thì hồ sơ mới nhanh.',
    'Tôi được bảo "có {m} cà phê thì tuần này xong, không thì cứ chờ".',
    'Người nhận hồ sơ nói nhỏ là phải có phong bì {m} cho sếp.',
    'Họ giữ giấy tờ của tôi và ám chỉ phải chung chi {m}.',
    'Anh cán bộ xin số điện thoại riêng rồi nhắn đòi {m} lót tay.',
  ],
  harassment: [
    'Cán bộ cố tình gây khó dễ, lần nào đến cũng có lý do mới.',
    'Hồ sơ đủ theo niêm yết mà vẫn bị trả về không ghi lý do.',
    'Tôi bị hạch sách đủ điều, hỏi quy định nào thì không trả lời.',
    'Cán bộ bắt chờ rồi bảo hết giờ, hôm sau lại như thế.',
    'Họ hành dân, bắt tôi sửa tờ khai bốn lần vì những lỗi không đâu.',
  ],
  overcharge: [
    'Họ thu {m} mà bảng niêm yết ghi thấp hơn nhiều.',
    'Tôi phải nộp thêm {m} tiền "phí ngoài", không có biên lai.',
    'Thu {m} rồi bảo hệ thống lỗi nên không in được hóa đơn.',
    'Cùng một việc mà tôi bị thu {m}, người khác thì không.',
    'Cán bộ tính thêm {m} tiền công đo đạc không có trong thông báo.',
  ],
  extra_paperwork: [
    'Cán bộ đòi thêm giấy xác nhận không có trong danh mục.',
    'Giấy tờ đã có trên hệ thống vẫn bắt tôi đi công chứng lại.',
    'Tôi phải bổ sung đến lần thứ năm, mỗi lần thiếu một tờ khác.',
    'Họ yêu cầu sổ hộ khẩu giấy dù đã bỏ từ lâu.',
    'Mỗi cán bộ hướng dẫn một kiểu, tôi đi lại sáu lần vẫn chưa nộp được.',
  ],
  buck_passing: [
    'Xã bảo lên tỉnh hỏi, tỉnh lại bảo về xã.',
    'Gọi số nào cũng nói không phải việc của phòng này.',
    'Hai cơ quan đùn đẩy nhau, không ai nhận đơn của tôi.',
    'Tôi bị chỉ lòng vòng qua bốn quầy rồi quay lại quầy đầu.',
    'Người này nghỉ thì người kia nói không biết hồ sơ ở đâu.',
  ],
  discipline: [
    'Trong giờ làm việc mà quầy không có ai, hỏi thì bảo đi họp.',
    'Cán bộ nồng mùi rượu khi tiếp dân đầu giờ chiều.',
    'Tám rưỡi quầy mới mở, bốn giờ đã khóa cửa.',
    'Cán bộ ngồi xem điện thoại, để dân xếp hàng chờ.',
    'Người trực bỏ đi việc riêng cả buổi, hơn chục người phải về.',
  ],
  attitude: [
    'Cán bộ quát mắng tôi trước mặt nhiều người.',
    'Nhân viên ném trả hồ sơ và nói trống không.',
    'Hỏi thì cán bộ cau có, bảo "không biết thì về mà đọc".',
    'Thái độ hách dịch, coi thường người ở xa đến.',
    'Cô ở quầy cười cợt khi mẹ tôi không biết viết.',
  ],
  delay: [
    'Hồ sơ quá hẹn hai tuần mà không ai báo.',
    'Phiếu hẹn ghi rõ ngày, đến nơi lại bảo chưa ký.',
    'Tôi chờ hơn một tháng, tra cứu vẫn "đang xử lý".',
    'Đã hẹn lại một lần, nay lại trễ tiếp.',
    'Hồ sơ bị ngâm, gọi hỏi thì bảo cứ đợi.',
  ],
  online_system: [
    'Cổng dịch vụ công báo lỗi khi nộp tờ khai.',
    'Thanh toán trừ tiền rồi mà hồ sơ vẫn ghi chưa nộp phí.',
    'Đăng nhập cứ quay vòng, thử ba trình duyệt đều không được.',
    'Tải tệp lên đến trang cuối thì mất hết, phải làm lại.',
    'Không nhận được mã xác thực nên không ký được hồ sơ.',
  ],
  other: [
    'Bãi gửi xe của trụ sở đóng cửa, dân phải để xe ngoài đường.',
    'Phòng chờ không có nước uống và quạt hỏng.',
    'Biển chỉ dẫn trong trụ sở ghi sai phòng.',
    'Loa phát thanh trước trụ sở quá ồn vào sáng sớm.',
    'Máy lấy số hỏng nhiều ngày, người đến trước lại về sau.',
  ],
}

const WHEN = [
  'Sáng thứ Hai vừa rồi tôi đi làm thủ tục {p}.',
  'Tuần trước tôi đến nộp hồ sơ {p}.',
  'Hôm qua tôi đưa bố đi làm {p}.',
  'Đầu tháng này gia đình tôi làm {p}.',
  'Tôi làm hồ sơ {p} từ tháng trước.',
  'Chiều thứ Tư tôi đến hỏi việc {p}.',
]

const WISH = [
  'Đề nghị cơ quan xem lại.',
  'Mong được trả lời sớm.',
  'Tôi mong việc này được chấn chỉnh.',
  'Nhà tôi ở xa, đi lại rất vất vả.',
  'Xin cho biết ai chịu trách nhiệm.',
  'Mong cơ quan kiểm tra để bà con đỡ khổ.',
]

const BY_FLAG: Record<Flag, string> = {
  bribery_allegation: 'Không có tiền thì họ không làm.',
  threat_or_retaliation: 'Họ dọa nếu nói ra thì lần sau khỏi làm giấy tờ ở đây.',
  danger_to_life: 'Người nhà tôi đang cấp cứu, cần giấy này ngay.',
  vulnerable_person: 'Mẹ tôi đã ngoài tám mươi, chân yếu.',
  repeat: 'Tôi đã phản ánh một lần mà không thấy gì thay đổi.',
  identity_protection: 'Xin đừng nêu tên tôi.',
  legal_denunciation: 'Nếu không xử lý tôi sẽ làm đơn tố cáo.',
  press_threat: 'Không giải quyết thì tôi gửi bài cho báo.',
}

/** One story. One in six is typed without diacritics. */
export function storyOf(
  category: Category,
  flags: readonly Flag[],
  procedureName: string,
  amountVnd: number | null,
  chance: Chance,
): string {
  const amount = amountVnd === null ? 'ít tiền' : amountText(amountVnd)
  const parts = [
    chance.pick(WHEN),
    chance.pick(WHAT[category]),
    ...flags.map((flag) => BY_FLAG[flag]),
    chance.pick(WISH),
  ]
  const procedure = procedureName.charAt(0).toLowerCase() + procedureName.slice(1)
  const story = parts.join(' ').replace('{p}', procedure).replace('{m}', amount)
  return chance.happens(1 / 6) ? fold(story) : story
}

function amountText(amountVnd: number): string {
  return amountVnd % 1_000_000 === 0 ? `${amountVnd / 1_000_000} triệu` : `${amountVnd / 1000}k`
}
