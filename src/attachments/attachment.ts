/** What is kept of a file that a citizen sent along, and which files are kept at all. */
import type { Attachment } from '../channels/channel.ts'

/** A file as a citizen told it. `id`: the row that keeps it; absent for what cannot be fetched (places, links, cards). */
export type ToldFile = Attachment & { id?: string }

/** The kinds that a worker fetches. */
export const FETCHED_KINDS = ['image', 'video', 'audio', 'file'] as const
export type FetchedKind = (typeof FETCHED_KINDS)[number]

/**
 * - `waiting`: to be fetched, or fetched again
 * - `kept`: lies sealed in the store
 * - `refused`: looked at and not kept: too large, of a type that is not taken, from a host that is not trusted
 * - `failed`: could not be fetched however often it was tried
 */
export const ATTACHMENT_STATES = ['waiting', 'kept', 'refused', 'failed'] as const
export type AttachmentState = (typeof ATTACHMENT_STATES)[number]

/** Why a file is not kept: these words stand in logs, metrics and the row, never a host or a name. */
export const FILE_TROUBLES = [
  'bad_url', //           no http or https address, or one with a password in it
  'host_not_allowed', //  not named in ATTACHMENT_HOSTS
  'private_address', //   resolves to an address that is not public
  'too_many_redirects',
  'encoded', //           compressed in transfer although plain bytes were asked for
  'too_large',
  'empty',
  'gone', //              the platform has it no more, or refuses it
  'wrong_type', //        what its bytes say it is, is not taken
  'too_many_pixels',
  'damaged', //           a picture that cannot be opened
  'too_slow',
  'network', //           no connection, a server's fault, an answer cut short
  'crashed', //           the worker ended while it had it, every time
] as const
export type FileTrouble = (typeof FILE_TROUBLES)[number]

/** The most bytes of a file, by the kind that the platform called it. */
export const MOST_BYTES: Record<FetchedKind, number> = {
  image: 10 * 1024 * 1024,
  audio: 10 * 1024 * 1024,
  file: 10 * 1024 * 1024,
  video: 25 * 1024 * 1024,
}

/** Whether a file lies with the platform and is to be fetched from there. */
export function isFetched(file: Attachment): file is Attachment & { kind: FetchedKind; url: string } {
  return file.url !== null && (FETCHED_KINDS as readonly string[]).includes(file.kind)
}
