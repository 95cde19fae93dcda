const NUMBER_WORDS = ['khong', 'mot', 'hai', 'ba', 'bon', 'nam', 'sau', 'bay', 'tam', 'chin', 'muoi']
const LEAD =
  '(?:(?:toi|em|minh|cho|muon|xin|lay|vao|cai|chon|so|muc|cau|nut|phim|bam|lua|thu|y|o|dong|option|number|no|nhan) )'

const FIRST = /(?:cai|so|muc|cau|nut|phim|thu|dong) dau$/

/**
 * Which line of a numbered list is meant, counted from 0: "2", "số 2", "chọn 2", "chọn hai", "cái thứ nhất";
 * null when the folded text is no such answer or the list has no such line.
 */
export function matchesNumber(folded: string, lines: number): number | null {
  const digits = new RegExp(`^${LEAD}{0,5}(\\d{1,2})$`).exec(folded)?.[1]
  if (digits !== undefined) return within(Number(digits), lines)
  const word = new RegExp(`^${LEAD}{1,5}(nhat|nhi|dau|tu|\\p{L}+)$`, 'u').exec(folded)?.[1]
  if (word === undefined) return null
  if (word === 'dau') return FIRST.test(folded) ? within(1, lines) : null // «muốn đâu», «đồng ý đâu» refuse
  if (word === 'nhat') return within(1, lines)
  if (word === 'nhi') return within(2, lines)
  if (word === 'tu') return within(4, lines)
  return within(NUMBER_WORDS.indexOf(word), lines)
}

function within(number: number, lines: number): number | null {
  return number >= 1 && number <= lines ? number - 1 : null
}
