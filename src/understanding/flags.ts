import { holds, lexicon } from './phrases.ts'
import type { Message } from './words.ts'

/** What decides urgency and care, whoever the complaint goes to. */
export const FLAGS = [
  'bribery_allegation',
  'threat_or_retaliation',
  'danger_to_life',
  'vulnerable_person',
  'repeat',
  'identity_protection',
  'legal_denunciation',
  'press_threat',
] as const
export type Flag = (typeof FLAGS)[number]

/** What must not wait: danger to life, bribery, retaliation. */
export const GRAVE_FLAGS = [
  'danger_to_life',
  'bribery_allegation',
  'threat_or_retaliation',
] as const satisfies readonly Flag[]

const GRAVE: ReadonlySet<string> = new Set(GRAVE_FLAGS)

/** Whether a flag is one of these. */
export function isGraveFlag(flag: string): boolean {
  return GRAVE.has(flag)
}

const THREAT = lexicon(`
  1: đe doạ, doạ giết, doạ nạt, =doạ ~ tôi, !doạ, gọi điện doạ, hăm doạ, hăm he, trù dập, trả thù, trả đũa, bị !trù, !sợ bị, tôi sợ bị, em sợ bị, chúng tôi sợ bị, tôi rất sợ, !sợ lắm, tôi sợ lắm, em sợ lắm, con sợ lắm, liệu mà, liệu hồn, coi chừng, cẩn thận đấy, hết chỗ, đề nghị được bảo vệ, được bảo vệ, người lạ tới, người lạ đến
  1: người lạ gọi, người lạ ~ gọi, bị theo dõi, theo dõi nhà, chụp ảnh nhà, bị gọi lên, bị mời lên, bị gây khó sau khi, gây sức ép, ép rút đơn, bắt rút đơn, rút đơn không thì, sợ liên luỵ, sợ ảnh hưởng đến con, sợ trả, không dám nói vì sợ, threatened, retaliation, afraid of
  1: cho biết tay, biết mặt, không yên, đừng trách, xử đẹp, đập phá nhà, ném đá vào nhà, nhắn tin doạ, làm khó sau khi, còn thắc mắc, còn hỏi là, còn kiện, còn phản ánh thì
`)

const VULNERABLE = lexicon(`
  1: người già, già yếu, người cao tuổi, cao tuổi, lớn tuổi, tuổi cao, mẹ già, cha già, bố già, tiền già, tuổi già, =cụ bà, =cụ ông, bà cụ, ông cụ, người khuyết tật, khuyết tật, tàn tật, bại não, !liệt, bại liệt, liệt giường, liệt nửa người, xe lăn, tai biến, ung thư, chạy thận, bệnh nặng, ốm nặng, bệnh hiểm nghèo, thở máy, teo cơ, tâm thần
  1: =đang bệnh, mang thai, mang bầu, có bầu, có thai, thai phụ, bà bầu, mới sinh con, hộ nghèo, cận nghèo, nhà nghèo, dân nghèo vùng, học sinh nghèo, neo đơn, mồ côi, trẻ em, đứa bé, đứa trẻ, thằng nhỏ nhà, trẻ mồ côi, khiếm thính, khiếm thị, !mù, điếc
  1: mắt kém, mắt mờ, tay run, chân yếu, thương binh, người có công, nằm viện, nằm liệt, hoàn cảnh khó khăn, không nơi nương tựa, lớp mẫu giáo, bà ngoại, elderly, disabled, pregnant, wheelchair, bà ~ không rành, đi lại khó khăn, không đi lại được, bà tôi ngã
`)

