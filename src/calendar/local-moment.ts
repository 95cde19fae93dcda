/** Moments as people and spreadsheets in Vietnam write them. */

/** `2026-11-24 08:15`, `24/11/2026 08:15` (seconds may follow) or a date alone as ISO 8601; anything else as it is, for the schema to judge. */
export function isoOfLocal(text: string): string {
  const found =
    /^(?<y>\d{4})-(?<m>\d{2})-(?<d>\d{2})(?:[ T](?<time>\d{2}:\d{2})(?<s>:\d{2})?)?$/.exec(text) ??
    /^(?<d>\d{1,2})\/(?<m>\d{1,2})\/(?<y>\d{4})(?: (?<time>\d{1,2}:\d{2})(?<s>:\d{2})?)?$/.exec(text)
  if (!found?.groups) return text
  const { y, m, d, time = '00:00', s = ':00' } = found.groups
  return `${y}-${m!.padStart(2, '0')}-${d!.padStart(2, '0')}T${time.padStart(5, '0')}${s}+07:00`
}
