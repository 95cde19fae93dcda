/**
 * The blind index: what citizens' words are found by although they are sealed. Of each word, folded, a digest under the
 * index key is kept; words with a digit are left out, so that no number and no dossier code can be found. What it tells
 * whoever has the database without the key: docs/decisions/0016.
 */
import type { Instant } from '../../calendar/instant.ts'
import type { Database, Write } from '../../database/database.ts'
import { write } from '../../database/database.ts'
import type { Desk } from '../../desk.ts'
import { maskNumbers } from '../../privacy/masking.ts'
import type { Vault } from '../../privacy/vault.ts'
import { foldWords } from '../../understanding/vietnamese-text.ts'

/** A complaint's different words in the index; a longer story is found by its first ones. */
const MOST = 150
/** Letters of a word that count. */
const MOST_LETTERS = 24

/** Syllables that stand in most stories and tell none from another. */
const COMMON = new Set(
  (
    'ai anh ba bi bao cac cai can cho chi chu chua co con cua cung da dang dau day de dem den di do duoc em gi ho ' +
    'hay hoi kem khi khong la lai lam len luc ma minh moi mot nao nay nen neu nhu nhung noi o oi ong phai qua ra ' +
    'rang rat roi sau se so tai the thi thi thoi tren trong toi tu tuc va van vao ve vi viec voi vua xin'
  ).split(' '),
)

/** The words of a text that it is found by, folded, each once. */
export function findableWords(text: string): string[] {
  const words = foldWords(maskNumbers(text)).filter(
    (word) => word.length > 1 && !/\d/.test(word) && !COMMON.has(word),
  )
  return [...new Set(words.map((word) => word.slice(0, MOST_LETTERS)))].slice(0, MOST)
}

/** How the index knows a word: 48 bits, which every number of JavaScript holds. */
export function wordToken(vault: Vault, word: string): number {
  return Number.parseInt(vault.draw('complaint-word', word).slice(0, 12), 16)
}

/**
 * Keeps what a complaint is found by, besides what is kept already.
 *
 * @param texts the citizen's words: a story, what was added, the official as named
 * @param filedAt when it was filed
 */
export function indexWords(
  desk: Pick<Desk, 'database' | 'vault'>,
  complaint: string,
  texts: readonly (string | null)[],
  filedAt: Instant,
): Write[] {
  const tokens = findableWords(texts.filter(Boolean).join('\n')).map((word) => wordToken(desk.vault, word))
  if (tokens.length === 0) return []
  // Built by hand: Kysely would take as long as all the rest of a filing.
  const rows = tokens.map((_, i) => `($1, $${i + 3}, $2)`).join(', ')
  const sql = `insert into complaint_word (complaint, word, filed_at) values ${rows} on conflict (complaint, word) do nothing`
  return [{ sql: desk.database.statement(sql), parameters: [complaint, filedAt, ...tokens] }]
}

/** Destroys what a complaint is found by. */
export function forgetWords({ read }: Database, complaint: string): Write[] {
  return [write(read.deleteFrom('complaint_word').where('complaint', '=', complaint))]
}
