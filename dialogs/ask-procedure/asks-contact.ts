/** Questions for an office's phone, address or hours ("cho xin số điện thoại phường Mây Hồng"): its record answers them. */
import { expandTeencode } from '../../src/understanding/teencode.ts'
import { fold } from '../../src/understanding/vietnamese-text.ts'

const MOST_WORDS = 16
const PHONE =
  /(?:^| )(?:(?:so|sdt|so dt|so dien thoai|dien thoai|so may|so tong dai|so hotline|hotline|duong day nong|phone(?: number)?|telephone)) (?:lien he )?(?:(?:cua|cho|ben|o|of|for|the|phong|chi nhanh) )*(?:uy ban|ubnd|phuong|xa|so|phong|trung tam|mot cua|co quan|van phong|chi cuc|thue|cong an|tram|tinh|ward|commune|office|department|centre|center)(?: |$)/
const ASKS =
  /(?:^| )(?:cho|xin|hoi|gi|nao|bao nhieu|may|dau|muon|can|khong|la|what|which|give|need|want|please)(?: |$)/
/** A person's number is asked of a person; a number that somebody demanded is a story. */
const OF_A_PERSON =
  /(?:^| )(?:can bo|chuyen vien|lanh dao|chu tich|giam doc|truong|nguoi phu trach|anh|chi|ong|ba|doi|bat|phan anh|khieu nai|to cao|khong ai nghe|goi khong duoc)(?: |$)/

/** Whether a text asks how an office is reached, and nothing else. Pure. */
export function asksContact(text: string): boolean {
  const plain = expandTeencode(fold(text.slice(0, 300))).replace(/(?:^| )(?:anh chi|ong ba)(?: |$)/g, ' ')
  if (plain.split(' ').length > MOST_WORDS || OF_A_PERSON.test(plain)) return false
  return PHONE.test(plain) && (ASKS.test(plain) || text.includes('?'))
}
