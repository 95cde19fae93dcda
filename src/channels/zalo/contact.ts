/** Contact data that a citizen shares through Zalo's own form. */
import { z } from 'zod'
import type { Incoming } from '../channel.ts'
import { Id } from '../exact-json.ts'

/*
 * {"event_name":"user_submit_info",…,"info":{"name":"Công dân A","phone":"84900000001","user_dob":"30/10/1999",
 *  "gender":"Nam","full_address":{"user_city":"…","user_ward":"…","user_address":"…"}}}
 * The older form has address, city, district and ward instead of full_address; we keep no address.
 */
/** The `info` member of `user_submit_info`. Source: facts/zalo.md 1.4. */
export const SubmittedInfo = z.object({
  name: z.string().nullish().catch(null),
  phone: Id.nullish().catch(null),
})

/** The form's answer in our words; a phone that is none becomes null. */
export function readContact(info: z.infer<typeof SubmittedInfo>): Incoming['contact'] {
  return {
    name: info.name?.normalize('NFC').trim() || null,
    phone: info.phone ? internationalPhone(info.phone) : null,
  }
}

/** A phone as `84…`, digits only, from `0…`, `+84…` or `84…`; null when it is no number of Vietnam. */
function internationalPhone(written: string): string | null {
  const digits = written.replace(/\D/g, '')
  const phone = digits.replace(/^(?:0084|84|0)?0?/, '84')
  return /^84\d{8,10}$/.test(phone) ? phone : null
}
