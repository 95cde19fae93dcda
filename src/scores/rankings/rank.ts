/** Yearly ranks of units in CCHC, as provinces name them, the best first (facts/domain.md 3.5). A framework names those that it uses. */
export const RANKS = ['xuất sắc', 'tốt', 'khá', 'trung bình', 'yếu'] as const
export type Rank = (typeof RANKS)[number]

/** A unit's rank of a year, as its province decided. */
export type Ranking = {
  unitCode: string
  year: number
  rank: Rank
  /** The decision's number; null: not said. */
  decision: string | null
  /** The day of the decision, `YYYY-MM-DD`; null: not said. */
  decidedOn: string | null
}

/** The rank that a word names, however it is written in capitals or typed; null when it is none. */
export function readRank(text: string): Rank | null {
  const word = text.normalize('NFC').trim().replace(/\s+/g, ' ').toLocaleLowerCase('vi')
  return RANKS.find((rank) => rank === word) ?? null
}
