import { find, holds, type Lexicon, lexicon } from './phrases.ts'
import type { Message } from './words.ts'

/** What steers a conversation rather than tells it something. */
export type Command = 'help' | 'cancel' | 'back' | 'affirm' | 'deny' | 'skip' | 'greet' | 'thanks_bye'

const EMOJI: ReadonlyArray<[RegExp, Command]> = [
  [/^[👍👌✅✔☑🆗\s]+$/u, 'affirm'],
  [/^[👎❌✖🙅\s]+$/u, 'deny'],
  [/^[🙏❤💖💕🥰😘\s]+$/u, 'thanks_bye'],
  [/^[👋\s]+$/u, 'greet'],
  [/^[?？❓\s]+$/u, 'help'],
]

const COMMANDS: ReadonlyArray<[Command, ReturnType<typeof lexicon>]> = [
  [
    'back',
    lexicon(`
      5: quay lại bước, lui lại, lùi lại, bước trước, bước vừa rồi, trở lại bước, quay về bước, câu trước, sửa lại câu trả lời, sửa câu vừa nãy, chọn lại, chọn nhầm, bấm lộn, bấm nhầm ~ lại, go back, sửa lại ngày, quay lại ~ sửa, lùi một bước, lui một bước, ^ quay lại nha $, ^ quay lại nhé $
      5: ^ quay lại $, ^ trở lại $, ^ back $, ^ trở về $, ^ lùi $, ^ quay lại giúp ~ $, ^ previous $, ^ về trước $
    `),
  ],
  [
    'cancel',
    lexicon(`
      5: huỷ bỏ, huỷ hết, ^ =huỷ, ^ huy $, huỷ giúp, huỷ phản ánh, huỷ đi, huỷ yêu cầu, muốn huỷ, ^ bỏ đi, thôi bỏ, dừng lại, ^ !dừng, =đừng ghi nhận, ^ đừng gửi, ^ đừng có gửi, ^ dạ đừng gửi, ^ thôi đừng gửi, ^ thôi không gửi, ^ không gửi $, ^ không gửi nha $, ^ không gửi đâu, đừng gửi nữa, không gửi nữa, khỏi gửi, không làm nữa, không phản ánh nữa, không muốn phản ánh, không muốn gửi, không muốn báo, không báo nữa, không khiếu nại nữa, không muốn tiếp tục, không cần nữa, thôi không ~ nữa
      5: rút phản ánh, rút đơn, tôi rút, rút lại phản ánh, ^ cancel, ^ stop, cancel giúp, ^ exit $, ^ thoát, ^ kết thúc $, never mind, nevermind, gõ nhầm ~ bỏ, ^ thôi $, ^ thôi huỷ, ^ dẹp $, ^ dẹp đi $, ^ thôi dẹp $, ^ thôi dẹp đi $, ^ thôi dẹp đi ~ mệt, ^ dẹp đi ~ không ~ nữa, ^ không nói nữa, ^ không kể nữa, để khi khác, ^ thôi để mai, ^ thôi để sau, ^ để mai $, để sau đi, suy nghĩ thêm đã, nghĩ lại rồi, ^ bỏ $, ^ quit $
    `),
  ],
  [
    'skip',
    lexicon(`
      5: bỏ qua, ^ khỏi cần, ^ thôi khỏi $, ^ thôi khỏi cần, ^ skip, skip, câu tiếp theo, câu khác, qua câu, ^ next, next đi, ^ tiếp theo $, ^ qua $, không muốn trả lời câu, để trống, không nhớ ~ tiếp, không cần điền, ^ không có $, ^ không có mã $, ^ không có số $, ^ không có hồ sơ $, ^ tôi không có $, ^ không nhớ rõ $, cho qua, ^ không biết $, ^ không nhớ $, ^ không rõ $, ^ pass $
    `),
  ],
  [
    'help',
    lexicon(`
      5: ^ trợ giúp, ^ giúp tôi với $, ^ giúp với $, ^ giúp tôi $, ^ giúp em với $, có thể làm gì, làm gì được, có những dịch vụ gì, hỗ trợ những gì, hỗ trợ gì, hỗ trợ được gì, giúp gì được, ^ help $, ^ help me $, ^ menu, menu, ^ danh mục, về danh mục, xem danh mục, ^ mục lục $, các lệnh, danh sách lệnh, lệnh có thể, hướng dẫn sử dụng, hướng dẫn dùng, cách dùng, cách sử dụng, dùng sao, dùng thế nào, dùng như thế nào, bạn làm được, làm được những gì, làm được việc gì, làm được gì, giúp được gì, giúp được mấy việc, giúp được việc gì, what can you do
      5: các chức năng, chức năng, không biết bắt đầu, bắt đầu từ đâu, bắt đầu thế nào, bấm vào đâu, bấm vô đâu, hỏi được cái gì, hỏi được gì, hỏi được những gì, nói chuyện với ai, kênh này ~ không, ở đây ~ làm được, bot này ~ gì, chatbot này ~ gì, cái ni dùng, how does this work, hướng dẫn tôi dùng, ^ hướng dẫn $, ^ start $, ^ bắt đầu $, hướng dẫn tôi với
    `),
  ],
]

