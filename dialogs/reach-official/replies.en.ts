/** What Lắng Nghe says when a citizen wants a person, in English. */
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

  done: 'Your request for an official is noted. An official will write to you here.',
  today: 'It will be read today, in office hours.',
  onDay: (day) => `The office is closed now. Your request will be read on ${day}.`,
  hours: (office, hours) => `• Office hours (${office}): ${hours}`,
  phone: (phone) => `• If it is urgent, call: ${phone}`,
  aboutConduct:
    'If an official did wrong, «Make a complaint» is the better way: the office complained of cannot see it, and you get a code to follow it.',
  complain: 'Make a complaint',
}