const REPEAT = lexicon(`
  1: đã phản ánh ~ lần, đã phản ánh ~ rồi, đã phản ánh, phản ánh hôm trước, đã báo, báo ~ lần rồi, báo ~ rồi, báo lần trước, đã góp ý, đã gửi ~ lần, đã gửi đơn, đơn cũ gửi, đã khiếu nại, đã kiến nghị, đã nhắc ~ lần, nhắc ~ lần, lần thứ hai tôi, lần thứ ba tôi, lần thứ mấy, lần này là lần
  1: lần hai rồi, lần 2 rồi, lần 3 rồi, lần 2 ~ phản ánh, lần 3 ~ phản ánh, lần thứ 2, lần thứ 3, phản ánh lần 2, phản ánh lần 3, gửi lần 2, gửi ~ lần rồi, báo đường dây nóng, gọi đường dây nóng ~ rồi, gọi tổng đài, gửi ~ tổng đài, một phản ánh, phản ánh nhiều lần, báo nhiều lần, kêu nhiều lần
  1: đã nói ở, lần trước trả lời, lần trước ~ hứa, đã đơn thư, vẫn đâu vào đấy, đâu vẫn hoàn, vẫn y như cũ, lại tái diễn, tái diễn, mang đơn ~ gửi, gửi đơn ~ nơi, reported before, again and again, trước đây ~ phản ánh
`)

const IDENTITY = lexicon(`
  1: giấu tên, ẩn danh, giữ kín, giữ bí mật, bí mật, bảo mật danh tính, đừng ghi tên, đừng để lộ, đừng lộ tên, đừng nêu tên, đừng nói tên, đừng cho ~ biết tên, không muốn lộ, không lộ tên, không lo tên, lộ tên, lộ danh tính, không muốn nêu tên, không muốn ai biết, không để tên, không xưng tên, không tiện nêu tên
  1: không muốn ghi tên, không cho ai biết, xin giấu, sợ lộ, anonymous, anonymously, nhạy cảm
`)

const DENUNCIATION = lexicon(`
  1: tố cáo, đơn tố cáo, khởi kiện, =tôi =kiện, đi kiện, sẽ kiện, =kiện cán bộ, =kiện các, kiện ra toà, kiện lên toà, đơn kiện, toà hành chính, tố giác, đơn tố giác, lawsuit, sue
`)
const DENUNCIATION_TAKEN_BACK = lexicon(
  `1: tố cáo a chưa, chỉ phản ánh thôi, không phải tố cáo, chưa tố cáo, không tố cáo`,
)

const PRESS = lexicon(`
  1: =lên báo, đưa lên báo, đăng báo, gọi báo chí, báo chí, báo đài, phóng viên, nhà báo, đài truyền hình, truyền hình, lên tivi, lên truyền thông, truyền thông vào cuộc, lên mạng cho, đăng facebook, đăng lên facebook, đưa lên facebook, đưa lên mạng, tung lên mạng, gửi báo, lên vtv, the press, journalist
`)

const AGE = /(?<!\d)(\d{1,3}) ?(?:tuổi|tuoi|t)(?![\p{L}\p{M}])/giu

/** The flags that the text alone shows, whatever its intent; danger and bribery are judged elsewhere. */
export function flagsOf(message: Message): Flag[] {
  const found: Flag[] = []
  if (holds(message, THREAT, true)) found.push('threat_or_retaliation')
  if (holds(message, VULNERABLE, true) || saysTenderAge(message.text)) found.push('vulnerable_person')
  if (holds(message, REPEAT)) found.push('repeat')
  if (holds(message, IDENTITY)) found.push('identity_protection')
  if (holds(message, DENUNCIATION, true) && !holds(message, DENUNCIATION_TAKEN_BACK))
    found.push('legal_denunciation')
  if (holds(message, PRESS, true)) found.push('press_threat')
  return found
}

/** "83 tuổi", "sáu tuổi": someone of 60 and above or a child. */
function saysTenderAge(text: string): boolean {
  for (const found of text.matchAll(AGE)) {
    const age = Number(found[1])
    if ((age >= 60 && age <= 120) || age <= 15) return true
  }
  return /(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|(?:sáu|bảy|tám|chín) mươi(?: \p{L}+)?) tuổi/iu.test(
    text,
  )
}
