/** Names and other texts from outside: what Word, Excel, SVG and PostgreSQL take for no character is no part of them. */
import { z } from 'zod'
import type { ThingFault } from '../yaml-folder.ts'

/** Controls but tabs and line breaks, halves of surrogate pairs, and what Unicode keeps for no character. */
const NOT_TEXT = /[^\P{Cc}\t\n\r]|[\p{Cs}\p{Noncharacter_Code_Point}]/gu
/** In one line those are no text either. */
const BREAK = /[\t\n\r\u2028\u2029]/u

/** One line of 1 to `most` characters (`least` 0: it may be empty), in NFC, without space around it. */
export function plainText(most: number, least = 1) {
  return z
    .string()
    .trim()
    .min(least)
    .max(most)
    .refine((text) => withoutNoText(text) === text && !BREAK.test(text), NO_TEXT)
    .transform((text) => text.normalize('NFC'))
}

const NO_TEXT = 'holds a control character or another that is no text'

/** The text as it can be drawn and kept. */
export function withoutNoText(text: string): string {
  return text.replace(NOT_TEXT, '')
}

/** A value with all its texts as they can be drawn. */
export function drawable<Value>(value: Value): Value {
  if (typeof value === 'string') return withoutNoText(value) as Value
  if (Array.isArray(value)) return value.map(drawable) as Value
  if (value === null || typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype)
    return value
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, drawable(member)])) as Value
}

/** The places of a value where a text holds what is no text. The value has no circles. */
export function textFaults(value: unknown, path: (string | number)[] = []): ThingFault[] {
  if (typeof value === 'string') return withoutNoText(value) === value ? [] : [{ path, message: NO_TEXT }]
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([name, member]) =>
    textFaults(member, [...path, Array.isArray(value) ? Number(name) : name]),
  )
}
