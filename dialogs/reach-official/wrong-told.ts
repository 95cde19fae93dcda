/** Whether a topic tells of a wrong: then the request must not reach those it speaks of. */
import type { RequestAbout } from '../../src/live-talk/live-talk.ts'
import { CERTAIN, groundOf, groundWeights } from '../../src/understanding/grounds.ts'
import { understand } from '../../src/understanding/understand.ts'
import { nfc } from '../../src/understanding/vietnamese-text.ts'
import { wordsOf } from '../../src/understanding/words.ts'

/** Whoever wants a person for it ("cho gặp lãnh đạo, cán bộ đòi tiền") has the ground all the same. */
export function wrongTold(topic: string): Pick<RequestAbout, 'category' | 'flags'> {
  const { category, flags } = understand(topic)
  const weights = groundWeights(wordsOf(nfc(topic)))
  const isCertain = Object.values(weights).some((weight) => weight >= CERTAIN)
  return { category: category ?? (isCertain ? groundOf(weights) : null), flags }
}
