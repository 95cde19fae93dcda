/** How a complaint shall be sent, where a text says so in passing: "xin ẩn danh", "giữ kín giúp tôi". */
import type { Confidentiality } from '../../src/complaints/complaint.ts'
import { fold } from '../../src/understanding/vietnamese-text.ts'

const WAYS: readonly [Confidentiality, RegExp][] = [
  ['anonymous', /(?:^| )(?:an danh|nac danh|gui kin ten an danh|anonymous|anonymously)(?: |$)/],
  [
    'confidential',
    /(?:^| )(?:giau ten|giu kin|giu bi mat|bao mat|dung (?:noi|de lo|neu|ghi) ten|dung de lo)(?: |$)/,
  ],
]
const NOT_SO =
  /(?:^| )(?:khong|chang|khoi|dung|not) (?:can |muon |phai |gui )?(?:an danh|nac danh|giau ten|giu kin|anonymous)(?: |$)/

/** Whether the words ask to be anonymous, or to be kept from those who handle the complaint; null: they say nothing of it. */
export function waySaid(text: string): Confidentiality | null {
  const plain = fold(text)
  return NOT_SO.test(plain) ? null : (WAYS.find(([, words]) => words.test(plain))?.[0] ?? null)
}
