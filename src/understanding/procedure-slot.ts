import type { NameSpan } from './office-slots.ts'
import { type Found, find, lexicon } from './phrases.ts'
import type { Message } from './words.ts'

/** Procedures as citizens call them; the longer name wins over the shorter one inside it. */
const NAMES = lexicon(`
  1: birth certificate, birth registration, marriage certificate, marriage registration, death certificate, id card, identity card, driving licence, driving license, land certificate, red book, building permit, construction permit, temporary residence, permanent residence, criminal record, certified copy, work permit, business licence, business license
  1: khai sinh, khai sanh, hộ kd, xây nhà, sửa nhà, mở quán, mở tiệm, đăng ký khai sinh, đổi tên khai sinh, liên thông khai sinh, khai tử, đăng ký khai tử, chứng tử, giấy chứng tử, kết hôn, đăng ký kết hôn, đăng ký kết hôn với người nước ngoài, trích lục, trích lục kết hôn, trích lục hộ tịch, xác nhận tình trạng hôn nhân, xác nhận độc thân, giấy xác nhận độc thân, xin xác nhận độc thân, ly hôn
  1: nhận con nuôi, nhận nuôi con nuôi, giám hộ, hộ chiếu, căn cước, cấp đổi căn cước, căn cước tại nhà, cccd, cấp đổi cccd, mã định danh, cấp mã định danh, tạm trú, đăng ký tạm trú, thường trú, nhập khẩu, nhập hộ khẩu, nhập khẩu cho con, xác nhận nơi cư trú, lý lịch tư pháp, xoá án tích, visa, gia hạn visa, giấy phép lao động
  1: sổ đỏ, sổ hồng, cấp sổ đỏ, cấp lại sổ đỏ, cấp sổ đỏ lần đầu, sang tên sổ đỏ, cấp đổi sổ, sang tên, tách thửa, tách sổ, hợp thửa, chuyển nhượng đất, chuyển mục đích sử dụng đất, biến động đất đai, đăng ký biến động, đính chính thửa đất, đo đạc, đo đạc lại, đo vẽ, cắm mốc, thừa kế đất, hồ sơ đất, thủ tục đất đai, xoá thế chấp, hoàn công, nộp thuế đất, miễn thuế đất, hồ sơ thuế đất, sao lục hồ sơ đất
  1: giấy phép xây dựng, cấp phép xây dựng, xin phép sửa nhà, giấy phép kinh doanh, đăng ký kinh doanh, xin cấp phép kinh doanh, hộ kinh doanh, đăng ký hộ kinh doanh, thay đổi người đại diện, đăng ký thay đổi người đại diện, lập hợp tác xã, bảo hộ thương hiệu, giấy phép hành nghề, chứng chỉ hành nghề, hoàn thuế, an toàn thực phẩm, xin vỉa hè, cấp sạp
  1: chứng thực, chứng thực chữ ký, chứng thực hợp đồng, chứng thực bằng cấp, chứng thực di chúc, công chứng, công chứng hợp đồng, sao y, cấp bản sao, bản sao, uỷ quyền, giấy uỷ quyền, chứng thực giấy uỷ quyền, mai táng phí, hỗ trợ mai táng phí, trợ cấp thất nghiệp, trợ cấp tuất, trợ cấp người khuyết tật, trợ cấp người cao tuổi, xác nhận khuyết tật, giấy xác nhận khuyết tật
  1: bảo trợ xã hội, chế độ bảo trợ xã hội, bảo trợ trẻ mồ côi, chế độ người có công, hộ nghèo, cận nghèo, nhà ở xã hội, thẻ bảo hiểm, thẻ bảo hiểm y tế, thẻ bhyt, cấp lại thẻ bhyt, bảo hiểm xã hội, chuyển trường, giấy phép lái xe, cấp đổi giấy phép lái xe, bằng lái, bằng lái xe, cấp lại bằng lái xe, cấp đổi bằng lái, gplx, sang tên xe, đăng ký xe, đấu nối nước, kéo điện, giấy phép kinh doanh karaoke, đền bù, hồ sơ đền bù, tái định cư, giấy chuyển tuyến
`)

/** The procedure a message is about, as typed, or null; of several the longest name, then the first. */
export function procedureSlot(message: Message): string | null {
  const spans = procedureSpans(message)
  if (spans.length === 0) return null
  const words = ({ start, end }: NameSpan) =>
    message.words.filter((word) => start <= word.start && word.end <= end).length
  const { start, end } = spans.reduce((longest, span) => (words(span) > words(longest) ? span : longest))
  return message.text.slice(start, end)
}

/** Every procedure whose name a message holds, in order; of names within one another the longest. */
export function procedureSpans(message: Message): NameSpan[] {
  const found = find(message, NAMES)
  return found
    .filter((hit) => !found.some((other) => other !== hit && isWithin(hit, other)))
    .map(({ from, to }) => ({ start: message.words[from]!.start, end: message.words[to]!.end }))
    .sort((a, b) => a.start - b.start)
}

function isWithin(hit: Found, other: Found): boolean {
  return other.from <= hit.from && hit.to <= other.to && other.to - other.from > hit.to - hit.from
}
