/** Whether a first message tells something, or only says what the citizen would like to do. */
import { foldWords } from '../src/understanding/vietnamese-text.ts'

/** The wish itself ("cho em phản ánh…", "tôi muốn khen…"), which tells nothing. */
const WISH = new Set(
  'toi tui em e minh mun mong chi anh co chu bac con chau a ad admin oi da vang alo chao xin cho muon can dinh gui duoc lam giup voi nhe nha phan anh khieu nai to cao kien nghi gop y bao khen ngoi loi report complain complaint praise i want to would like an the file make don'.split(
    ' ',
  ),
)
const STORY_WORDS = 6
const TOPIC_WORDS = 12

/** Six words beside the wish tell something; after "về" or "việc", which only name a topic, twelve do. */
export function tellsStory(text: string): boolean {
  const words = foldWords(text)
  let from = 0
  while (from < words.length && WISH.has(words[from]!)) from++
  const isGuard = words[from - 1] === 'bao' && words[from] === 've' // bảo vệ
  const isTopic = from > 0 && !isGuard && ['ve', 'viec', 'chuyen', 'about'].includes(words[from] ?? '')
  return words.length - from >= (isTopic ? TOPIC_WORDS : STORY_WORDS)
}
