/** "hỏi thủ tục": the menu's own words, typed where another question is open. */
import { fold } from '../../src/understanding/vietnamese-text.ts'

const BARE_WISH = /^(cho |toi |em |con |muon )*(hoi )?(thu tuc|viec khac|cai khac)( khac)?$/

/** Whether a text asks to begin anew and names nothing yet. */
export function isBareWish(text: string): boolean {
  return BARE_WISH.test(fold(text))
}
