/** What a file is by its own bytes: names and headers are not asked. */
import { fileTypeFromBuffer } from 'file-type'
import type { FetchedKind } from './attachment.ts'

const PICTURES = { 'image/jpeg': 'jpg', 'image/png': 'png', 'image/webp': 'webp', 'image/gif': 'gif' }
/** Of these no copy without metadata can be made here. */
const OTHER_PICTURES = { 'image/heic': 'heic', 'image/heif': 'heif' }
const VIDEOS = { 'video/mp4': 'mp4', 'video/quicktime': 'mov', 'video/webm': 'webm', 'video/3gpp': '3gp' }
const SOUNDS = {
  'audio/mpeg': 'mp3',
  'audio/aac': 'aac',
  'audio/mp4': 'm4a',
  'audio/x-m4a': 'm4a',
  'audio/amr': 'amr',
  'audio/ogg': 'ogg',
  'audio/opus': 'opus',
  'audio/wav': 'wav',
}
const OFFICE = 'application/vnd.openxmlformats-officedocument'
const PAPERS = {
  'application/pdf': 'pdf',
  [`${OFFICE}.wordprocessingml.document`]: 'docx',
  [`${OFFICE}.spreadsheetml.sheet`]: 'xlsx',
  [`${OFFICE}.presentationml.presentation`]: 'pptx',
  'application/vnd.oasis.opendocument.text': 'odt',
  'application/vnd.oasis.opendocument.spreadsheet': 'ods',
}

/** Voice messages may come in a container of videos. A file may be any of all. */
const TAKEN: Record<FetchedKind, Record<string, string>> = {
  image: { ...PICTURES, ...OTHER_PICTURES },
  video: VIDEOS,
  audio: { ...SOUNDS, ...VIDEOS },
  file: { ...PICTURES, ...OTHER_PICTURES, ...VIDEOS, ...SOUNDS, ...PAPERS },
}

/** The media type; null when it is unknown or not taken as this kind. */
export async function takenType(bytes: Buffer, kind: FetchedKind): Promise<string | null> {
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined)
  const type = found?.mime.split(';')[0]
  return type !== undefined && Object.hasOwn(TAKEN[kind], type) ? type : null
}

/** Whether a copy to be shown is made of it. */
export function isPicture(type: string): boolean {
  return Object.hasOwn(PICTURES, type)
}

/** Whether it is a picture of any kind. */
export function isImage(type: string): boolean {
  return type.startsWith('image/')
}

/** Whether a voice may be heard, or somebody seen to move, in it. */
export function isRecording(type: string): boolean {
  return /^(audio|video)\//.test(type)
}

/** The ending of a name for a type that is taken. */
export function endingOf(type: string): string {
  return TAKEN.file[type] ?? 'bin'
}
