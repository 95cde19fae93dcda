/** What is wished of one's data. Often the first message says it. An opening is the wish itself. */
import { answer, choose, type Question, type Talk } from '../../src/conversation/flow.ts'
import { expandTeencode } from '../../src/understanding/teencode.ts'
import { fold } from '../../src/understanding/vietnamese-text.ts'
import { toMenu } from '../menu/menu.ts'
import { isSkipped } from '../short-answers.ts'
import { type Draft, PRIVACY, say, WISHES, type Wish } from './draft.ts'

/** Tried in this order over folded words: "xoá số của tôi khỏi danh sách nhận tin" is about consent, "xoá hết" about everything. */
const SOUNDS_LIKE: ReadonlyArray<[Wish, RegExp]> = [
  ['erase', /\b(xoa|huy) (het|toan bo|tat ca|sach|luon|tai khoan)|delete (all|everything|my)|forget me/],
  [
    'consent',
    /dong y|cho phep|thu hoi|danh sach nhan|ngung (dung|su dung|gui)|thoi nhan|consent|unsubscribe/,
  ],
  ['erase', /\b(xoa|quen toi|delete|erase|forget|remove)\b/],
  [
    'why',
    /\bai (duoc |co the |se |ma )?(xem|biet|doc|thay)|vi sao|tai sao|de lam gi|lam gi voi|bao lau|giu kin|bao mat|lo (thong tin|ra)|quyen rieng tu|\b(why|how long|who (can|may)|privacy)\b/,
  ],
  ['correct', /\b(sua|dinh chinh|cap nhat|cai chinh|sai|nham|doi (dia chi|so|ten)|correct|update|wrong)\b/],
  [
    'see',
    /\b(xem|xuat|tai ve|tai du lieu|ban sao|(luu|giu|co) (nhung |thong tin |du lieu |cai )*(gi|nao)|(du lieu|thong tin) (nao|gi)|da luu|see|copy|export|download)\b/,
  ],
]

export const wish: Question<Draft> = {
  id: 'wish',
  fills: 'wish',
  asks: (talk) => choose(say(talk).wish.asks, choicesOf(talk)),
  reads(talk) {
    const said = WISHES.find((each) => each === talk.chosen) ?? wishIn(talk.incoming.text)
    if (said === null && (talk.means.intent === 'deny' || isSkipped(talk))) {
      return { stops: [choose(say(talk).consent.kept, [toMenu(talk.language)])] }
    }
    return said === null
      ? { again: choose(say(talk).wish.again, choicesOf(talk)) }
      : { fills: { wish: said } }
  },
}

/** What the first message, or the button that led here, already asks for. */
export function begins(talk: Talk<Draft>, opening: string | null): Draft {
  const said =
    opening === null ? wishIn(talk.incoming.text) : (WISHES.find((each) => each === opening) ?? null)
  return said === null ? {} : { wish: said }
}

/** What a text wants with one's data; null when it does not say. Erasing is confirmed later, so a guess harms nothing. */
function wishIn(text: string): Wish | null {
  const plain = expandTeencode(fold(text))
  return SOUNDS_LIKE.find(([, pattern]) => pattern.test(plain))?.[0] ?? null
}

function choicesOf(talk: Talk<Draft>) {
  const { choices } = say(talk).wish
  return WISHES.map((each) => ({ label: choices[each], payload: answer(PRIVACY, 'wish', each) }))
}
