import { type Lexicon, lexicon, weigh } from './phrases.ts'
import type { Message } from './words.ts'

/**
 * Why a citizen complains; the labels of the corpus and of the API. Gravest first: of several grounds in one story the first of
 * this list is the complaint's.
 */
export const GROUNDS = [
  'bribery',
  'harassment',
  'overcharge',
  'extra_paperwork',
  'buck_passing',
  'discipline',
  'attitude',
  'delay',
  'online_system',
  'other',
] as const
export type Ground = (typeof GROUNDS)[number]

/** From this weight on a ground is taken as said; below it only hints. */
export const CERTAIN = 3

const PHRASES: Record<Exclude<Ground, 'other'>, Lexicon> = {
  bribery: lexicon(`
    4: vòi vĩnh, vòi tiền, !vòi ~ tiền, !vòi ~ #, !vòi dân, voi tien dan, vòi doanh nghiệp, lót tay, bôi trơn, hối lộ, đút lót, chung tiền, tiền chung chi, tiền cà phê
    4: tiền trà nước, tiền cafe, tiền lót, ăn tiền, ăn hối lộ, lo lót, kẹp tiền, kẹp ~ phong bì, đưa phong bì, nhận phong bì, phong bì ~ mới, có phong bì, phải phong bì, !bì thư, dúi tiền, dúi cho
    4: dúi ~ #, đòi tiền, đòi ~ #, xin ~ # ~ bồi dưỡng, gợi ý ~ tiền, gợi ý ~ #, gợi ý ~ quà, gợi ý bồi dưỡng, gợi ý cảm ơn, gợi ý lại quả, lại quả, nói thẳng ~ #, ra giá ~ #
    4: đưa ~ # ~ mới, đưa ~ # ~ thì, đưa ~ # ~ cho nhanh, đưa ~ # ~ cho lẹ, bắt đưa ~ #, bảo đưa ~ #, kêu đưa ~ #, đòi quà, đưa quà, biếu quà, quà cáp
    4: muốn nhanh thì ~ #, muốn nhanh thì phải, phải biết điều, không đưa thì, hổng đưa thì, không có tiền thì, có tiền mới, =cà phê ~ #, bribe, kickback, under the table
    4: lo ~ # ~ thì, lo phí, phí ngoài ~ #, phí ngoài, nhận ~ # của gia đình, nhận tiền ~ để, chung chi ~ #, yêu cầu chung chi, phải chung chi, !chung cho, đặt cọc ~ chuyển khoản cá nhân, chuyển khoản cá nhân
    3: =phong bì, !chung !chi, bồi dưỡng ~ #, bồi dưỡng ~ cho nhanh, bồi dưỡng, nước uống ~ #, nhận tiền, cảm ơn ~ bằng tiền, tiền bồi dưỡng, tiền làm nhanh, chạy hồ sơ, chạy tiền, chạy chọt, tiêu cực phí, ngoài phí
    3: cà phê ~ không, gửi !quà, mở miệng xin tiền, =tip, có ~ mới chạy, xin tiền, moi tiền, làm tiền, nhận của ~ # ~ mà không, nhận của ~ # ~ để, nhận của tôi #, đã nhận ~~ #, cầm của ~ #, chút cà phê, chút quà, chút đỉnh, có qua có lại, luật bất thành văn, tiền dưới bàn, asked ~ for money, asking for money, demanded money, kiếm chác, tham nhũng, !vòi, # ~ làm hồ sơ, # ~ trà nước, # ~ cà phê, tiền trà nước, nhận ~ # đặt cọc
    2: ai cũng hiểu, tự hiểu, bắt đưa, đóng dấu ~ #, # mới, tiền nước, làm luật
  `),
  harassment: lexicon(`
    4: nhũng nhiễu, sách nhiễu, gây phiền hà, phiền hà, hành dân, gây khó dễ, gây khó khăn cho, gây khó, làm khó, làm khó làm dễ, hạch sách, hoạnh hoẹ, hạch hoẹ, cửa quyền, bắt bẻ, bắt chẹt, bức dân, ép dân, ức hiếp
    4: hành mình, hành tôi, hành người ta, hành hạ, bị hành, hành dân như, kiếm chuyện, vẽ chuyện, mần khó, kiếm cớ, bới lông tìm vết, vặn vẹo, cố tình bắt, cố ý bắt, cố tình giữ, cố tình không, cố tình kéo dài, cố tình hành, cố ý làm khó
    3: cố tình, cố ý, soi mói, soi từng, bị vặn, vặn ~ hoài, bắt lỗi, ép ~ ký, cưỡng ép, ép tôi, ép buộc, bắt ~ đi vẽ lại, bắt ~ sửa ~ lần, bắt đứng chờ, bắt ~ leo, cho hồ sơ ngủ, trù dập, không quen biết thì, có quen ~ mới, tự hiểu, bắt viết lại
    2: bị hành, chê ~ lần, harass, hard time
  `),
  overcharge: lexicon(`
    4: thu sai, thu thêm, thu vượt, thu quá, thu lố, thu cao hơn, lấy thêm tiền, lạm thu, thu tiền ~ không ~ biên lai, thu ~ # ~ không, thu phí ~ #, không có biên lai, không biên lai, không đưa biên lai, không hoá đơn, chẳng có biên lai, không xuất hoá đơn, không có hoá đơn
    4: không phiếu, không có phiếu thu, ngoài biên lai, phí gấp đôi, phí sai, phí cao hơn, =thu cao, vượt giá, vượt mức thu, tính phí ~ sai, overcharge, no receipt, không ghi ~ biên lai, biên lai không, miễn phí mà ~ thu, !vẫn thu, thu tiền sai, sai lệ phí, đòi thêm phí
    3: thu ~ #, lấy phí ~ #, lấy ~ # không, mà lấy #, lấy ~ #, thu phí sai, thu không đúng, hơn niêm yết, so với niêm yết, giá niêm yết, mức niêm yết, phí thu, phiếu thu, phần thu thừa, quy định thu, thu tiền, chặt chém, tiền mặt ~ không
    2: biên lai, hoá đơn, sai quy định, # một bản, # một lượt, # mỗi
  `),
  extra_paperwork: lexicon(`
    4: đòi thêm, yêu cầu thêm, bắt thêm, thêm giấy, lòi thêm, đòi ~ giấy tờ, !đòi ~ giấy, đòi đủ thứ, đòi bổ sung, bổ sung nhiều lần, bổ sung ~ lần, bổ sung lần, bắt bổ sung, yêu cầu bổ sung, đi lại nhiều lần, đi lại ~ lần, giấy tờ ngoài quy định, giấy tờ không cần thiết
    4: đi tới đi lui, đi lên đi xuống, chạy đi chạy lại, bắt ~ công chứng lại, yêu cầu công chứng lại, công chứng lại, đòi hộ khẩu, bắt ~ hộ khẩu, bắt ~ nộp bản gốc, yêu cầu nộp bản gốc, đòi bản gốc, mỗi lần đòi, mỗi lần thiếu, lần nào cũng thiếu, lần nào ~ cũng thiếu, thiếu thêm, mỗi lần một
    3: không có trong ~ thủ tục, không có trong danh mục, lại bảo thiếu, lại bảo phải, lại đòi, bảo cần thêm, bảo thiếu, lần một thiếu, lần hai thiếu, lần ba đòi, lần đầu ~~ thiếu, bắt viết lại, bắt ~ xin dấu, xin dấu ~ xin dấu, bắt ~ làm lại, bắt ~ có mặt, bắt phải có, đòi ~ xác nhận, đòi ~ bản, mà đòi
    3: không hướng dẫn đủ, không hướng dẫn hết, không hướng dẫn một lần, nhiều lần đi lại, phải về ~ lên, giấy tờ gì nữa, luật ~ bỏ, luật có đòi, bắt về ~ xin, bắt ~ về xin, xin lại xác nhận, luật đâu có, quy định đâu có, giấy này giấy nọ, hết giấy này, thủ tục phát sinh, giấy con, không quy định, !đòi giấy, mấy bận, yêu cầu ~ bản, giấy khác nhau, extra documents, unnecessary documents
    2: đi lại, bổ sung, nhiêu khê, rườm rà, !đòi
  `),
  buck_passing: lexicon(`
    4: đùn đẩy, né tránh, đá bóng, đá banh, đá qua đá lại, đẩy qua đẩy lại, chỉ lòng vòng, lòng vòng, vòng vo, chỉ qua chỗ, chỉ qua chỉ lại, chỉ về, đổ trách nhiệm, đổ lỗi cho nhau, đổ cho, không ai chịu trách nhiệm, không ai nhận
    4: không thuộc thẩm quyền, sợ trách nhiệm, không nơi nào nhận, không ai chịu nhận, không ai nhận đơn, không ai giải quyết ~ đẩy, đẩy sang, đẩy qua, đẩy về, đẩy ~ xuống, chuyển vòng, chạy lòng vòng, chạy vòng, né trách nhiệm, phủi trách nhiệm, không phải việc của, không phải trách nhiệm, passing the buck
    4: bảo hỏi ~~ bảo hỏi, nói qua ~~ nói, bảo về ~~ bảo về, bảo ~ hỏi ~~ lại bảo, nói ~~ nói lại, hỏi ~ bảo hỏi, hỏi xã ~~ hỏi huyện, chỉ lên ~~ chỉ, bảo qua ~ bảo, việc này của ~~ của, bên này đẩy, bên nói ~~ bên nói, bên cũ ~~ bên mới, nói phường ~~ nói, nói xã ~~ nói, xã bảo hỏi, bảo lên ~~ bảo về, chỉ sang, đổ qua đổ lại, đá lên đá xuống, chuyền qua chuyền lại, không biết kêu ai, hết chỗ này đến chỗ khác
    3: ai cũng chối, chạy giữa, không ai ký, không phải tui, bảo cho, bảo qua, bảo chưa nhận, chưa bàn giao, bảo chưa nhận, bảo không thấy, trả lời không thuộc, không ai chịu, ai cũng đúng
    2: chưa nhận, ai chịu trách nhiệm, trách nhiệm ai, không ai xử lý
  `),
  discipline: lexicon(`
    4: bỏ vị trí, đi trễ về sớm, đi muộn về sớm, uống rượu, uống bia, mùi rượu, say rượu, say xỉn, !nhậu, !xỉn, chơi game, chơi tiktok, lướt facebook, lướt tiktok, lướt điện thoại, xem phim, xem bóng đá, bán hàng online, ngủ gật, ngủ trong giờ, đánh bài, đánh cầu lông
    4: không có người trực, không có ai trực, không ai trực, quầy ~ không có người, quầy ~ không có ai, không thấy ai ngồi, không thấy ai ở quầy, không ai ngồi quầy, đi ăn sáng, rủ nhau đi, đi đám cưới, đi ăn giỗ, nghỉ sớm, về sớm, đi làm muộn, đi trễ, nghỉ trưa kéo dài, làm việc riêng, khoá cửa ~ ngồi, cửa khoá, cửa đóng
    3: trong giờ hành chính, giờ hành chính, trong giờ làm, chưa mở cửa, đã khoá, tắt đèn, đi uống cà phê, khoá cửa, đóng cửa, vắng mặt, ra mà không thấy ai, tới ~ không thấy ai, lên ~ không thấy ai, chưa tới giờ, quầy ~ trống, drunk, đi đâu hết, đi mô hết
    2: hát karaoke trong, giờ làm việc, chưa có ai, không có ai, không một bóng, bỏ đi đâu, tán gẫu, không gọi số, không có người
  `),
  attitude: lexicon(`
    4: thái độ kém, thái độ ~ tệ, thái độ phục vụ kém, thái độ, hách dịch, =quát, quát mắng, =mắng, =chửi, chửi xéo, =nạt, bị nạt, nạt nộ, cáu gắt, cáu bẳn, gắt gỏng, =gắt, cộc lốc, cọc cằn, lồi lõm, thờ ơ, khinh khỉnh, =khinh, khinh thường, coi thường, trịch thượng, hống hách
    4: xúc phạm, sỉ nhục, làm nhục, !hỗn, vô lễ, bất lịch sự, thiếu tôn trọng, không tôn trọng, nói tục, chửi tục, văng tục, mặt nặng mày nhẹ, quạu, quạu quọ, lớn tiếng với, to tiếng, nói trống không, hất giấy, quăng hồ sơ, quăng lại, vứt hồ sơ, ném hồ sơ
    4: đuổi ra, đuổi về, đuổi tôi, đuổi dân, thiếu văn minh, vô cảm, lạnh lùng, lạnh nhạt, rude, impolite, disrespectful, attitude, bố láo, !láo, mất dạy, chỉ mặt, chỉ tay vào mặt, !gào, thở dài, mỉa mai, xỉa xói, !cau !có, mặt lạnh, ăn nói thô lỗ, thô lỗ, ăn nói khó nghe, nói năng khó nghe, nói chuyện khó nghe, gắt với, quát tháo, la mắng, la lối, sẵng giọng, hằn học, khó ưa, chửi bới, thiếu lễ độ, dửng dưng, phớt lờ, unfriendly, yelled at, shouted at, cười cợt, cúp máy, bỏ mặc, không thèm, chẳng thèm
    3: ngồi bấm điện thoại, bấm điện thoại, mắt không nhìn, không ngẩng, không chào hỏi, nhát gừng, tán gẫu, khó chịu với dân, nói lẹ, không biết chữ, dân là gì
    2: =tệ, =bực, khó chịu, nhục
  `),
  delay: lexicon(`
    4: trễ hẹn, =trễ hạn, quá hạn, quá hẹn, chậm trễ, chậm trả, trả chậm, trả trễ, quá ngày hẹn, qua ngày hẹn, quá deadline, ngâm hồ sơ, =ngâm, om hồ sơ, !om, hẹn tới hẹn lui, hẹn lên hẹn xuống, hẹn rày hẹn mai, hẹn lần hẹn lữa, hẹn đi hẹn lại, hẹn lại ~ lần, lần lữa, thất hẹn, sai hẹn
    4: =trễ ~ tuần, =trễ ~ ngày, =trễ ~ tháng, quá ~ ngày ~ chưa, chậm giải quyết, giải quyết chậm, chậm xử lý, xử lý chậm, kéo dài ~ tháng, ngày hẹn ~ qua lâu, delay, delayed, late, overdue, chậm dữ, chậm quá, lâu quá, quá lâu, hẹn hoài
    3: hẹn ~~ mà ~~ chưa, hẹn ~~ nay ~~ chưa, hẹn ~~ giờ ~ chưa, hẹn ~ ngày mà ~ ngày, hẹn ~ ngày ~ tuần, vẫn chưa có, vẫn chưa giải quyết, vẫn chưa trả, tới giờ chưa, đến giờ chưa, đến giờ không ai, tới giờ không ai, đến nay chưa, chưa thấy trả, từ ~ tới giờ, chờ ~ tháng, chờ ~ năm, chờ tiếp, đã ~ tháng
    3: từ năm ngoái, nửa năm nay, lặng im, đang xử lý hoài, =chậm, pending, =trễ, đã ~ tuần ~ chưa
    2: =lâu, chờ hoài, chưa xong, im re, im lặng
  `),
  online_system: lexicon(`
    4: lỗi hệ thống, hệ thống lỗi, hệ thống ~ lỗi, báo lỗi, lỗi 404, lỗi 500, lỗi mạng, lỗi trang, lỗi web, web lỗi, app lỗi, cổng lỗi, bị lỗi, lỗi otp, mã otp, otp, không đăng nhập được, đăng nhập không được, đăng nhập không vào, đăng nhập mãi, đăng nhập ~ không
    4: không vào được, không nộp được, nộp không được, load hoài, quay vòng vòng, quay mãi, bị treo, treo máy, !đơ, lag, crash, trang trắng, trang web ~ chậm, trang web, website, quét khuôn mặt, chữ ký số, ký số, usb token, thanh toán lỗi, thanh toán ~ thất bại, bị trừ tiền, trừ tiền, trừ ~ # nhưng
    4: cổng ~ thanh toán, cổng báo, quá dung lượng, tải lên, upload, tải tệp, reset, sai mật khẩu, đổi mật khẩu, giao diện, không thấy nút, lỗi danh mục, danh mục chỉ có, tin nhắn ~ gửi nhầm, gửi nhầm số, chatbot không trả lời, chatbot ~ lỗi, bot ~ lỗi, lỗi này
    3: vneid, vssid, trang dịch vụ công, cổng dịch vụ công, dịch vụ công, hệ thống, app, ứng dụng, trang tra cứu, thanh toán, nộp online, ví điện tử, bấm hoài, không chạy, quá nản, load
    2: =lỗi, web, trên mạng, qua mạng, vào mạng, lên mạng, mạng ~ lỗi, mạng chậm, mạng yếu, mạng lag, rớt mạng, đường mạng, online, làm lại từ đầu
  `),
}

/** How much speaks for each ground; 0 when nothing does. */
export type GroundWeights = Record<Ground, number>

/** The ground of a complaint: the gravest that is certain, else the one most hinted at, else `other`. */
export function groundOf(weights: GroundWeights): Ground {
  const certain = GROUNDS.find((ground) => weights[ground] >= CERTAIN)
  if (certain !== undefined) return certain
  const heaviest = GROUNDS.reduce((best, ground) => (weights[ground] > weights[best] ? ground : best))
  return weights[heaviest] > 0 ? heaviest : 'other'
}

/** Weighs each ground, negated mentions left out ("không bị vòi vĩnh gì"). */
export function groundWeights(message: Message): GroundWeights {
  const weight = (ground: Exclude<Ground, 'other'>) => weigh(message, PHRASES[ground], true)
  return {
    bribery: weight('bribery'),
    harassment: weight('harassment'),
    overcharge: weight('overcharge'),
    extra_paperwork: weight('extra_paperwork'),
    buck_passing: weight('buck_passing'),
    discipline: weight('discipline'),
    attitude: weight('attitude'),
    delay: weight('delay'),
    online_system: weight('online_system'),
    other: 0,
  }
}
