/** Abuse without a complaint in it. Anger in a story is no fault: only words that tell nothing else are asked for again. */
import { fold } from '../../src/understanding/vietnamese-text.ts'

const ABUSE =
  /(^| )(d m|dm|dmm|dcm|dkm|dit|dit me|dit con me|deo|dech|vl|vcl|vkl|clgt|cc|cac|con cac|cai lon|lon|me kiep|me no|me may|bo may|tien su|khon nan|do cho|cho chet|do ngu|ngu|oc cho|lu ngu|mat day|suc vat|cut|bien|do|lu|bon|tui|may|chung may|thang|con|nhu|the|qua|fuck|fucking|shit|stupid|idiot|you)(?= |$)/g

/** Whether nothing is left of a text once its abuse is taken away. */
export function isOnlyRude(text: string): boolean {
  const plain = fold(text)
  const rest = plain.replace(ABUSE, ' ').trim()
  return plain !== '' && rest.split(/\s+/).filter(Boolean).length < 2 && rest.length < plain.length / 2
}
