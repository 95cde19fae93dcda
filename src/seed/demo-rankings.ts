/** The demonstration's yearly rankings and leadership bodies, so that what Kết luận 91 says of heads and bodies can be seen. */
import { dayOf, type Instant, startOfDay } from '../calendar/instant.ts'
import type { Write } from '../database/database.ts'
import type { Desk } from '../desk.ts'
import { putBody } from '../scores/rankings/body-store.ts'
import type { Rank } from '../scores/rankings/rank.ts'
import { putRanking, rankings } from '../scores/rankings/ranking-store.ts'
import { existsOn, type Unit } from '../units/unit.ts'
import { unitTree } from '../units/unit-store.ts'

/** Most units do well; some are "trung bình" two years in a row, one in nine is "yếu" once. */
const RANKS_OF_TWO_YEARS: readonly [Rank, Rank][] = [
  ['tốt', 'tốt'],
  ['khá', 'tốt'],
  ['tốt', 'khá'],
  ['khá', 'khá'],
  ['trung bình', 'trung bình'],
  ['tốt', 'tốt'],
  ['khá', 'trung bình'],
  ['khá', 'yếu'],
  ['tốt', 'khá'],
]

/** Ranks of the two years before this one, decided at the end of the January that followed; once. */
export async function demoRankings({ database }: Desk, now: Instant): Promise<void> {
  if ((await rankings(database, Number.MAX_SAFE_INTEGER)).size > 0) return
  const year = Number(dayOf(now).slice(0, 4))
  const { byCode } = await unitTree(database)
  const writes = [...byCode.values()]
    .filter(({ kind }) => kind === 'department' || kind === 'commune')
    .sort((a, b) => (a.code < b.code ? -1 : 1))
    .flatMap((unit, i): Write[] => {
      const [earlier, last] = RANKS_OF_TWO_YEARS[i % RANKS_OF_TWO_YEARS.length]!
      return [rank(unit, year - 2, earlier), rank(unit, year - 1, last), body(unit)].flat()
    })
  await database.commit(writes)

  function rank(unit: Unit, of: number, given: Rank): Write[] {
    const decidedOn = `${of + 1}-01-31`
    const at = Math.min(startOfDay(decidedOn), now)
    if (!existsOn(unit, `${of}-12-31`)) return []
    const decision = `${of}/QĐ-UBND (mẫu)`
    return [putRanking(database, { unitCode: unit.code, year: of, rank: given, decision, decidedOn }, at)]
  }

  function body({ code, name, validFrom, validTo }: Unit): Write {
    const team = {
      code: `TTLD-${code}`,
      name: `Tập thể lãnh đạo ${name}`,
      unitCode: code,
      validFrom,
      validTo,
    }
    return putBody(database, team, startOfDay(`${year - 1}-01-01`))
  }
}
