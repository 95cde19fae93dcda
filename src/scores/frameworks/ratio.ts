/**
 * Exact numbers: fractions of whole numbers. Everything that a framework decides is decided by these; a percentage that was
 * rounded, or a float that cannot hold 0.1, never decides anything.
 */

/** `num / den`, `den` above zero. */
export type Ratio = { num: bigint; den: bigint }

/** The fraction of two whole numbers. @throws RangeError when `den` is 0 */
export function ratio(num: number | bigint, den: number | bigint = 1): Ratio {
  const [n, d] = [BigInt(num), BigInt(den)]
  if (d === 0n) throw new RangeError('a fraction of nothing')
  const sign = d < 0n ? -1n : 1n
  const by = sign * (gcd(n < 0n ? -n : n, d * sign) || 1n)
  return { num: n / by, den: d / by }
}

/** A number as a file writes it: `0.1` is one tenth exactly. @throws RangeError when it is not finite */
export function decimal(value: number): Ratio {
  const match = /^(-?\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value))
  if (!match) throw new RangeError('not a number')
  const [, whole, part = '', exponent = '0'] = match
  const shift = Number(exponent) - part.length
  const digits = BigInt(`${whole}${part}`)
  return shift >= 0 ? ratio(digits * 10n ** BigInt(shift)) : ratio(digits, 10n ** BigInt(-shift))
}

/** The sum. */
export function plus(a: Ratio, b: Ratio): Ratio {
  return ratio(a.num * b.den + b.num * a.den, a.den * b.den)
}

/** The difference. */
export function minus(a: Ratio, b: Ratio): Ratio {
  return plus(a, { num: -b.num, den: b.den })
}

/** The product. */
export function times(a: Ratio, b: Ratio): Ratio {
  return ratio(a.num * b.num, a.den * b.den)
}

/** The quotient. @throws RangeError when `b` is 0 */
export function over(a: Ratio, b: Ratio): Ratio {
  return ratio(a.num * b.den, a.den * b.num)
}

/** Below 0 when `a` is less, above 0 when it is more, 0 when they are the same. */
export function compare(a: Ratio, b: Ratio): number {
  const difference = a.num * b.den - b.num * a.den
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

/** The value, brought into the bounds. */
export function clamp(value: Ratio, low: Ratio, high: Ratio): Ratio {
  if (compare(value, low) < 0) return low
  return compare(value, high) > 0 ? high : value
}

/** Rounded to so many decimals, halves up. */
export function rounded({ num, den }: Ratio, decimals: number): Ratio {
  return ratio(unitsOf({ num, den }, decimals), 10n ** BigInt(decimals))
}

/** How many of the last decimal's units, halves up. */
function unitsOf({ num, den }: Ratio, decimals: number): bigint {
  return floorOf(2n * num * 10n ** BigInt(decimals) + den, 2n * den)
}

/** As a number with so many decimals, for JSON and tables. Nothing is decided by it. */
export function shownNumber(value: Ratio, decimals: number): number {
  return Number(shownText(value, decimals, 'en'))
}

/** As people write it: `80,77` in Vietnamese, `80.77` in English; halves up. */
export function shownText(value: Ratio, decimals: number, language: 'vi' | 'en'): string {
  const units = unitsOf(value, decimals)
  const sign = units < 0n ? '-' : ''
  const digits = String(units < 0n ? -units : units).padStart(decimals + 1, '0')
  if (decimals === 0) return `${sign}${digits}`
  const point = language === 'vi' ? ',' : '.'
  return `${sign}${digits.slice(0, -decimals)}${point}${digits.slice(-decimals)}`
}

function floorOf(num: bigint, den: bigint): bigint {
  const whole = num / den
  return num % den < 0n ? whole - 1n : whole
}

/** Of two that are not negative. Small ones, which most are, as plain numbers: that is many times quicker. */
function gcd(a: bigint, b: bigint): bigint {
  if (a <= SAFE && b <= SAFE) return BigInt(smallGcd(Number(a), Number(b)))
  return b === 0n ? a : gcd(b, a % b)
}

function smallGcd(a: number, b: number): number {
  return b === 0 ? a : smallGcd(b, a % b)
}

const SAFE = BigInt(Number.MAX_SAFE_INTEGER)
