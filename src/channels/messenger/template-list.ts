/** The utility templates of a Page, as Meta has them. Source: facts/messenger.md 4.1. */
import { z } from 'zod'
import { askPage, type PageAccess } from './page-info.ts'

/** {"data":[{"name":"…","language":"vi","status":"APPROVED","components":[{"type":"BODY","text":"… {{1}} …"}]}]} */
const List = z.object({
  data: z.array(
    z.object({
      name: z.string(),
      language: z.string(),
      status: z.string().optional().catch(undefined),
      components: z
        .array(z.object({ type: z.string(), text: z.string().optional().catch(undefined) }))
        .optional()
        .catch(undefined),
    }),
  ),
})

/** One template; `status` and `parameters` (how many places its words have) are null where Meta does not say. */
export type PageTemplate = {
  name: string
  language: string
  status: string | null
  parameters: number | null
}

/** All templates of a Page. @throws SendError */
export async function listTemplates(page: PageAccess): Promise<PageTemplate[]> {
  const { data } = await askPage(
    page,
    '/message_templates',
    { fields: 'name,language,status,components' },
    List,
  )
  return data.map(({ name, language, status, components }) => {
    const body = components?.find(({ type }) => type.toUpperCase() === 'BODY')?.text
    const places = new Set(body?.match(/\{\{\w+\}\}/g) ?? [])
    return { name, language, status: status ?? null, parameters: body === undefined ? null : places.size }
  })
}
