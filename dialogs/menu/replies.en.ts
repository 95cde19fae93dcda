/** The words that belong to no single conversation, in English. Labels of buttons have at most 20 characters. */
import type { vi } from './replies.vi.ts'

export const en: typeof vi = {
  notice: [
    'Hello. This is Lắng Nghe, the automated service of the Provincial People’s Committee (a machine answers, not a person).',
    '• What is kept: the messages, complaints and ratings you send. Why: to answer, to handle them and to serve better.',
    '• Please do not send identity numbers, photos of identity papers or passwords.',
    '• To see your data: type «my data». To erase all of it: type «delete my data».',
    '• Tiếng Việt: nhắn «menu», rồi chọn «Tiếng Việt».',
  ].join('\n'),

  greeting: 'An automated service: check a dossier, complain, rate public offices.',

  menu: 'How can Lắng Nghe help you? Choose one of these, or write what you need.',
  entries: {
    checkDossier: 'Check a dossier',
    complain: 'Make a complaint',
    rate: 'Rate a service',
    commend: 'Praise someone',
    trackComplaint: 'Track a complaint',
    askProcedure: 'Ask about papers',
    reachOfficial: 'Reach an official',
    privacy: 'My data',
    otherLanguage: 'Tiếng Việt',
  },
  help: 'Write what you need in your own words. Type «menu» for the list, «back» for the step before, «cancel» to stop.',

  danger: [
    'If anyone is in danger, call NOW (free):',
    '113: police',
    '114: fire, accident, drowning',
    '115: ambulance',
    'Get away from the danger and call people nearby to help.',
    'Lắng Nghe is a machine and cannot send anyone. Write again here once you are safe.',
    'Khẩn cấp: gọi ngay 113 (công an), 114 (cháy, cứu nạn), 115 (cấp cứu).',
  ].join('\n'),

  comfort: [
    'Please do not stay alone right now. Call NOW (free, day and night):',
    '115: ambulance',
    '113: police',
    '111: children in need of help',
    'Lắng Nghe is worried about you. Whatever hurts, there are people who want to listen and can help. Please ask family or a neighbour to come and stay with you. Keep away from anything that could harm you.',
    'Lắng Nghe is a machine and cannot send anyone. To have an official write to you in working hours, type «reach an official».',
    'Ông/Bà đừng ở một mình. Xin gọi ngay 115 (cấp cứu) hoặc 113 (công an), và ở bên người mình tin cậy.',
  ].join('\n'),

  thanks: 'Thank you for writing. You can write here at any time.',
  cancelled: 'Stopped. If you need something else, write it here or choose «Menu».',
  nothingToCancel:
    'Nothing is under way. To take back something already sent, choose “Reach an official”. Otherwise write what you need, or choose “Menu”.',
  cannotGoBack: 'This is the first step; there is none before it.',
  notUnderstood:
    'Lắng Nghe did not understand. Please write in a few words what you need, or choose one of these.',
  toPerson:
    'Sorry, Lắng Nghe still does not understand. To ask an official, choose «Reach an official»: an official will write to you here.',
  attachmentAlone:
    'Lắng Nghe received it but does not know what you need. Write a few words, or choose one of these. Please do not send photos of identity papers.',
  oldButton: 'This button belongs to something that is finished or stopped, so it no longer works.',
  restarted: 'Sorry: Lắng Nghe has just been changed, so what you had begun must start again.',
  humanSpeaks:
    'An official is answering you here, so Lắng Nghe (the automatic service) pauses. To call it back, type “bot”.',
  botBack: 'From here on Lắng Nghe (the automatic service, not a person) answers you.',
  languageSet: 'From now on Lắng Nghe answers in English.',
  languageHeard: 'Lắng Nghe answers in English from here on. Tiếng Việt: nhắn «tiếng Việt».',
  otherLanguage:
    'This service understands Vietnamese and English only. To ask an official, choose «Reach an official». In danger, call 113 (police), 114 (fire, rescue) or 115 (ambulance).\nLắng Nghe chỉ hiểu tiếng Việt và tiếng Anh. Muốn hỏi cán bộ, xin chọn «Reach an official». Có nguy hiểm, xin gọi 113 (công an), 114 (cháy, cứu nạn), 115 (cấp cứu).',

  wishes: {
    'check-dossier': 'know how far a dossier is',
    complain: 'complain about something',
    rate: 'rate a service',
    commend: 'praise someone',
    'track-complaint': 'see what became of a complaint',
    'ask-procedure': 'ask about a procedure',
    'reach-official': 'reach an official',
    privacy: 'see or erase your data',
    'link-account': 'link this chat',
  },
  lateWish: 'complain about the delay',
  isIt: (wish: string) =>
    `Lắng Nghe is not sure that it understood. Would you like to ${wish}? If not, choose «Something else».`,
  either: (first: string, last: string) => `Would you like to ${first}, or to ${last}?`,
  vexed: 'Lắng Nghe is sorry that you have had to wait so long.',
  angry: 'Lắng Nghe is sorry that you are not content.',
  somethingElse: 'Something else',
  elseWhat:
    'Choose one of these; you need not write your message again. Or write more clearly what you need.',
  hint: (wish: string, entry: string) => `If you would like to ${wish}, choose «${entry}».`,
  notComplaint: 'Understood: you are not complaining. Nothing was sent.',
  notMeant: (wish: string) => `Understood: you would not like to ${wish}.`,
  oneByOne: (inOrder: string[]) =>
    `You wrote about ${inOrder.length} matters. Lắng Nghe helps with them one by one: ${inOrder.join(', then ')}.`,
  nextWish: (told: string, wish: string) => `You also wrote: «${told}». Would you like to ${wish} now?`,

  goOn: (what: string) => `You had not finished: ${what}. Would you like to go on?`,
  unfinished: {
    'check-dossier': 'checking a dossier',
    complain: 'making a complaint',
    rate: 'rating a service',
    commend: 'sending praise',
    'track-complaint': 'tracking a complaint',
    'ask-procedure': 'asking about a procedure',
    'reach-official': 'asking for an official',
    privacy: 'looking at your data',
    'link-account': 'linking this chat',
    other: 'something',
  },
  yesGoOn: 'Go on',
  yesNext: 'Do this now',
  noDrop: 'No, drop it',
  toMenu: 'Menu',
}
