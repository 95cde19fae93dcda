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
    thanks: choose(say.thanks, [toMenu(language)]),
    cancelled: choose(say.cancelled, [toMenu(language)]),
    nothingToCancel: choose(say.nothingToCancel, [toMenu(language)]),
    cannotGoBack: text(say.cannotGoBack),
    notUnderstood: choose(say.notUnderstood, menu),
    toPerson: choose(say.toPerson, [toOfficial(language), toMenu(language)]),
    attachmentAlone: choose(say.attachmentAlone, menu),
    oldButton: text(say.oldButton),
    restarted: text(say.restarted),
    languageSet: text(say.languageSet),
    humanSpeaks: text(say.humanSpeaks),
    botBack: text(say.botBack),
    goOn: (flow) =>
      choose(say.goOn(unfinished(say, flow)), [
        { label: say.yesGoOn, payload: 'ln:resume', yes: true },
        { label: say.noDrop, payload: 'ln:drop' },
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
    { label: entries.otherLanguage, payload: `ln:language:${language === 'vi' ? 'en' : 'vi'}` },
  ]
}

function unfinished(say: typeof vi, flow: string): string {
  const known: Record<string, string> = say.unfinished
  return known[flow] ?? say.unfinished.other
}

function wordsOf(language: Language): typeof vi {
  return language === 'en' ? en : vi
}
