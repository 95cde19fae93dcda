/**
 * Whether enough of those who got a result were asked: a unit does not look good by not asking. Invitations are made by the
 * system at the return of the result (schedule/tell-followers.ts, schedule/invite-by-phone.ts); nobody in a unit chooses whom. Pure.
 */
import { percent, vietnameseNumber } from './percent.ts'

/** Results handed over in a period; those that invited; those that did not because the citizen had been invited shortly before. */
export type CoverageCounts = { returned: number; invited: number; cooledDown: number }

/**
 * Out of how many results invitations are counted: those that the pause between two invitations kept from inviting are no
 * fault of the unit and leave the whole.
 */
export function toBeInvited({ returned, cooledDown }: Omit<CoverageCounts, 'invited'>): number {
  return returned - cooledDown
}

/** Coverage in percent, with one decimal; null: nobody was to be asked. */
export function coveragePercent(counts: CoverageCounts): number | null {
  return percent(counts.invited, toBeInvited(counts))
}

/**
 * Whole numbers are compared.
 *
 * @param minPercent COVERAGE_MIN; 0: no rule
 * @returns `enough` null: nobody was to be asked; `reason` only where it is false
 */
export function judgeCoverage({ returned, invited, cooledDown }: CoverageCounts, minPercent: number) {
  const whole = toBeInvited({ returned, cooledDown })
  const enough = whole <= 0 ? null : invited * 100 >= minPercent * whole
  const inputs = { invited, returned, cooledDown, minPercent, enough }
  return { inputs, reason: enough === false ? reasonOf(invited, whole, cooledDown, minPercent) : null }
}

function reasonOf(invited: number, whole: number, cooledDown: number, minPercent: number) {
  const share = percent(invited, whole) ?? 0
  const apart =
    cooledDown === 0
      ? { vi: '', en: '' }
      : {
          vi: `, không kể ${cooledDown} kết quả của người vừa được mời ít ngày trước`,
          en: `, not counting ${cooledDown} of citizens who had been invited shortly before`,
        }
  return {
    rule: 'coverage',
    text: `Chỉ ${invited}/${whole} kết quả đã trả có lời mời đánh giá (${vietnameseNumber(share)}%)${apart.vi}, dưới mức ${minPercent}%: chỉ số hài lòng chưa đủ để so sánh, đơn vị không được xếp hạng trong kỳ.`,
    textEn: `Only ${invited} of ${whole} results came with an invitation to rate (${share.toFixed(1)} %)${apart.en}, below ${minPercent} %: too few were asked for a comparison, the unit is not ranked in this period.`,
  }
}
