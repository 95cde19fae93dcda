/** A file and some fields as a body of `multipart/form-data`, as both platforms take uploads. */
import type { OfficeFile } from './uploads.ts'

/** @param field the name under which the platform looks for the file */
export async function multipart(
  field: string,
  { bytes, type, name }: OfficeFile,
  fields: Record<string, string> = {},
): Promise<{ type: string; body: Buffer }> {
  const form = new FormData()
  for (const [key, value] of Object.entries(fields)) form.set(key, value)
  form.set(field, new Blob([new Uint8Array(bytes)], { type }), name)
  const encoded = new Response(form)
  const contentType = encoded.headers.get('content-type') ?? 'multipart/form-data'
  return { type: contentType, body: Buffer.from(await encoded.arrayBuffer()) }
}
