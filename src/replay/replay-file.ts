/** One file played and compared, whatever its form. */
import { readFile, writeFile } from 'node:fs/promises'
import type { House } from '../conversation/house.ts'
import { play, playIn } from './play.ts'
import { type ForeignScript, readChat, readTranscript } from './read-chat.ts'
import { deedOf } from './render.ts'
import { readScript } from './script.ts'
import { createWorld } from './world.ts'
import { writeChat, writeTranscript } from './write-chat.ts'

/** `expected` and `actual` are texts to compare line by line. */
export type Replayed = { same: boolean; expected: string; actual: string; broken: string | null }

/**
 * Plays a file and compares.
 *
 * @param update writes what was played into the file, unless it could not be played to its end
 * @throws BadScript when it cannot be played
 */
export async function replayFile(path: string, update: boolean, house?: House): Promise<Replayed> {
  const expected = (await readFile(path, 'utf8')).normalize('NFC')
  const foreign = path.endsWith('.chat')
    ? readChat(expected)
    : path.endsWith('.transcript')
      ? readTranscript(expected)
      : null
  if (foreign) return replayForeign(path, foreign, update)
  const { text: actual, broken } = await play(readScript(expected), { house })
  if (update && broken === null && actual !== expected) await writeFile(path, actual)
  return { same: actual === expected, expected, actual, broken }
}

async function replayForeign(
  path: string,
  { script, expected }: ForeignScript,
  update: boolean,
): Promise<Replayed> {
  const world = await createWorld(script.startsAt - 10_000)
  try {
    const { said, talk, broken } = await playIn(world, script)
    const result = { expected: expected.join('\n\n'), actual: said.join('\n\n') }
    const same = result.expected === result.actual
    const messages = talk.map(({ from, text }) => ({ from, text: from === 'user' ? wordsOf(text) : text }))
    if (update && broken === null && !same) {
      await writeFile(path, (path.endsWith('.chat') ? writeChat : writeTranscript)(script, messages))
    }
    return { same, ...result, broken }
  } finally {
    await world.close()
  }
}

function wordsOf(line: string): string {
  const deed = deedOf(line)
  return deed.kind === 'text' ? deed.text : line
}
