/** Either/or, several wishes, taking back and languages, in a house with given understandings. */
import { beforeAll, describe, expect, test } from 'vitest'
import { choose, type Flow, flow, text } from '../../src/conversation/flow.ts'
import type { House } from '../../src/conversation/house.ts'
import { newState, readState } from '../../src/conversation/state.ts'
import type { Desk } from '../../src/desk.ts'
import type { Intent } from '../../src/understanding/intents.ts'
import type { Understanding } from '../../src/understanding/understand.ts'
import { aDesk, aTalk, wordsOfTests } from '../dialogs/talk.ts'

let desk: Desk
beforeAll(async () => {
  desk = await aDesk()
})

type Draft = { told: string; more?: string }

/** Says with which words it began, and asks one question. */
const aFlow = (name: string, intent: Intent, more: Partial<Flow> = {}): Flow => ({
  ...flow<Draft>({
    name,
    version: 1,
    intents: [intent],
    questions: [
      {
        id: 'more',
        fills: 'more',
        asks: ({ draft }) => text(`${name} from «${draft.told}»?`),
        reads: ({ incoming }) =>
          incoming.text === 'xong' ? { fills: { more: 'x' } } : { again: choose(`${name} again`, []) },
      },
    ],
    begins: ({ incoming }) => ({ told: incoming.tap === null ? incoming.text : '' }),
    firstWords: ({ told }) => told || null,
    // biome-ignore lint/correctness/useYield: an ending is a generator even where it needs nothing
    *ends() {
      return [text(`${name} done`)]
    },
  }),
  ...more,
})

const UNSURE: Understanding = {
  intent: 'file_complaint',
  confidence: 0.4,
  runnerUp: { intent: 'check_dossier', confidence: 0.35 },
  category: 'other',
  flags: [],
  slots: {},
}
const sure = (intent: Intent, more: Partial<Understanding> = {}): Understanding => ({
  ...UNSURE,
  intent,
  confidence: 0.9,
  runnerUp: null,
  category: null,
  ...more,
})

/** Two halves joined by "voi lai" are understood each on its own. */
function understand(typed: string): Understanding {
  if (typed.includes('voi lai')) return UNSURE
  if (typed.includes('ho so')) return sure('check_dossier')
  if (typed.includes('doi tien'))
    return sure('file_complaint', { category: 'bribery', flags: ['bribery_allegation'] })
  if (typed.includes('phan anh')) return sure('file_complaint', { category: 'attitude' })
  if (typed === 'khong') return sure('deny')
  if (typed === 'toi muon chet') return sure('emergency')
  if (typed === 'xin chao') return sure('greet')
  if (typed === 'quay lai') return sure('back')
  if (typed === 'cam on') return sure('thanks_bye')
  if (typed.includes('thu tuc')) return sure('procedure_info')
  if (typed.includes('khen')) return sure('commend')
  if (typed.includes('mo ho')) return UNSURE
  return { ...UNSURE, intent: 'none', confidence: 0.8, runnerUp: null, category: null }
}

const house: House = {
  flows: [
    aFlow('complain', 'file_complaint', {
      explains: (typed) => (typed === 'hoi ve don' ? text('[about]') : null),
    }),
    aFlow('check', 'check_dossier', { claims: (typed) => typed === 'MA-1' }),
  ],
  understand,
  words: { vi: wordsOfTests, en: { ...wordsOfTests, languageHeard: text('[english]') } },
  noticeAfterMs: null,
}
/** Four kinds of wish; what complains says how many files came with its words. */
const fourWishes: House = {
  ...house,
  flows: [
    aFlow('complain', 'file_complaint', {
      filesIn: () => [],
      begins: ({ incoming: { text: words, attachments } }) => ({
        told: attachments.length > 0 ? `${words}, ${attachments.length} file` : words,
      }),
    }),
    aFlow('check', 'check_dossier'),
    aFlow('ask', 'procedure_info'),
    aFlow('praise', 'commend'),
  ],
}
let users = 0
const aCitizen = () => aTalk(desk, [], { user: `unsure-${++users}`, house })

