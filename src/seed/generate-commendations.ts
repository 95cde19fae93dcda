/** Praise of two years, and citizens who asked for a person. Pure. */
import { DAY_MS, dayOf, type Instant } from '../calendar/instant.ts'
import type { ChannelName } from '../channels/channel.ts'
import { inOfficeHours, type Years } from './dossier-life.ts'
import { COMPLAINING_CITIZENS } from './generate-complaints.ts'
import { SPREAD_DAYS } from './generate-dossiers.ts'
import type { Chance } from './mulberry32.ts'
import { officialsOn, type Province, servingOn } from './province.ts'
import type { Character } from './unit-character.ts'

type Said = { at: Instant; channel: ChannelName; citizen: number }
export type GeneratedCommendation = Said & { unitCode: string; official: string | null; text: string }
export type GeneratedRequest = Said & { topic: string | null; isDone: boolean }

const WHY = [
  'hướng dẫn tận tình, giải thích dễ hiểu',
  'giúp mẹ tôi kê khai từng mục một',
  'làm thêm ngoài giờ để trả kết quả cho kịp',
  'gọi điện báo kết quả sớm hơn hẹn',
  'rất lịch sự và kiên nhẫn với người lớn tuổi',
  'chỉ giúp tôi nộp hồ sơ trực tuyến, khỏi phải đi lại',
]
const OPENINGS = ['Tôi muốn khen', 'Xin cảm ơn', 'Gia đình tôi rất cảm kích', 'Nhờ gửi lời khen tới']
const ENDINGS = [
  'Mong cơ quan giữ được như vậy.',
  'Rất đáng biểu dương.',
  'Chúc anh chị nhiều sức khỏe.',
  'Xin cảm ơn lần nữa.',
]
const TOPICS = [
  'Tôi cần gặp cán bộ địa chính để hỏi về ranh giới thửa đất.',
  'Xin gặp người phụ trách hồ sơ trợ cấp của mẹ tôi.',
  'Tôi không dùng được điện thoại, nhờ người hướng dẫn.',
  'Muốn nói chuyện với lãnh đạo phường về bãi xe.',
  'Hồ sơ của tôi có nhiều giấy tờ, cần người xem giúp.',
  null,
]

export function generateCommendations(
  count: number,
  province: Province,
  characters: ReadonlyMap<string, Character>,
  years: Years,
  chance: Chance,
): GeneratedCommendation[] {
  return drawTimes(count, SPREAD_DAYS, years, chance).map((at) => {
    const units = servingOn(province, dayOf(at))
    const weights = units.map((unit) => [unit, weight(characters.get(unit.code)!)] as const)
    const unit = chance.weighted(weights)
    const officials = officialsOn(province, unit.code, dayOf(at))
    const official = officials.length > 0 && chance.happens(0.45) ? chance.pick(officials).name : null
    const whom = official === null ? 'các anh chị ở bộ phận tiếp nhận' : `cán bộ ${official}`
    const text = `${chance.pick(OPENINGS)} ${whom} đã ${chance.pick(WHY)}. ${chance.pick(ENDINGS)}`
    return { at, ...drawSender(chance), unitCode: unit.code, official, text }
  })
}

/** Requests of the last two weeks; the older ones were taken care of. */
export function generateRequests(count: number, years: Years, chance: Chance): GeneratedRequest[] {
  const times = drawTimes(count, 14, years, chance)
  return times.map((at, i) => ({
    at,
    ...drawSender(chance),
    topic: TOPICS[i % TOPICS.length]!,
    isDone: i < count / 2,
  }))
}

function drawTimes(count: number, days: number, { now }: Years, chance: Chance): Instant[] {
  const times: Instant[] = []
  while (times.length < count) {
    const at = inOfficeHours(dayOf(now - DAY_MS * days * chance.next()), chance.next() * 1.5)
    if (at < now) times.push(at)
  }
  return times.sort((a, b) => a - b)
}

function drawSender(chance: Chance): Pick<Said, 'channel' | 'citizen'> {
  return {
    channel: chance.happens(0.75) ? 'zalo' : 'messenger',
    citizen: chance.int(0, COMPLAINING_CITIZENS - 1),
  }
}

function weight({ traffic, satisfied }: Character): number {
  return traffic * (satisfied - 0.6)
}
