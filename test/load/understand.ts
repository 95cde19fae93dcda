/**
 * `npm run understand:times`: how long a message takes to understand on one core, by processor time; how long the models take
 * to load and how much memory they hold. Targets: under 2 ms, 300 ms, 60 MB.
 */
import { readExamples } from '../../src/understanding/learned/examples.ts'
import { loadModel, SHIPPED_EXAMPLES } from '../../src/understanding/model.ts'
import { understand } from '../../src/understanding/understand.ts'

const WARM_UP = 3_000
/** So many letters of each kind are read, by the first text's length. */
const LETTERS = 100_000
const cpuMs = () => {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}
const rss = () => process.memoryUsage().rss / 2 ** 20
const line = (name: string, value: number, unit: string) =>
  console.log(`${name.padEnd(44)}${value.toFixed(value < 10 ? 2 : 0).padStart(8)} ${unit}`)

const before = rss()
const began = performance.now()
const busy = cpuMs()
loadModel()
line('loading', performance.now() - began, 'ms')
line('loading, processor', cpuMs() - busy, 'ms')
line('memory of the models and the rules', rss() - before, 'MB')

const story =
  'Tôi nộp hồ sơ tách thửa ở một cửa phường Mây Hồng từ thứ ba tuần trước, hẹn 20 ngày mà nay hơn một tháng chưa xong, ' +
  'hỏi anh Tuấn địa chính thì bị quát, còn gợi ý đưa 1tr5 cho nhanh. Đề nghị xem xét. '
const sets: [string, string[]][] = [
  ['short: "ừ", "hủy", "hs xong chua"', ['ừ', 'hủy', 'hs xong chua']],
  ['examples, one after another', (await readExamples(SHIPPED_EXAMPLES)).map(({ text }) => text)],
  ['a story of 240 letters', [story]],
  ['a story of 2,400 letters', [story.repeat(10).slice(0, 2_400)]],
  ['10,000 letters', [story.repeat(50).slice(0, 10_000)]],
  ['10,000 digits', ['0'.repeat(10_000)]],
]
for (const text of sets[1]![1].slice(0, WARM_UP)) understand(text) // by then it is compiled
for (const [name, texts] of sets) {
  const rounds = Math.ceil(LETTERS / Math.max(20, texts[0]!.length))
  const started = cpuMs()
  for (let i = 0; i < rounds; i++) understand(texts[(i * 37) % texts.length]!)
  line(name, (cpuMs() - started) / rounds, 'ms a message')
}
