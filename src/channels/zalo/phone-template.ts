/** A template message by phone number, to a citizen who never wrote to the OA. Source: facts/zalo.md 5.3. */
import { z } from 'zod'
import { SendError } from '../channel.ts'
import { Id } from '../exact-json.ts'
import { callZalo, refusal, type ZaloApi } from './call.ts'

/*
 * {"phone":"84900000001","template_id":"123456","template_data":{"ma_phan_anh":"PA-1"},"tracking_id":"PA-1.received"}
 * {"error":0,"message":"Success","data":{"msg_id":"z-1","sent_time":"1767225601000","sending_mode":"1"}}
 */
const Sent = z.object({ msg_id: Id })

/**
 * Sends one.
 *
 * @param api with `post` to the address of templates, `https://business.openapi.zalo.me`
 * @param phone as citizens write it, `0…` or `84…`
 * @param trackingId comes back in the receipt; 48 characters at most
 * @returns the platform's message id
 * @throws SendError
 */
export async function sendToPhone(
  api: ZaloApi,
  phone: string,
  template: { id: string; data: Record<string, string> },
  trackingId: string,
): Promise<string> {
  const body = {
    phone: phone.replace(/\D/g, '').replace(/^(?:84|0)/, '84'),
    template_id: template.id,
    template_data: template.data,
    tracking_id: trackingId.slice(0, 48),
  }
  const outcome = await callZalo(api, { path: '/message/template', body: JSON.stringify(body) })
  if (!('data' in outcome)) throw refusal(outcome, api.now())
  const sent = Sent.safeParse(outcome.data)
  if (!sent.success) throw new SendError('unknown_outcome', 'success without msg_id')
  return sent.data.msg_id
}
