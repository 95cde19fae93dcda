/** JSON from the platforms, whose ids are 64-bit numbers at times. */
import { z } from 'zod'

/** A bare number of 16 digits or more, which may lie beyond 2^53. */
const LONG_NUMBER = /[:[,\s]-?\d{16}/
/**
 * Strings are passed over whole, also one that never ends. A whole number of 16 digits or more counts where a value may
 * stand, so that what was no JSON is none afterwards. A reviver would do, too, at twenty times the cost of reading: Zalo's
 * deliveries must be read before it is known who signed them.
 */
const STRING_OR_LONG_NUMBER = /"(?:[^"\\]|\\[\s\S])*"?|(?<![\w.+-])-?[1-9]\d{15,}(?![\d.eE])(?!\s*:)/g

/** No platform nests so deep; deeper values could be read, but not written out again. */
const MOST_DEEP = 200

/**
 * Reads JSON without damaging long whole numbers: those that a JavaScript number cannot hold come out as
 * their digits, in a string.
 *
 * @throws SyntaxError, also for what is nested more than 200 deep
 */
export function parseExactJson(text: string): unknown {
  // Each level takes two characters: shorter texts need not be looked through.
  if (text.length > 2 * MOST_DEEP && depthOf(text) > MOST_DEEP) throw new SyntaxError('nested too deep')
  return JSON.parse(LONG_NUMBER.test(text) ? text.replace(STRING_OR_LONG_NUMBER, keepDigits) : text)
}

/** The deepest nesting in a JSON text; brackets inside strings do not count. */
function depthOf(text: string): number {
  let [depth, deepest, inString] = [0, 0, false]
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (inString) {
      if (code === BACKSLASH) at += 1
      else if (code === QUOTE) inString = false
    } else if (code === QUOTE) inString = true
    else if (code === BRACKET || code === BRACE) {
      depth += 1
      deepest = Math.max(deepest, depth)
    } else if (code === BRACKET + 2 || code === BRACE + 2) depth -= 1
  }
  return deepest
}

const [BACKSLASH, QUOTE, BRACKET, BRACE] = [0x5c, 0x22, 0x5b, 0x7b]

function keepDigits(token: string): string {
  const isString = token.startsWith('"')
  return isString || Number.isSafeInteger(Number(token)) ? token : `"${token}"`
}

/** An id as the code carries it: always a string, whatever the platform wrote. */
export const Id = z.union([z.string().min(1), z.number()]).transform(String)
