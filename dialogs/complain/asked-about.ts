/** Questions about complaining ("khiếu nại thì gửi ở đâu", "tố cáo có bị lộ tên không"): answered, then a complaint is offered. */
import { choose, type Language, start } from '../../src/conversation/flow.ts'
import { expandTeencode } from '../../src/understanding/teencode.ts'
import { fold } from '../../src/understanding/vietnamese-text.ts'
import { toOfficial } from '../menu/menu.ts'
import { COMPLAIN, say } from './draft.ts'

/** A longer one tells what happened, and a question in it is part of that. */
const MOST_WORDS = 14

const COMPLAINING =
  /(?:^| )(?:phan anh|khieu nai|to cao|to giac|kien nghi|an danh|nac danh|gui don|nop don|complain\w*|denounc\w*|denunciation|anonymous\w*)(?: |$)/
const ASKS =
  /(?:^| )(?:khong|ko|chua|o dau|dau|gi|nao|sao|the nao|ai|may|bao lau|bao nhieu|bao gio|khi nao|khac|where|how|who|what|will|can|is|do|does|how long|which)(?: |$)/

/** The closest first: "tố cáo ở đâu để không bị lộ tên" asks for secrecy. */
const TOPICS = [
  [
    'whoSees',
    /(?:^| )(?:lo|biet|biet ten|lo ten|lo danh tinh|bi lo|danh tinh|giau ten|giu kin|bi mat|bao mat|an danh|nac danh|tra thu|tru dap|de xuat|ai (?:doc|xem|thay)|who (?:sees|will see|reads|knows)|secret|anonymous\w*|my name|find out)(?: |$)/,
  ],
  ['howLong', /(?:^| )(?:bao lau|may ngay|bao gio|khi nao|mat may|thoi han|how long|when)(?: |$)/],
  ['cost', /(?:^| )(?:mat tien|mat phi|ton tien|ton phi|bao nhieu tien|le phi|phi|free|cost|pay|fee)(?: |$)/],
  ['difference', /(?:^| )(?:khac (?:gi|nhau|sao|the nao)|la gi|la sao|nghia la|difference|different)(?: |$)/],
  [
    'where',
    /(?:^| )(?:o dau|gui dau|gap ai|cho ai|voi ai|bao ai|noi nao|cho nao|co quan nao|den dau|toi dau|the nao|lam sao|ra sao|kieu gi|cach nao|bang cach|duoc khong|duoc k|where|how (?:do|can|to)|to whom)(?: |$)/,
  ],
] as const
/** What became of one that was sent, and telling what happened, are other wishes. */
const IS_SENT =
  /(?:^| )(?:da gui|gui roi|gui hom|cua toi|cua em|cua minh|hom truoc|tuan truoc|lan truoc|toi gui|em gui|sao roi|den dau roi|toi dau roi|den dau|my complaint|i sent|giai quyet chua|tra loi chua|xu ly chua)(?: |$)/
const TELLS =
  /(?:^| )(?:toi|em|minh|tui|con|i) (?:muon|can|xin|dinh|se|want to|would like to|need to) (?:gui |lam |nop )?(?:phan anh|khieu nai|to cao|kien nghi|report|complain)(?: |$)/

export type Topic = (typeof TOPICS)[number][0]

/** What a text asks about complaining; null when it asks nothing of the kind. Pure. */
export function askedAbout(text: string): Topic | null {
  const plain = expandTeencode(fold(text.slice(0, 300)))
  const isQuestion = text.includes('?') || ASKS.test(plain)
  if (!isQuestion || plain.split(' ').length > MOST_WORDS || !COMPLAINING.test(plain)) return null
  const topic = TOPICS.find(([, words]) => words.test(plain))?.[0] ?? null
  if (topic === null || (topic !== 'whoSees' && IS_SENT.test(plain))) return null
  return TELLS.test(plain) && topic !== 'whoSees' && !/(?:o dau|the nao|lam sao|gap ai|where|how)/.test(plain)
    ? null
    : topic
}

/** The answer, with the way to begin. */
export function explains(text: string, language: Language) {
  const topic = askedAbout(text)
  if (topic === null) return null
  const words = say({ language }).about
  return choose([words[topic], words.offer].join('\n\n'), [
    { label: words.begin, payload: start(COMPLAIN) },
    toOfficial(language),
  ])
}
