/** What stands in an upload as the platform would read it. */

/** The fields of a multipart body that nock caught: as UTF-8, or as hex where it holds other bytes. */
export async function formIn(
  caught: string,
  contentType: string,
): Promise<Record<string, string | { name: string; type: string; bytes: Buffer }>> {
  const body = /^([0-9a-f]{2})+$/.test(caught) ? Buffer.from(caught, 'hex') : Buffer.from(caught)
  const form = await new Response(new Uint8Array(body), {
    headers: { 'content-type': contentType },
  }).formData()
  const fields = await Promise.all(
    [...form].map(async ([key, value]) => {
      if (typeof value === 'string') return [key, value] as const
      const bytes = Buffer.from(await value.arrayBuffer())
      return [key, { name: value.name, type: value.type, bytes }] as const
    }),
  )
  return Object.fromEntries(fields)
}
