/** A number of days as people say it. */
type Units = Record<'day' | 'month' | 'year', (n: number) => string>

/** 1825 → "5 năm", 90 → "3 tháng", 7 → "7 ngày": the largest unit that comes out even. */
export function period(days: number, units: Units): string {
  if (days > 0 && days % 365 === 0) return units.year(days / 365)
  if (days > 0 && days % 30 === 0) return units.month(days / 30)
  return units.day(days)
}
