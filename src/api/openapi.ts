/** The OpenAPI 3.1 document, made from the same schemas that read and describe the calls. */
import { z } from 'zod'
import type { AnyRoute } from './route.ts'

type Json = Record<string, unknown>

const PROBLEM = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail', 'errors'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string', description: 'Vietnamese; says what to do next.' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['field', 'message'],
        properties: { field: { type: 'string' }, message: { type: 'string' } },
      },
    },
  },
}

/** Describes all routes. `publicUrl` is where the server is reached; null: the address that served the document. */
export function openApi(routes: readonly AnyRoute[], publicUrl: string | null): Json {
  const paths: Record<string, Json> = {}
  for (const route of routes) paths[route.path] = { ...paths[route.path], [route.method]: operation(route) }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Lắng Nghe',
      version: '1',
      description:
        'Machine API of Lắng Nghe. Errors are RFC 9457 problem documents. Lists are {items, next}: pass next back as cursor. Times are ISO 8601 with offset, money is whole VND.',
    },
    servers: [{ url: `${publicUrl ?? ''}/api/v1` }],
    security: [{ bearer: [] }],
    paths,
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } },
      schemas: { Problem: PROBLEM },
      responses: {
        Problem: {
          description: 'What went wrong, by field.',
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      },
    },
  }
}

function operation(route: AnyRoute): Json {
  const answers = {
    description: 'Done.',
    content: { 'application/json': { schema: schemaOf(route.response, 'output') } },
  }
  const problem = { $ref: '#/components/responses/Problem' }
  return {
    operationId: operationId(route),
    tags: [route.path.split('/')[1]],
    summary: route.summary,
    ...(route.scope
      ? { description: `Scope: \`${route.scope}\``, 'x-scope': route.scope }
      : { description: 'Any valid token.' }),
    security: [{ bearer: route.scope ? [route.scope] : [] }],
    parameters: [...parameters(route.params, 'path'), ...parameters(route.query, 'query')],
    ...(route.method === 'get'
      ? {}
      : {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: schemaOf(route.body, 'input') } },
          },
        }),
    responses: { [route.method === 'put' ? '2XX' : '200']: answers, '4XX': problem, '5XX': problem },
  }
}

function parameters(schema: z.ZodType, place: 'path' | 'query'): Json[] {
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as {
    properties?: Record<string, Json>
    required?: string[]
  }
  return Object.entries(properties).map(([name, property]) => {
    const { description, ...rest } = property
    return {
      name,
      in: place,
      required: place === 'path' || required.includes(name),
      ...(description ? { description } : {}),
      schema: rest,
    }
  })
}

/** What a schema takes (input) or gives (output), as JSON Schema. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...json } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    target: 'draft-2020-12',
  })
  return json
}

/** `put_units_code` for `PUT /units/{code}`. */
function operationId(route: AnyRoute): string {
  return `${route.method}${route.path.replaceAll(/[^\w]+/g, '_')}`.replace(/_$/, '')
}