describe('a message whose wish is not sure', () => {
  test('is asked about, and what is chosen begins with its words', async () => {
    const talk = aCitizen()
    expect(await talk.types('chuyen mo ho cua toi')).toBe('[either complain or check]')
    expect(await talk.types('2')).toBe('check from «chuyen mo ho cua toi»?')
  })

  test('is not asked again when something else is chosen from the menu', async () => {
    const talk = aCitizen()
    await talk.types('chuyen mo ho cua toi')
    expect(await talk.taps('ln:else')).toBe('[else what]')
    expect(await talk.taps('ln:start:complain')).toBe('complain from «chuyen mo ho cua toi»?')
  })

  test('«không» to the either/or asks for something else', async () => {
    const talk = aCitizen()
    await talk.types('chuyen mo ho cua toi')
    expect(await talk.types('khong')).toBe('[else what]')
  })

  test('is put before longer words that name the wish', async () => {
    const talk = aCitizen()
    await talk.types('chuyen mo ho')
    expect(await talk.types('toi muon phan anh chi ngoi o quay so ba')).toBe(
      'complain from «chuyen mo ho\ntoi muon phan anh chi ngoi o quay so ba»?',
    )
  })

  test('is forgotten once something else has begun', async () => {
    const talk = aCitizen()
    await talk.types('chuyen mo ho')
    await talk.types('MA-1')
    await talk.types('xong')
    expect(await talk.taps('ln:start:complain')).toBe('complain from «»?')
  })

  test('the third in a row shows the way to a person, and all three are held', async () => {
    const talk = aCitizen()
    await talk.types('mo ho')
    await talk.types('mo ho nua')
    expect(await talk.types('van mo ho')).toBe('[to a person]')
    expect(await talk.taps('ln:start:check')).toBe('check from «mo ho\nmo ho nua\nvan mo ho»?')
  })

  test('is held when it was not understood at all', async () => {
    const talk = aCitizen()
    expect(await talk.types('bla bla')).toBe('[not understood]')
    expect(await talk.taps('ln:start:check')).toBe('check from «bla bla»?')
  })

  test.each([
    ['a question about complaining', 'hoi ve don'],
    ['a greeting', 'xin chao'],
    ['thanks', 'cam on'],
    ['another language', 'Где моё дело'],
    ['no letter at all', '...'],
    ['a word about going back', 'quay lai'],
  ])('is held until something begins: after %s', async (_, typed) => {
    const talk = aCitizen()
    await talk.types('chuyen mo ho')
    await talk.types(typed)
    expect(talk.open()).toBe(null)
    expect(await talk.taps('ln:start:complain')).toBe('complain from «chuyen mo ho»?')
  })

  test('is what a wish is about that is only named later', async () => {
    const talk = aCitizen()
    await talk.types('chuyen mo ho')
    await talk.types('cam on')
    expect(await talk.types('toi muon phan anh')).toBe('complain from «chuyen mo ho»?')
  })

  test('is held while a person speaks', async () => {
    const talk = aCitizen()
    await talk.types('chuyen mo ho')
    await talk.notice('talk_taken', { talk: 'a-talk' })
    await talk.types('vang')
    expect(await talk.taps('ln:start:complain')).toContain('complain from «chuyen mo ho»?')
  })

  test('is forgotten when it is cancelled, and when an answer was given instead', async () => {
    const talk = aCitizen()
    await talk.types('chuyen mo ho')
    await talk.taps('ln:cancel')
    await talk.taps('ln:start:complain')
    expect(await talk.types('ho so mo ho')).toContain('check from')
    await talk.types('xong')
    expect(await talk.taps('ln:start:check')).toBe('check from «»?')
  })
})

describe('several wishes', () => {
  test('are begun one after another, each with its words', async () => {
    const talk = aCitizen()
    const said = await talk.types('cho hoi ho so toi dau roi, voi lai toi muon phan anh chi o quay ba')
    expect(said).toBe('[one by one check, complain]\n---\ncheck from «cho hoi ho so toi dau roi»?')
    expect(await talk.types('xong')).toBe('check done\n---\n[next complain: toi muon phan anh chi o quay ba]')
    expect(await talk.taps('ln:resume:complain:next')).toBe(
      'complain from «toi muon phan anh chi o quay ba»?',
    )
  })

  test('all of a fourth one stands with the third', async () => {
    const talk = aTalk(desk, [], { user: `unsure-${++users}`, house: fourWishes })
    const said = await talk.types(
      'cho hoi ho so toi dau roi, voi lai toi muon phan anh chi o quay ba, voi lai cho hoi thu tuc khai sinh can gi, voi lai toi muon khen co o quay hai',
    )
    expect(said).toContain('[one by one check, complain, ask]')
    await talk.types('xong')
    await talk.taps('ln:resume:complain:next')
    expect(await talk.types('xong')).toContain(
      '[next ask: cho hoi thu tuc khai sinh can gi, voi lai toi muon khen co o quay hai]',
    )
  })

  test('a photo waits with the one that takes files', async () => {
    const talk = aTalk(desk, [], { user: `unsure-${++users}`, house: fourWishes })
    const photo = { kind: 'image' as const, url: 'https://photo.example/1', name: null, place: null }
    const words = 'cho hoi ho so toi dau roi, voi lai toi muon phan anh chi o quay ba'
    expect(await talk.sends([photo], words)).toContain('check from «cho hoi ho so toi dau roi»?')
    await talk.types('xong')
    expect(await talk.taps('ln:resume:complain:next')).toBe(
      'complain from «toi muon phan anh chi o quay ba, 1 file»?',
    )
  })

  test('one that waited before this release begins with its words', async () => {
    const waits = { flow: 'check', version: 1, question: '', draft: {}, asked: [], misses: 0 }
    const stored = JSON.stringify({ ...newState(), paused: [{ ...waits, told: 'cho hoi' }] })
    expect(readState(stored)?.paused[0]?.told).toEqual({ text: 'cho hoi', attachments: [] })
  })

  test('leave what was begun of the same kind where it was', async () => {
    const talk = aCitizen()
    await talk.types('phan anh chut xiu')
    await talk.types('MA-1')
    await talk.types('xong')
    expect(talk.offered()).toEqual(['Tiếp tục'])
    await talk.types('cho hoi ho so toi dau roi, voi lai toi muon phan anh chi o quay ba')
    await talk.types('xong')
    await talk.taps('ln:resume:complain:next')
    expect(await talk.types('xong')).toBe('complain done\n---\n[go on with complain]')
    expect(await talk.taps('ln:resume:complain')).toBe('complain from «phan anh chut xiu»?')
  })

  test('begin with the gravest', async () => {
    const talk = aCitizen()
    const said = await talk.types('cho hoi ho so toi dau roi, voi lai toi muon phan anh can bo doi tien')
    expect(said).toContain('[one by one complain, check]')
    expect(talk.open()).toBe('complain.more')
  })

  test('the one that waits keeps its words when it is tapped in the menu, and is gone when it is dropped', async () => {
    const talk = aCitizen()
    await talk.types('cho hoi ho so toi dau roi, voi lai toi muon phan anh chi o quay ba')
    await talk.types('xong')
    expect(await talk.taps('ln:start:complain')).toContain('toi muon phan anh chi o quay ba')
    await talk.types('xong')
    expect(await talk.taps('ln:start:complain')).toBe('complain from «»?')
  })
})

