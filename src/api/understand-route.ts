/** What a citizen's message means: `POST /understand`. */
import { z } from 'zod'
import { understand } from '../understanding/understand.ts'
import { route } from './route.ts'

const understandText = route({
  method: 'post',
  path: '/understand',
  scope: 'understand',
  summary: 'What a message means. Nothing of it is kept.',
  body: z.object({ text: z.string().max(10_000) }),
  response: z.object({
    intent: z.string(),
    confidence: z.number().meta({ description: '0 to 1.' }),
    category: z.string().nullable().meta({ description: 'The ground, for file_complaint alone.' }),
    flags: z.array(z.string()),
    slots: z.object({
      dossierCode: z.string().optional(),
      unit: z.string().optional(),
      procedure: z.string().optional(),
      amountVnd: z.number().optional(),
      official: z.string().optional(),
      date: z.string().optional(),
      score: z.number().optional(),
      phone: z.string().optional(),
    }),
  }),
  async handle(_desk, { body }) {
    const { runnerUp: _, ...means } = understand(body.text)
    return { body: means }
  },
})

export const understandRoutes = [understandText]
