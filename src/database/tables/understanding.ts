/** Messages that were not understood, masked; nothing tells who wrote them (src/understanding/unclear). */
export interface UnclearMessageTable {
  alike: string // HMAC(index key, the masked words, marks and capitals aside): alike ones are one row
  words_sealed: string
  heard: string // the intent that it was taken for, the first time
  percent: number // how sure that was
  answered: string // not_understood, either_or, asked_again
  question: string | null // the flow and the question that were open, as flow.question
  times: number
  first_day: number // the first moment of the day (UTC)
  last_day: number
}
