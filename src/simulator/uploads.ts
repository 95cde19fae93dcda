/** Files that the bot gave to a platform, and the reading of them from a call. */
import type { Request } from 'express'
import type { Instant } from '../calendar/instant.ts'

/** A file in a call: its bytes and what the caller says of it. */
export type FileGiven = { bytes: Buffer; type: string; name: string }

type Kept = FileGiven & { at: Instant }

export type Uploads = ReturnType<typeof createUploads>

/** The newest stay; the bot must bear that the others are gone. */
const MOST_FILES = 40

/** @param lifeMs how long an id is good: 7 days on Zalo, 90 on Messenger */
export function createUploads(lifeMs: number, now: () => Instant, newId: () => string) {
  const files = new Map<string, Kept>()
  return {
    keep(file: FileGiven): string {
      const id = newId()
      files.set(id, { ...file, at: now() })
      const [oldest] = files.keys()
      if (files.size > MOST_FILES && oldest !== undefined) files.delete(oldest)
      return id
    },
    /** `expired`: the id was good once; null: it never was. */
    find(id: string): Kept | 'expired' | null {
      const kept = files.get(id)
      if (!kept) return null
      return now() - kept.at < lifeMs ? kept : 'expired'
    },
    /** For the page, which shows what once was sent, however old. */
    show: (id: string): FileGiven | null => files.get(id) ?? null,
  }
}

/** Fields and files of a multipart call; null when it is none, or cannot be read. */
export async function multipartOf(
  request: Request,
): Promise<{ fields: Record<string, string>; files: Record<string, FileGiven> } | null> {
  const type = request.get('content-type') ?? ''
  if (!/^multipart\/form-data/i.test(type) || !Buffer.isBuffer(request.body)) return null
  try {
    const form = await new Response(new Uint8Array(request.body), {
      headers: { 'content-type': type },
    }).formData()
    const fields: Record<string, string> = {}
    const files: Record<string, FileGiven> = {}
    for (const [name, value] of form) {
      if (typeof value === 'string') fields[name] = value
      else files[name] = { bytes: Buffer.from(await value.arrayBuffer()), type: value.type, name: value.name }
    }
    return { fields, files }
  } catch {
    return null
  }
}

/** What a file is by its first bytes; null for anything else. */
export function contentOf({ bytes }: FileGiven): 'jpeg' | 'png' | 'gif' | 'pdf' | 'doc' | 'docx' | null {
  const starts = (...head: number[]) => head.every((byte, i) => bytes[i] === byte)
  if (starts(0xff, 0xd8, 0xff)) return 'jpeg'
  if (starts(0x89, 0x50, 0x4e, 0x47)) return 'png'
  if (bytes.subarray(0, 4).toString('latin1') === 'GIF8') return 'gif'
  if (bytes.subarray(0, 5).toString('latin1') === '%PDF-') return 'pdf'
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) return 'doc'
  return starts(0x50, 0x4b, 0x03, 0x04) ? 'docx' : null
}
