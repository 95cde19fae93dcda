import { holds, lexicon, weigh } from './phrases.ts'
import type { Message } from './words.ts'

/** What is happening to someone now; alone it may be a story. */
const DANGER = lexicon(`
  3: đang cháy, bốc cháy, cháy nhà, nhà cháy, =cháy rồi, =cháy lớn, =cháy chợ, =cháy to, cháy rừng, bốc khói, khói đen, rò khí ga, rò rỉ ga, rò gas, xì gas, nổ bình ga, vụ nổ, có vụ nổ, bất tỉnh, không thở được, khó thở quá, ngừng thở, ngất xỉu, người ngất, bị ngất, co giật, đuối nước, chết đuối, bị điện giật, sắp chết
  3: tự tử, tự sát, nhảy cầu, nhảy lầu, đứng trên cầu, uống thuốc sâu, uống thuốc trừ sâu, cắt cổ tay, không muốn sống nữa, không thiết sống, chán sống, tôi muốn chết, em muốn chết, con muốn chết, bị đâm, đâm nhau, chém nhau, bị chém, cầm dao, rượt chém, truy sát, nổ súng, bắn nhau, bị bắn, đang đánh, đánh ~ dã man, đánh đập ~ con, doạ giết, bị đánh ~ máu, đánh nhau, chập điện, =cháy xe, =cháy xưởng, =cháy kho, cháy quán, cháy phòng, !có !cháy, hoả hoạn, ngạt khói, hấp hối, =hôn mê, sặc nước, rơi xuống sông, rơi xuống giếng, mất tích, đòi giết, đòi chém, bạo hành, bị hành hung, cầm súng, cầm mã tấu, đốt nhà
  3: máu nhiều, máu chảy, chảy máu, bị thương, tai nạn, đâm xe, lật xe, xe ~ lật, đâm xe ~ chết, =lũ lên, lũ cuốn, ngập tới nóc, trên mái, nước cuốn, sạt lở ~ vùi, vùi lấp, sập nhà, nhà sập, đổ sập, mắc kẹt, kẹt trong, bị khoá cửa, bắt cóc, hiếp, xâm hại, đang trốn, đánh tôi, đánh vợ, đánh mẹ, đánh con, đập cửa, ngộ độc
  3: =fire, on fire, gas leak, gunshots, has a gun, has a knife, has a machete, has an axe, got a gun, got a knife, stabbed, beating me, attacked, collapsed, trapped, flooding, explosion, injured, bleeding, suicide, kill myself, unconscious, drowning, can't breathe, cannot breathe, can not breathe, not breathing, someone is dying, having a heart attack, had a heart attack, had a stroke, having a stroke, raped, broke into my house, breaking in, overdose, đột nhập nhà, cưỡng hiếp, ngã ~ không, té ~ bất tỉnh, đột quỵ, rắn cắn, chay cho roi, chay nha, dien giat, tru dien do
`)

/** A call for help at once. */
const CALL = lexicon(`
  4: cứu với, cứu tôi, cứu em, cứu con, cứu mẹ, cứu người, ai cứu, cứu giúp, cứu gấp, ^ cứu, tới cứu, đến cứu, help me, gọi cứu hoả, gọi cấp cứu, gọi công an, gọi cảnh sát, gọi xe cấp cứu, cần cấp cứu, cấp cứu gấp, xe cứu thương, cứu thương, lực lượng cứu hộ, cứu hộ, gọi 113, gọi 114, gọi 115, send ambulance
  4: ambulance, call the police, call police, cử người đến, cần người tới, cho người tới, người tới ngay, đến ngay, tới ngay, giữ ~ lại giúp, cho thuyền, làm ơn cử, send help, khẩn cấp, nguy hiểm tính mạng, nguy kịch, sos, emergency
`)

/** Things past or on paper: a certificate after a fire, a rule on fire safety, a bill of an ambulance. */
const STORY = lexicon(`
  4: phòng cháy, chữa cháy, pccc, giấy phép, thủ tục, hồ sơ, xác nhận thiệt hại, năm ngoái, tháng trước, tuần trước, hôm trước, trợ cấp, bảo hiểm, bồi thường, biên bản, phản ánh, khiếu nại, góp ý, cần giấy, khai tử, phí cấp cứu, viện phí, tố cáo, biên lai, cán bộ, nhân viên, đường dây, bác sĩ trực, chờ, dịch vụ công, nhà mạng, xin hoãn, tuyên bố mất tích, chế độ, chiến tranh, thương binh, license, permit, ở bước, trong bước, thanh toán, chính sách, giấy khuyết tật, bóng đèn, sắp hết pin, pin sắp, karaoke, mới xong, kinh doanh, bảo hiểm, báo cháy giả, đám cháy hôm
`)

/** Danger that a complaint carries with it: the case must not wait, though nobody called for help. */
const AT_RISK = lexicon(`
  1: thở máy, doạ giết, đe doạ tính mạng, nguy hiểm tính mạng, nguy hiểm đến tính mạng, giết, chết người, cầm dao, đòi chém, đòi giết, tự tử, tự sát, không muốn sống, dây điện ~ đứt, rò điện, sắp sập, cắt điện ~ thở, hở điện, danger to life, death threat, đánh nhập viện, hành hung, tạt axit
`)

/** Whoever types this alone has no time for more. */
const CALL_ALONE = /^\W*(?:(?:alo|gọi|goi)\W+)?(?:11[2-5]|s\W?o\W?s)(?:\W+(?:ơi|oi|à|a|với|voi))?\W*$/iu

/** Whether the message asks for help at once with danger to life, fire, violence or an accident. */
export function isEmergency(message: Message): boolean {
  if (CALL_ALONE.test(message.text)) return true
  const danger = weigh(message, DANGER, true)
  const call = weigh(message, CALL, true)
  const story = weigh(message, STORY)
  if (call > 0 && danger > 0) return danger + call - story / 2 > 3
  if (call > 0) return call - story >= 4 && message.words.length <= 12 && isBareCall(message)
  return danger >= 3 && story === 0 && (danger >= 6 || isHappening(message) || message.words.length <= SHORT)
}

const SHORT = 12

/** Whether someone's life is in danger although the message is a complaint. */
export function isLifeAtRisk(message: Message): boolean {
  return holds(message, AT_RISK, true)
}

const BARE_CALL = lexicon(
  `1: cứu với, cứu tôi, cứu em, ^ cứu, help me, gọi cấp cứu, gọi cứu hoả, gọi 113, gọi 114, gọi 115, sos, khẩn cấp, ambulance, gọi xe cấp cứu, cần cấp cứu`,
)
const HAPPENING = lexicon(
  `1: đang, lập tức, gấp, nhanh lên, bây giờ, muốn tự tử, trời ơi, right now, !rồi, !với`,
)

function isBareCall(message: Message): boolean {
  return holds(message, BARE_CALL)
}

function isHappening(message: Message): boolean {
  return message.words.length <= 40 && holds(message, HAPPENING)
}
