/** A file that a citizen sent along (src/attachments/). What is sealed of it is sealed under its own key. */
export interface AttachmentTable {
  id: string // drawn from the message, 20 hex digits
  lane: string | null // who told it; null: part of a complaint that does not know its citizen
  address_sealed: string | null // of the citizen, while they may have to be told that it failed
  complaint: string | null // null: part of none yet
  kind: string // image, video, audio, file
  state: string // waiting, kept, refused, failed
  source_sealed: string | null // where the platform keeps it; null once it is settled
  name_sealed: string | null // as the platform names it
  key_sealed: string
  tries: number
  due_at: number | null // when it is tried (again); null once it is settled
  created_at: number
  reason: string | null // of the last failure, in a word
  file: string | null // its name in the store; of the copy with `.copy` after it
  type: string | null // media type, by its bytes
  bytes: number | null // of the original
  sha256: string | null // of the sealed original as it lies in the store: equal files have different ones
  has_copy: number // a copy without metadata lies beside it
}
