/** Which unit of the demonstration province handles a procedure, by its domain. */
import type { Day } from '../calendar/instant.ts'
import type { Procedure } from '../procedures/procedure.ts'
import { existsOn, type Unit } from '../units/unit.ts'
import type { Chance } from './mulberry32.ts'
import { type Province, servingOn } from './province.ts'
import type { Character } from './unit-character.ts'

/** `communes`: any commune; `land`: the branches of the land registration office; else the code of a unit. With the weight of each. */
const HANDLERS: Record<string, { busy: number; units: [string, number][] }> = {
  'Đất đai': { busy: 18, units: [['land', 1]] },
  'Hộ tịch': { busy: 16, units: [['communes', 1]] },
  'Chứng thực': { busy: 13, units: [['communes', 1]] },
  'Xây dựng': {
    busy: 6,
    units: [
      ['communes', 3],
      ['so-xay-dung', 2],
      ['ban-quan-ly-khu-cong-nghiep', 1],
    ],
  },
  'Đăng ký kinh doanh': {
    busy: 7,
    units: [
      ['communes', 2],
      ['so-tai-chinh', 2],
    ],
  },
  'Bảo trợ xã hội': { busy: 7, units: [['communes', 1]] },
  'Người có công': {
    busy: 2,
    units: [
      ['communes', 2],
      ['so-noi-vu', 1],
    ],
  },
  'Cư trú': { busy: 6, units: [['cong-an-tinh', 1]] },
  'Giao thông': {
    busy: 4,
    units: [
      ['so-xay-dung', 1],
      ['cong-an-tinh', 1],
    ],
  },
  'Giáo dục': { busy: 3, units: [['so-giao-duc-dao-tao', 1]] },
  'Y tế': { busy: 3, units: [['so-y-te', 1]] },
  'Môi trường': { busy: 2, units: [['so-nong-nghiep-moi-truong', 1]] },
  'Nông nghiệp': {
    busy: 3,
    units: [
      ['so-nong-nghiep-moi-truong', 2],
      ['so-khoa-hoc-cong-nghe', 1],
    ],
  },
  'Lao động, việc làm': {
    busy: 3,
    units: [
      ['so-noi-vu', 3],
      ['ban-quan-ly-khu-cong-nghiep', 1],
    ],
  },
  Thuế: { busy: 4, units: [['thue-tinh', 1]] },
  'Bảo hiểm xã hội': { busy: 4, units: [['bhxh-tinh', 1]] },
  'Tư pháp': { busy: 3, units: [['so-tu-phap', 1]] },
  'Văn hóa, du lịch': { busy: 2, units: [['so-van-hoa-the-thao-du-lich', 1]] },
  'Công thương': { busy: 2, units: [['so-cong-thuong', 1]] },
}
const ANY_UNIT: [string, number][] = [['communes', 1]]

/** Draws a procedure that citizens ask for, busy domains more often. */
export function drawProcedure(province: Province, chance: Chance): Procedure {
  const domains = [...new Set(province.procedures.map((procedure) => procedure.domain))]
  const domain = chance.weighted(domains.map((each) => [each, HANDLERS[each]?.busy ?? 1] as const))
  return chance.pick(province.procedures.filter((procedure) => procedure.domain === domain))
}

/** Draws the unit that handles a procedure on a day, by what the unit is busy with. */
export function drawHandler(
  province: Province,
  characters: ReadonlyMap<string, Character>,
  procedure: Procedure,
  day: Day,
  chance: Chance,
): Unit {
  const which = chance.weighted(HANDLERS[procedure.domain]?.units ?? ANY_UNIT)
  const serving = servingOn(province, day)
  const named = province.tree.byCode.get(which)
  if (named && existsOn(named, day)) return named
  const group = serving.filter((unit) => (which === 'land' ? isLandBranch(unit) : unit.kind === 'commune'))
  return chance.weighted(
    (group.length > 0 ? group : serving).map((unit) => [unit, characters.get(unit.code)!.traffic] as const),
  )
}

/** The one-stop at whose counter a dossier of a unit is handed in; null: at the unit itself. */
export function receiverOf(province: Province, handler: Unit, day: Day): string | null {
  const serving = servingOn(province, day)
  if (handler.kind === 'commune') {
    return serving.find((unit) => unit.kind === 'branch' && unit.parent === handler.code)?.code ?? null
  }
  if (handler.kind !== 'department' && !isLandBranch(handler)) return null
  return serving.find((unit) => unit.code === 'ttpvhcc-tinh')?.code ?? null
}

function isLandBranch(unit: Unit): boolean {
  return unit.kind === 'branch' && unit.parent === 'so-nong-nghiep-moi-truong'
}
