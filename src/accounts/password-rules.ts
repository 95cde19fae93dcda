/** Which passwords are accepted: long ones that are not the first to be guessed. No mix of signs is forced, and none expires (NIST SP 800-63B, 5.1.1.2). */
import { fold } from '../understanding/vietnamese-text.ts'

/** The shortest password that an account may have, in characters. */
export const MIN_PASSWORD_LENGTH = 10

/** The longest one that is looked at, in characters. */
export const MAX_PASSWORD_LENGTH = 200

export type PasswordFault =
  | 'password_too_short'
  | 'password_too_long'
  | 'password_common'
  | 'password_is_username'

/**
 * What people choose first, without diacritics, spaces and signs; digits before or after make none of them better. Our own
 * choice: what heads the known lists of leaked passwords, and habits of Vietnamese users: names, endearments, the country,
 * offices, runs of the keyboard.
 */
const COMMON = new Set(
  `password passw0rd p4ssword passwords administrator admin root user test guest welcome letmein iloveyou monkey dragon football
  baseball sunshine princess superman batman master shadow michael jordan hello freedom whatever trustno changeme secret qwerty
  qwertyuiop qwertyui asdfghjkl asdfgh zxcvbnm zxcvbn qazwsx qazwsxedc qwer qweasd qweasdzxc abc abcd abcde abcdef abcdefgh
  abcdefghij abcxyz aabbcc aaabbb google facebook zalo messenger computer internet samsung iphone mypassword default
  matkhau matkhaucuatoi matkhaumoi matkhauday matkhaula khongbiet khongcomatkhau toikhongbiet emyeuanh anhyeuem yeuem yeuanh
  iloveu anhyeu emyeu yeuthuong yeunhau mailaemyeu mayla mayhaynho vietnam vietnamese vietnamvodich vietnamyeuthuong hanoi
  hochiminh hcm saigon danang haiphong cantho hue doclaptudohanhphuc doclap tudo hanhphuc conghoaxahoichunghia dangcongsan
  ubnd ubndtinh ubndxa ubndphuong uybannhandan congan canbo congchuc hanhchinh hanhchinhcong motcua dichvucong langnghe
  langnghecongdan nguyen nguyenvana nguyenvan tranvan levan phamvan hoangvan khongco concho chocon concac dkm dmm vkl
  hoangsatruongsa hoangsa truongsa thayoi conyeume conyeubome bome boyeu meyeu giadinh giadinhtoi sinhnhat ngaysinh dienthoai
  sodienthoai toiyeuvietnam toiyeu vothuong tinhyeu maimai maimaiyeuem thanhcong mayman phatloc locphat phattai taman`
    .split(/\s+/)
    .filter(Boolean),
)

/** What is wrong with a password; null when it is accepted. Pure. @param username in the form it is kept in */
export function passwordFault(password: string, username: string): PasswordFault | null {
  const length = [...password.normalize('NFC')].length
  if (length < MIN_PASSWORD_LENGTH) return 'password_too_short'
  if (length > MAX_PASSWORD_LENGTH) return 'password_too_long'
  const bare = bareOf(password)
  const word = bare.replace(/^\d+|\d+$/g, '')
  const name = bareOf(username)
  if (bare === name || (name.length > 2 && word === name.replace(/^\d+|\d+$/g, '')))
    return 'password_is_username'
  const isCommon = COMMON.has(word) || new Set(password).size < 4 || (bare !== '' && isRun(bare))
  return isCommon ? 'password_common' : null
}

/** Letters and digits alone, in lower case, without diacritics. */
function bareOf(text: string): string {
  return fold(text).replace(/[^\p{L}\p{N}]/gu, '')
}

const RUNS = ['01234567890123456789', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiopasdfghjklzxcvbnm']

/** A phone number or a day in digits, a run of the keyboard, something over and over. */
function isRun(bare: string): boolean {
  if (/^\d{1,12}$/.test(bare) || /^(.{1,5})\1+$/u.test(bare)) return true
  return RUNS.some((run) => run.includes(bare) || [...run].reverse().join('').includes(bare))
}