const AFFIRM = lexicon(`
  5: ^ đúng rồi, ^ đúng $, ^ =đúng, ^ phải rồi, ^ phải chính xác, ^ =phải $, ^ chính xác, ^ chuẩn, ^ đồng ý, ^ tôi đồng ý, ^ ok, ^ ừ, ^ ừm, ^ uh, ^ uhm, ^ um $, ^ vâng, ^ dạ vâng, ^ dạ đúng, ^ dạ phải, ^ dạ được, ^ dạ $, ^ có $, ^ được $, ^ yes, ^ yeah, ^ yep, ^ yup, ^ sure, ^ xác nhận, ^ confirm, ^ gửi đi $, ^ gửi luôn $, ^ nhất trí, ^ tất nhiên, ^ được rồi, ^ dạ có $, ^ co nha $, ^ đúng vậy, ^ được luôn, ^ hợp lý, ^ ừa, ^ uk, ^ y $, ^ gửi giúp $, ^ rồi gửi đi
`)
const DENY = lexicon(`
  5: ^ không $, ^ không phải, ^ không đúng, ^ không đồng ý, ^ không chưa, ^ không nha $, ^ không nhé $, ^ không ạ $, ^ dạ không, ^ chưa đúng, ^ chưa $, ^ chưa phải, ^ sai rồi, ^ sai $, ^ sai bét, ^ nhầm rồi, ^ no, ^ nope, ^ nah, ^ không cần xác nhận, ^ không cần $, ^ không cần đâu, ^ thôi không cần, ^ không không, ^ chưa chính xác, không đúng, không phải cái đó, không phải của tôi, ^ không được $, ^ không có đâu $, ^ n $
`)
const GREET = lexicon(`
  5: ^ xin chào, ^ chào, ^ chao, ^ hello, ^ hi, ^ hey, ^ alo, ^ a lo, ^ a lô, ^ dạ thưa, ^ thưa, ^ lo ad, ^ hế lô, ^ helo, ^ hê lô, ^ dạ chào, ^ dạ ~ chào, ^ em chào, ^ con chào, ^ cháu chào, ^ tôi chào, ^ good morning, ^ good afternoon, chào buổi, ^ có ai ở đó, ^ ê $
`)
const THANKS = lexicon(`
  5: cảm ơn, cám ơn, cam on, đa tạ, ^ tạm biệt, tạm biệt, bye, bai bai, goodbye, ^ chào nhé, ^ vậy thôi, thế thôi, hẹn gặp lại, ok tks, biết ơn, hiểu rồi, thanks
`)

/** Of a dossier: nothing is taken back by it (dialogs/check-dossier/wish.ts). */
const FOLLOWING = lexicon(`
  5: dừng theo dõi, huỷ theo dõi, thôi theo dõi, không theo dõi nữa, stop following
`)

const SHORT = 9

/**
 * The command that a message is, or null when it tells or asks something. Long messages are commands only when
 * they say so plainly; yes, no, greetings and thanks must be short.
 */
export function commandOf(message: Message): Command | null {
  const typed = message.text
    .slice(0, 80)
    .replace(/\ufe0f|[\u{1f3fb}-\u{1f3ff}]/gu, '')
    .trim()
  for (const [emoji, command] of EMOJI)
    if (typed !== '' && typed.length <= 60 && emoji.test(typed)) return command
  const length = message.words.length
  if (length === 0 || length > 24) return null
  if (holds(message, FOLLOWING)) return null
  for (const [command, phrases] of COMMANDS) if (find(message, phrases).length > 0) return command
  return length <= SHORT + 4 ? shortCommand(message) : null
}

function shortCommand(message: Message): Command | null {
  const length = message.words.length
  const opening = firstClause(message)
  const saidIn = (phrases: Lexicon) => holds(message, phrases) || (length <= SHORT && holds(opening, phrases))
  if (saidIn(DENY)) return 'deny'
  if (saidIn(AFFIRM) && length <= SHORT) {
    return find(message, THANKS).length > 0 && length <= 4 ? 'thanks_bye' : 'affirm'
  }
  if (find(message, THANKS).length > 0) return 'thanks_bye'
  return find(message, GREET).length > 0 && length <= SHORT ? 'greet' : null
}

/** "Không, chưa đúng": the answer stands before the comma. */
function firstClause(message: Message): Message {
  return { ...message, words: message.words.filter((word) => word.clause === message.words[0]!.clause) }
}