describe('a button of what was set aside', () => {
  /** A conversation of each flow is set aside, `check` last. */
  async function twoSetAside() {
    const talk = aCitizen()
    await talk.types('phan anh chut xiu')
    await talk.types('MA-1')
    await talk.taps('ln:menu')
    return talk
  }

  test('drops what it names, and nothing more when it is tapped again', async () => {
    const talk = await twoSetAside()
    await talk.taps('ln:drop:check')
    expect(await talk.taps('ln:drop:check')).toContain('[old button]')
    expect(await talk.taps('ln:resume:complain')).toBe('complain from «phan anh chut xiu»?')
  })

  test('goes on with what it names, whatever was set aside since', async () => {
    const talk = await twoSetAside()
    expect(await talk.taps('ln:resume:complain')).toBe('complain from «phan anh chut xiu»?')
    expect(await talk.taps('ln:resume:complain')).toBe(
      '[old button]\n---\ncomplain from «phan anh chut xiu»?',
    )
    expect(await talk.taps('ln:resume:check')).toBe('check from «MA-1»?')
  })

  test('does not take a wish that waits for a conversation that was begun', async () => {
    const talk = aCitizen()
    await talk.types('phan anh chut xiu')
    await talk.taps('ln:menu')
    await talk.taps('ln:drop:complain:next')
    expect(await talk.taps('ln:resume:complain')).toBe('complain from «phan anh chut xiu»?')
  })

  test.each(['ln:drop', 'ln:resume'])('of an older release shows the menu: %s', async (payload) => {
    const talk = await twoSetAside()
    expect(await talk.taps(payload)).toContain('[menu]')
    expect(talk.open()).toBe(null)
    expect(await talk.taps('ln:resume:check')).toBe('check from «MA-1»?')
  })
})

describe('what was begun by mistake', () => {
  test('is stopped, and its words are held for what is chosen', async () => {
    const talk = aCitizen()
    await talk.types('phan anh chut xiu')
    expect(await talk.types('khong phai khieu nai dau')).toBe('[not meant complain]\n---\n[either check]')
    expect(talk.open()).toBe(null)
    expect(await talk.taps('ln:start:check')).toBe('check from «phan anh chut xiu»?')
  })
})

describe('beside the flows', () => {
  test('a question about complaining is answered and begins nothing', async () => {
    const talk = aCitizen()
    expect(await talk.types('hoi ve don')).toBe('[about]')
    expect(talk.open()).toBe(null)
  })

  test('a text that a flow claims is its own, also inside another question', async () => {
    const talk = aCitizen()
    await talk.types('phan anh chut xiu')
    expect(await talk.types('MA-1')).toBe('check from «MA-1»?')
  })

  test('another language is told which are spoken', async () => {
    const talk = aCitizen()
    expect(await talk.types('你好，我想问')).toBe('[other language]')
    await talk.types('phan anh chut xiu')
    expect(await talk.types('Где моё дело')).toBe('[other language]')
    expect(talk.open()).toBe('complain.more')
  })

  test('English is answered in English', async () => {
    const talk = aCitizen()
    expect(await talk.types('where is my office and what should I do')).toContain('[english]')
  })

  test('whoever speaks of dying hears the hotlines with a warm word', async () => {
    const talk = aCitizen()
    expect(await talk.types('toi muon chet')).toBe('[comfort]')
  })
})
