/** A message as the grave models see it: its words and letters as always, and the meanings of its words, alone and beside each other. */
import type { Message } from '../words.ts'
import { type Features, hash, scaled, textFeaturesOf, withKinds } from './features.ts'
import { type Meant, meaningsOf } from './grave-words.ts'

/** Meanings so many words apart still speak of one thing. */
const NEAR = 6
/** In a message this short everything speaks of one thing. */
const SHORT = 14
/** A no reaches so far ahead in its clause. */
const REACH = 3
const NO: ReadonlySet<string> = new Set('khong chua chang cha dung khoi het not no never'.split(' '))
const MOST_MEANINGS = 120

/**
 * No hints of rules are among them: what is grave must not hang on a phrase that a rule does not know.
 *
 * @param text the features of the text alone
 */
export function graveFeaturesOf(message: Message, text: Features = textFeaturesOf(message)): Features {
  const meant = meaningsOf(message).slice(0, MOST_MEANINGS)
  const names = meant.map((one) => (isDenied(message, one.from) ? `-${one.meaning}` : one.meaning))
  return withKinds(text, [
    scaled(single(meant, names), 1),
    scaled(pairs(meant, names, message.words.length), 1),
  ])
}

function single(meant: readonly Meant[], names: readonly string[]): Set<number> {
  const found = new Set([hash(`meanings ${Math.min(6, new Set(names).size)}`)])
  for (const [i, { isSure }] of meant.entries()) {
    found.add(hash(`c ${names[i]}`))
    if (isSure) found.add(hash(`c! ${names[i]}`))
  }
  return found
}

function pairs(meant: readonly Meant[], names: readonly string[], length: number): Set<number> {
  const found = new Set<number>()
  for (const [i, one] of meant.entries())
    for (let j = i + 1; j < meant.length && meant[j]!.from - one.to <= NEAR; j++)
      if (meant[j]!.meaning !== one.meaning && meant[j]!.from > one.to)
        found.add(hash(`p ${names[i]} ${names[j]}`))
  if (length > SHORT) return found
  const all = [...new Set(names)].sort()
  for (const [i, name] of all.entries())
    for (const other of all.slice(i + 1)) found.add(hash(`q ${name} ${other}`))
  return found
}

/** "không ai đòi tiền": a no stands shortly before, in the same clause. */
function isDenied({ words }: Message, at: number): boolean {
  for (let back = at - 1; back >= Math.max(0, at - REACH); back--) {
    if (words[back]!.clause !== words[at]!.clause) return false
    if (NO.has(words[back]!.plain)) return true
  }
  return false
}
