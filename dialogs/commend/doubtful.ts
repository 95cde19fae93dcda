/** Praise that names a wrong, or praises too much to be meant ("nhiệt tình quá cơ"): then the citizen is asked. facts/domain.md 8. */
import { CERTAIN, groundWeights } from '../../src/understanding/grounds.ts'
import { fold, nfc } from '../../src/understanding/vietnamese-text.ts'
import { wordsOf } from '../../src/understanding/words.ts'

const BITTER =
  /((?:cho|doi|ngoi|mat) (?:co |moi co |het co |ton co )+(?:\d+|may|ca|hai|ba|bon|nam|sau|bay|tam|chin|muoi|nua) (?:tieng|gio|buoi|tuan|thang)|(?:tot|nhanh|gioi|tuyet|nhiet tinh|hay|chuyen nghiep) (?:qua|ghe|that|lam)[a-z ]{0,30}(?:\d+|may|ca) (?:tieng|gio|ngay|tuan|thang) (?:thoi|ma|moi|chua)|cam on (vi )?(da |nha )?(bat|de toi (cho|doi)|lam kho|hanh|duoi|quat|mang)|ren luyen (suc khoe|kien nhan))/
const OVERDONE = /(qua co|gioi that day|hay that day|tuyet voi that day|phuc that|ne ghe)/
const PRAISES =
  /(^| )(tot|nhanh|gioi|tuyet|nhiet tinh|hay|chuyen nghiep|cam on|khen|than thien|xuat sac|hai long)( |$)/
const MOST_WORDS = 25

/** Whether praise names what nobody praises: "phục vụ tốt quá, chờ có 5 tiếng thôi". It may seem to be a rating, too. */
export function isBitter(text: string): boolean {
  const plain = fold(text.slice(0, 500))
  return plain.split(' ').length <= MOST_WORDS && BITTER.test(plain) && PRAISES.test(plain)
}
/** "khen cái gì mà khen", "không biết khen ai", "có nên khen không": the word is there, and no praise. */
const SCORN =
  /(^| )(khen (cai |con )?(gi|chi|j) (ma|nua|noi|chu)|(khong|chang|cha|ko) (biet|co gi|dang|the|them|co ai) (de |ma |dang )?khen|(ai|gi) (ma |dang |them )khen|chu khen (gi|ai)|co nen khen|khen deu|khong that long|mia mai|(cha|chang|khong) ai ra hon|toan (la )?(nguoi |lu |bon )*(luoi|nhac|hach sach|vo dung)|cho (toi|em|tui|minh|dan|chung toi) (phoi nang|dam mua|cho dai))( |$)/
const WRY = /[😏🙃🙄😒🤡]/u

/** Whether praise should be asked about before it is taken for praise. */
export function isDoubtful(text: string): boolean {
  const isWrong = Object.values(groundWeights(wordsOf(nfc(text)))).some((weight) => weight >= CERTAIN)
  const plain = fold(text)
  return isWrong || [BITTER, OVERDONE, SCORN].some((words) => words.test(plain)) || WRY.test(text)
}
