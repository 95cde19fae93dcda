/** What Lắng Nghe says when a citizen asks about a procedure, in English. Names of procedures stay Vietnamese. */
import type { vi } from './replies.vi.ts'

export const en: typeof vi = {
  what: {
    asks: 'Which procedure is it? Write what you want to do, if you can in Vietnamese, like: khai sinh (birth registration).',
    unknown:
      'Lắng Nghe found no such procedure. Please write it in few words, if you can in Vietnamese, like: kết hôn, khai tử, xây nhà. If it still fails, choose «Reach an official».',
    skipped:
      'When you need it, write what you want to do. If you do not know its name, choose «Reach an official».',
  },
  which: {
    asks: 'Is it one of these procedures? Please choose.',
    again: 'Please choose one of these. If none is right, write again what you want to do.',
    none: 'None of these',
  },
  office: {
    asks: 'Which office do you need? Send the name of the ward, commune or department. If you are not sure, choose «Not sure».',
    unsure: 'Not sure',
    which: 'Which of these offices is it?',
    unknown:
      'Lắng Nghe found no such office. Please send the name of the ward, commune or department again, like «phường Mây Hồng».',
  },

  heading: (name, code) => `${name}\nCode of the procedure: ${code}`,
  papers: 'Papers to hand in:',
  papersUnknown: 'Papers to hand in: please ask the office before you go.',
  form: (name: string) => `The form is attached: ${name}`,
  term: {
    working_day: (n) => `Time: ${n} working day(s) once all papers are in.`,
    day: (n) => `Time: ${n} day(s) once all papers are in.`,
  },
  fee: (amount) => `Fee: ${amount} đồng. You get a receipt for it.`,
  free: 'Fee: none.',
  feeVaries: 'Fee: it depends on the case, please ask the office. You get a receipt for it.',
  where: (centre) =>
    centre === null
      ? 'Where: the one-stop counter of your ward or commune, or online on the National Public Service Portal.'
      : `Where: ${centre}, the one-stop counter of your ward or commune, or online on the National Public Service Portal.`,
  mayDiffer: 'If anyone asks for papers or money beyond this, you may ask why, or make a complaint.',

  card: {
    address: (address) => `• Address: ${address}`,
    phone: (phone) => `• Phone: ${phone}`,
    hours: (hours) => `• Open: ${hours}`,
    nothing:
      'Lắng Nghe does not know the address and hours of this office yet. You can choose «Reach an official» to ask.',
  },
  choices: { where: 'Where to go', another: 'Another procedure' },
}
