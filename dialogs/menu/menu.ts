/** The words of the house: what is said outside every single conversation, and the menu that leads into them. */
import type { Choice } from '../../src/channels/channel.ts'
import { choose, type Language, start, text } from '../../src/conversation/flow.ts'
import type { HouseWords } from '../../src/conversation/house.ts'
import { en } from './replies.en.ts'
import { vi } from './replies.vi.ts'

const MENU = 'ln:menu'

/** What the house says, in one language. */
export function houseWords(language: Language): HouseWords {
  const say = wordsOf(language)
  const menu = menuChoices(language)
  return {
    notice: text(say.notice),
    menu: choose(say.menu, menu),
    help: choose(say.help, menu),
    danger: text(say.danger),
    comfort: text(say.comfort),
    thanks: choose(say.thanks, [toMenu(language)]),
    cancelled: choose(say.cancelled, [toMenu(language)]),
    nothingToCancel: choose(say.nothingToCancel, [toOfficial(language), toMenu(language)]),
    cannotGoBack: text(say.cannotGoBack),
    notUnderstood: choose(say.notUnderstood, menu),
    toPerson: choose(say.toPerson, [toOfficial(language), toMenu(language)]),
    attachmentAlone: choose(say.attachmentAlone, menu),
    oldButton: text(say.oldButton),
    restarted: text(say.restarted),
    languageSet: text(say.languageSet),
    languageHeard: text(say.languageHeard),
    otherLanguage: choose(say.otherLanguage, [toOfficial(language), otherLanguage(language)]),
    ...unsureWords(language),
    humanSpeaks: text(say.humanSpeaks),
    botBack: text(say.botBack),
    goOn: (flow) =>
      choose(say.goOn(unfinished(say, flow)), [
        { label: say.yesGoOn, payload: `ln:resume:${flow}`, yes: true },
        { label: say.noDrop, payload: `ln:drop:${flow}`, acts: true },
      ]),
  }
}

/** The way back to the menu, as a button under an answer. */
export function toMenu(language: Language): Choice {
  return { label: wordsOf(language).toMenu, payload: MENU }
}

/** The way to a person, as a button under an answer. */
export function toOfficial(language: Language): Choice {
  return { label: wordsOf(language).entries.reachOfficial, payload: start('reach-official') }
}

function otherLanguage(language: Language): Choice {
  return {
    label: wordsOf(language).entries.otherLanguage,
    payload: `ln:language:${language === 'vi' ? 'en' : 'vi'}`,
  }
}

const MOST_QUOTED = 160

/** What is said where a wish is unclear, or where there are several. */
function unsureWords(
  language: Language,
): Pick<HouseWords, 'either' | 'elseWhat' | 'hint' | 'notMeant' | 'oneByOne' | 'nextWish'> {
  const say = wordsOf(language)
  const entry = (flow: string): Choice => ({ label: entryOf(language, flow), payload: start(flow) })
  const wish = (flow: string) => (say.wishes as Record<string, string>)[flow] ?? say.unfinished.other
  return {
    either: (flows, feeling) => {
      const choices = [...flows.map(entry), { label: say.somethingElse, payload: 'ln:else' }]
      const [first, ...others] = flows.map((flow) =>
        feeling === 'waits' && flow === 'complain' ? say.lateWish : wish(flow),
      )
      if (first === undefined) return choose(say.notUnderstood, menuChoices(language))
      const last = others.pop()
      const asked = last === undefined ? say.isIt(first) : say.either([first, ...others].join(', '), last)
      const before = feeling === null ? [] : [feeling === 'waits' ? say.vexed : say.angry]
      const [only] = choices
      return choose(
        [...before, asked].join(' '),
        last === undefined ? [{ ...only!, yes: true }, ...choices.slice(1)] : choices,
      )
    },
    elseWhat: choose(say.elseWhat, menuChoices(language)),
    hint: (flow) => choose(say.hint(wish(flow), entry(flow).label), [entry(flow)]),
    notMeant: (flow) => text(flow === 'complain' ? say.notComplaint : say.notMeant(wish(flow))),
    oneByOne: (flows) => text(say.oneByOne(flows.map((flow) => unfinished(say, flow)))),
    nextWish: (flow, told) =>
      choose(say.nextWish(shortened(told), wish(flow)), [
        { label: say.yesNext, payload: `ln:resume:${flow}:next`, yes: true },
        { label: say.noDrop, payload: `ln:drop:${flow}:next`, acts: true },
      ]),
  }
}

function shortened(told: string): string {
  return told.length <= MOST_QUOTED ? told : `${told.slice(0, MOST_QUOTED).trimEnd()}…`
}

/** The label under which the menu has a flow. */
function entryOf(language: Language, flow: string): string {
  const payload = start(flow)
  return (
    menuChoices(language).find((choice) => choice.payload === payload)?.label ?? wordsOf(language).yesGoOn
  )
}

function menuChoices(language: Language): Choice[] {
  const { entries } = wordsOf(language)
  return [
    { label: entries.checkDossier, payload: start('check-dossier') },
    { label: entries.complain, payload: start('complain') },
    { label: entries.rate, payload: start('rate') },
    { label: entries.commend, payload: start('commend') },
    { label: entries.trackComplaint, payload: start('track-complaint') },
    { label: entries.askProcedure, payload: start('ask-procedure') },
    { label: entries.reachOfficial, payload: start('reach-official') },
    { label: entries.privacy, payload: start('privacy') },
    otherLanguage(language),
  ]
}

function unfinished(say: typeof vi, flow: string): string {
  const known: Record<string, string> = say.unfinished
  return known[flow] ?? say.unfinished.other
}

function wordsOf(language: Language): typeof vi {
  return language === 'en' ? en : vi
}
