/** The keys of a deployment: `SECRET_KEY` wraps a data key and an index key that live in the database. */
import { type Database, type Write, write } from '../database/database.ts'
import { CannotOpen, digest, type Key, newKey, open, readyKey, seal } from './seal.ts'

export type Vault = {
  /** Seals under the data key, or under a citizen's or complaint's own key. */
  seal(text: string, key?: Key): string
  /** @throws CannotOpen */
  open(sealed: string, key?: Key): string
  /** A fresh key of one citizen or complaint, as it is used and as it is stored. Destroying the stored form destroys all it sealed. */
  newKey(): { key: Key; stored: string }
  /** The key from its stored form. @throws CannotOpen */
  keyFrom(stored: string): Key
  /** What tables know someone or something by: HMAC(index key, words), 22 characters. */
  ref(...words: string[]): string
  /** Chance that comes out the same for the same words: 32 bytes, as 64 hex digits. */
  draw(...words: string[]): string
}

/**
 * Opens the deployment's keys, making them on the first start. A key still wrapped by the previous secret is wrapped anew.
 *
 * @param secret `SECRET_KEY`, 32 bytes
 * @param previous `SECRET_KEY_PREVIOUS`, while a rotation is under way; null otherwise
 * @throws CannotOpen when neither secret opens the stored keys
 */
export async function openVault(
  database: Database,
  secret: Key,
  previous: Key | null,
  now: number,
): Promise<Vault> {
  const made = ['data', 'index'].map((name) =>
    addSecret(database, name, seal(secret, newKey().toString('base64')), now),
  )
  await database.commit(made)
  const stored = await database.read.selectFrom('secret').selectAll().execute()
  const rewrapped: Write[] = []
  const keys = new Map<string, Key>()
  for (const { name, wrapped } of stored) {
    const opened = openWith(wrapped, secret, previous)
    keys.set(name, Buffer.from(opened.text, 'base64'))
    if (opened.byPrevious) {
      rewrapped.push(
        write(
          database.read
            .updateTable('secret')
            .set({ wrapped: seal(secret, opened.text) })
            .where('name', '=', name),
        ),
      )
    }
  }
  await database.commit(rewrapped)
  return vaultOf(keys.get('data')!, keys.get('index')!)
}

/** A vault over two known keys; `openVault` reads them from the database. */
export function vaultOf(dataKeyBytes: Key, indexKeyBytes: Key): Vault {
  const dataKey = readyKey(dataKeyBytes)
  const indexKey = readyKey(indexKeyBytes)
  const fresh = freshlySealed()
  return {
    seal: (text, key) => (key ? seal(key, text) : fresh.keep(seal(dataKey, text), text)),
    open: (sealed, key) => (key ? open(key, sealed) : (fresh.get(sealed) ?? open(dataKey, sealed))),
    newKey() {
      const key = newKey()
      return { key, stored: seal(dataKey, key.toString('base64')) }
    },
    keyFrom: (stored) => Buffer.from(open(dataKey, stored), 'base64'),
    ref: (...words) =>
      digest(indexKey, ...words)
        .toString('base64url')
        .slice(0, 22),
    draw: (...words) => digest(indexKey, 'draw', ...words).toString('hex'),
  }
}

const FRESH_MS = 5_000
const MOST_FRESH = 1_000

/** The end of a sealed form tells it from all others, and is looked up faster than the whole. */
const TELLING = -24

/**
 * What this process has sealed in the last seconds, by its sealed form: the engine opens most of what it seals a moment later,
 * and looking it up costs a fraction of opening. Nothing under a key of a citizen's or complaint's own is kept here.
 */
function freshlySealed() {
  const texts = new Map<string, { sealed: string; text: string }>()
  let isForgetting = false
  const forget = () => {
    texts.clear()
    isForgetting = false
  }
  return {
    get(sealed: string): string | undefined {
      const kept = texts.get(sealed.slice(TELLING))
      return kept?.sealed === sealed ? kept.text : undefined
    },
    /** @returns the sealed form */
    keep(sealed: string, text: string): string {
      if (texts.size >= MOST_FRESH) texts.delete(texts.keys().next().value!)
      texts.set(sealed.slice(TELLING), { sealed, text })
      if (!isForgetting) setTimeout(forget, FRESH_MS).unref()
      isForgetting = true
      return sealed
    },
  }
}

function addSecret(database: Database, name: string, wrapped: string, now: number): Write {
  return write(
    database.read
      .insertInto('secret')
      .values({ name, wrapped, created_at: now })
      .onConflict((conflict) => conflict.doNothing()),
  )
}

function openWith(wrapped: string, secret: Key, previous: Key | null): { text: string; byPrevious: boolean } {
  try {
    return { text: open(secret, wrapped), byPrevious: false }
  } catch (error) {
    if (!previous) throw error
    try {
      return { text: open(previous, wrapped), byPrevious: true }
    } catch {
      throw new CannotOpen('neither SECRET_KEY nor SECRET_KEY_PREVIOUS opens the stored keys')
    }
  }
}
