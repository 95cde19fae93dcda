/** A small house for tests of the engine: a name, a score, a story; every kind of effect. */
import type { Channel } from '../../src/channels/channel.ts'
import { type LookUp, lookUp, type Recorder, record } from '../../src/conversation/effect.ts'
import { answer, choose, flow, start, text } from '../../src/conversation/flow.ts'
import type { House, HouseWords } from '../../src/conversation/house.ts'
import { write } from '../../src/database/database.ts'
import { understand } from '../../src/understanding/understand.ts'

type Draft = { name?: string; story?: string[]; told?: true; score?: number }

/** Counts what is kept, so that look-ups see the world change. */
const countConsents: LookUp<{ purpose: string }, number> = async ({ database }, { purpose }) => {
  const rows = await database.read.selectFrom('consent').select('id').where('purpose', '=', purpose).execute()
  return rows.length
}

/** One of a purpose: a second one is refused. */
const keepOnce: Recorder<{ purpose: string }> = ({ database }, { purpose }, moment) => [
  write(
    database.read
      .insertInto('consent')
      .values({ id: `once-${purpose}`, citizen: moment.citizen, purpose, given: 1, at: moment.at })
      .onConflict((conflict) => conflict.doNothing()),
    'already_kept',
  ),
]

export const poison = { active: false }

export const interview = flow<Draft>({
  name: 'interview',
  version: 1,
  intents: ['rate_service'],
  keepsCry: () => null,
  questions: [
    {
      id: 'name',
      fills: 'name',
      asks: () => text('Tên?'),
      reads: ({ incoming }) => {
        if (poison.active && incoming.text === 'độc') throw new Error('poison')
        return incoming.text.length < 2
          ? { again: text('Tên, xin nói rõ?') }
          : { fills: { name: incoming.text } }
      },
    },
    {
      id: 'story',
      fills: 'told',
      gathers: true,
      asks: () => choose('Chuyện?', [{ label: 'Xong', payload: answer('interview', 'story', 'done') }]),
      reads: ({ draft, incoming, chosen }) =>
        chosen === 'done'
          ? { fills: { told: true } }
          : {
              keeps: { story: [...(draft.story ?? []), incoming.text] },
              says: [choose('Đã ghi.', [{ label: 'Xong', payload: answer('interview', 'story', 'done') }])],
            },
    },
    {
      id: 'score',
      fills: 'score',
      asks: () =>
        choose(
          'Điểm?',
          [1, 2, 3].map((n) => ({ label: `${n} điểm`, payload: answer('interview', 'score', String(n)) })),
        ),
      reads: ({ chosen }) =>
        chosen ? { fills: { score: Number(chosen) } } : { again: text('Điểm, từ 1 đến 3?') },
    },
  ],
  begins: () => ({}),
  *ends({ draft, moment }) {
    const before = yield* lookUp(countConsents, { purpose: `score-${draft.score}` })
    const { refused } = yield* record(keepOnce, { purpose: `score-${draft.score}` })
    const kept = refused === null || refused === 'recorded' ? 'lưu' : refused
    return [
      text(
        `${draft.name} ${draft.story?.join('+') ?? ''} ${draft.score} ${before} ${kept} ${moment.draw('code').slice(0, 6)}`,
      ),
    ]
  },
})

const words: HouseWords = {
  comfort: text('[comfort]'),
  languageHeard: text('[language heard]'),
  otherLanguage: text('[other language]'),
  either: (flows, feeling) =>
    choose(`[either ${flows.join(' or ')}${feeling ? `, ${feeling}` : ''}]`, [
      ...flows.map((flow) => ({ label: flow, payload: start(flow) })),
      { label: 'else', payload: 'ln:else' },
    ]),
  elseWhat: text('[else what]'),
  hint: (flow) => choose(`[hint ${flow}]`, [{ label: flow, payload: start(flow) }]),
  notMeant: (flow) => text(`[not meant ${flow}]`),
  oneByOne: (flows) => text(`[one by one ${flows.join(', ')}]`),
  nextWish: (flow, told) =>
    choose(`[next ${flow}: ${told}]`, [{ label: 'Tiếp tục', payload: `ln:resume:${flow}:next`, yes: true }]),
  notice: text('thông báo'),
  menu: choose('menu', [{ label: 'Phỏng vấn', payload: start('interview') }]),
  help: text('giúp'),
  danger: text('113'),
  thanks: text('cảm ơn'),
  cancelled: text('đã thôi'),
  nothingToCancel: text('không có gì'),
  cannotGoBack: text('đầu rồi'),
  notUnderstood: text('chưa hiểu'),
  toPerson: text('gặp người'),
  attachmentAlone: text('ảnh gì'),
  oldButton: text('nút cũ'),
  restarted: text('bắt đầu lại'),
  languageSet: text('ngôn ngữ'),
  humanSpeaks: text('người thật'),
  botBack: text('máy đây'),
  goOn: (name) =>
    choose(`tiếp ${name}?`, [
      { label: 'Tiếp', payload: `ln:resume:${name}`, yes: true },
      { label: 'Bỏ', payload: `ln:drop:${name}` },
    ]),
}

export const smallHouse: House = {
  flows: [interview],
  understand,
  words: { vi: words, en: words },
  noticeAfterMs: null,
}

/** A channel that renders plainly; what is sent lands in `sent`. */
export function plainChannel(sent: { user: string; text: string; id: string }[] = []): Channel {
  return {
    name: 'zalo',
    account: 'oa',
    echoesSends: false,
    receive: () => ({ arrivals: [], echoes: [], ignored: [], events: [], unread: [] }),
    read: () => ({ arrivals: [], echoes: [], ignored: [], events: [], unread: [] }),
    render: (reply) => [{ message: { text: reply.text } }],
    send: async (user, part, id) => {
      sent.push({ user, text: String(part.message.text), id })
      return `platform-${id}`
    },
  }
}
