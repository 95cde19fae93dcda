/** Praise that names a wrong, or praises too much to be meant ("nhiệt tình quá cơ"): then the citizen is asked. facts/domain.md 8. */
import { CERTAIN, groundWeights } from '../../src/understanding/grounds.ts'
import { fold, nfc } from '../../src/understanding/vietnamese-text.ts'
import { wordsOf } from '../../src/understanding/words.ts'

const SARCASM =
  /(qua co|gioi that day|hay that day|tuyet voi that day|phuc that|ne ghe|cam on (vi )?(da |nha )?(bat|de toi (cho|doi)|lam kho|hanh|duoi|quat|mang)|ren luyen (suc khoe|kien nhan))/
const WRY = /[😏🙃🙄😒🤡]/u

export function isDoubtful(text: string): boolean {
  const isWrong = Object.values(groundWeights(wordsOf(nfc(text)))).some((weight) => weight >= CERTAIN)
  return isWrong || SARCASM.test(fold(text)) || WRY.test(text)
}
