/** What officials are told, in words: the case's code and what is due, nothing else. In a chat in Vietnamese; by e-mail in English, too. */
import { dayOf, type Instant, toVietnamese, vietnameseDay } from '../calendar/instant.ts'
import type { CaseEventKind, Term } from './events.ts'
import type { CaseTold } from './standing.ts'

type Sentences = Record<CaseEventKind, (code: string, due: string, day: string) => string>

const TERMS_VI: Record<Term, string> = {
  answer: 'trả lời người dân',
  task: 'nhiệm vụ được giao',
  forward: 'giao xử lý',
}
const TERMS_EN: Record<Term, string> = {
  answer: 'the answer to the citizen',
  task: 'the assigned task',
  forward: 'its assignment',
}

const VI: Sentences = {
  flagged: (code, _due, day) => `Phản ánh ${code} cần Ông/Bà xem ngay. Hạn trả lời: hết ngày ${day}.`,
  assigned: (code, _due, day) => `Phản ánh ${code} được giao xử lý. Hạn: hết ngày ${day}.`,
  due_soon: (code, due, day) => `Phản ánh ${code} sắp đến hạn ${due}: hết ngày ${day}.`,
  overdue: (code, due, day) => `Phản ánh ${code} đã quá hạn ${due}. Hạn là hết ngày ${day}.`,
  escalated: (code, due, day) =>
    `Phản ánh ${code} đã quá hạn ${due} và được báo lên cấp trên. Hạn là hết ngày ${day}.`,
  escalated_again: (code, due, day) =>
    `Phản ánh ${code} vẫn quá hạn ${due} sau khi đã báo cấp trên. Hạn là hết ngày ${day}.`,
}
const EN: Sentences = {
  flagged: (code, _due, day) =>
    `Complaint ${code} needs to be seen now. The answer is due by the end of ${day}.`,
  assigned: (code, _due, day) => `Complaint ${code} has been assigned. Due by the end of ${day}.`,
  due_soon: (code, due, day) => `Complaint ${code}: ${due} is due soon, by the end of ${day}.`,
  overdue: (code, due, day) => `Complaint ${code}: ${due} is overdue. It was due by the end of ${day}.`,
  escalated: (code, due, day) =>
    `Complaint ${code}: ${due} is overdue, and the level above is told. It was due by the end of ${day}.`,
  escalated_again: (code, due, day) =>
    `Complaint ${code}: ${due} is still overdue after the level above was told. It was due by the end of ${day}.`,
}

/** One sentence. */
export function toldSentence({ complaint, kind, term, at }: CaseTold, language: 'vi' | 'en'): string {
  const day = at === null ? '' : vietnameseDay(dayOf(at - 1))
  const due = (language === 'vi' ? TERMS_VI : TERMS_EN)[term ?? 'answer']
  return (language === 'vi' ? VI : EN)[kind](complaint, due, day)
}

export type MailWords = { subject: string; text: string }

const FOOT_VI =
  'Ông/Bà đăng nhập trang xử lý để xem. Thư này được gửi tự động, xin không trả lời. Muốn đổi cách nhận, Ông/Bà mở mục «Nhận thông báo» trong trang xử lý.'
const FOOT_EN =
  'Please sign in to the officials’ console to see it. This message was sent automatically; please do not reply. To change how you are told, open “Notifications” in the console.'

/** A case, by e-mail. */
export function caseMail(told: CaseTold): MailWords {
  return {
    subject: `[Lắng Nghe] Phản ánh ${told.complaint}`,
    text: [toldSentence(told, 'vi'), FOOT_VI, '—', toldSentence(told, 'en'), FOOT_EN].join('\n\n'),
  }
}

/** The code that confirms an address. */
export function confirmationMail(code: string): MailWords {
  return {
    subject: '[Lắng Nghe] Mã xác nhận địa chỉ thư',
    text: [
      `Mã xác nhận địa chỉ thư: ${code}`,
      'Mã dùng được trong 10 phút, tại mục «Nhận thông báo» của trang xử lý. Nếu Ông/Bà không yêu cầu, xin bỏ qua thư này.',
      '—',
      `Code: ${code}`,
      'It is good for 10 minutes, under “Notifications” in the officials’ console. If you did not ask for it, please ignore this message.',
    ].join('\n\n'),
  }
}

/** That somebody else may sign in to the account from now on, where it was told of its cases until then. */
export function loginChangedSentence(at: Instant, language: 'vi' | 'en'): string {
  const when = toVietnamese(at)
  return language === 'vi'
    ? `Cách đăng nhập chung của tài khoản Ông/Bà dùng ở trang xử lý đã được một người quản trị đổi lúc ${when}. Tài khoản không nhận thông báo tại đây nữa. Nếu Ông/Bà không biết việc này: đăng nhập bằng mật khẩu, mở «Tài khoản của tôi», đổi mật khẩu, đăng xuất mọi nơi, và báo ngay cho người quản trị khác hoặc thanh tra tỉnh.`
    : `The common sign-in of your account in the officials’ console was changed by an administrator at ${when}. The account is not told of its cases here any more. If you did not know of this: sign in with the password, open “My account”, change the password, sign out everywhere, and tell another administrator or the provincial inspectorate at once.`
}

/** The same, by e-mail. */
export function loginChangedMail(at: Instant): MailWords {
  return {
    subject: '[Lắng Nghe] Cách đăng nhập của Ông/Bà đã được đổi',
    text: [
      loginChangedSentence(at, 'vi'),
      'Thư này được gửi tự động, xin không trả lời.',
      '—',
      loginChangedSentence(at, 'en'),
      'This message was sent automatically; please do not reply.',
    ].join('\n\n'),
  }
}
