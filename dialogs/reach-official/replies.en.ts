/** What Lắng Nghe says when a citizen wants a person, in English. */
import { toVietnamese } from '../../src/calendar/instant.ts'
import type { vi } from './replies.vi.ts'

export const en: typeof vi = {
  topic: {
    asks: 'What is it about? A few words help to find the right person. If you would rather not say it here, choose «Skip».',
    again: 'Please write a few words, like: land, social allowance. If you would rather not, choose «Skip».',
    gotContact: 'Your contact has arrived. What is it about?',
    skip: 'Skip',
  },
  contact: (contact) => `Liên hệ: ${contact}`,
  copyOfMyData: 'Xin bản sao đầy đủ dữ liệu cá nhân (in English)',

  reply: (text: string) => `An official answers your request:

«${text}»`,
  askAgain: 'Ask an official again',

  talk: {
    word: (text) => `Official: ${text}`,
    taken: (who) =>
      `An official (${who}) is answering you here. Lắng Nghe (the automatic service) pauses: what you write from now on goes straight to the official. To call it back, type “bot”.`,
    paused:
      'Sorry, the official has to stop. Your request is kept, and another official will answer here. From here on Lắng Nghe (the automatic service, not a person) answers you.',
    ended:
      'The official has finished. From here on Lắng Nghe (the automatic service, not a person) answers you. To ask more, choose «Ask an official again».',
    over: 'The talk with the official has ended, so this message did not reach them. From here on Lắng Nghe (the automatic service) answers you.',
    waits:
      'Sorry, officials answer more slowly than usual today. Your request keeps its place; you need not send it again.',
    noFiles:
      'Officials can only read words here, not the file that you sent. Please write it in words, or send the file with a complaint.',
    apart:
      'What you wrote speaks of what an official did, so it was not passed on to the one who is answering: only those outside that office may see it. It is better to choose «Make a complaint»: you get a code and a date for the answer. From here on Lắng Nghe (the automatic service) answers you.',
  },

  declined:
    'All right: you do not need an official, so nobody has been told. If you do later, just send “Reach an official”.',
  done: 'Your request for an official is noted. An official will write to you here.',
  today: 'It will be read today, in office hours.',
  added: 'Added to your earlier request for an official. An official will write to you here.',
  fromThen: (at) => `The office is closed now. Your request will be read from ${toVietnamese(at)}.`,
  hours: (office, hours) => `• Office hours (${office}): ${hours}`,
  phone: (phone) => `• If it is urgent, call: ${phone}`,
  aboutConduct:
    'If an official did wrong, «Make a complaint» is the better way: the office complained of cannot see it, and you get a code to follow it.',
  complain: 'Make a complaint',
}
