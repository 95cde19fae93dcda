import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { route } from '../../src/api/route.ts'
import { callerOf, readTokens, tokenOf } from '../../src/api/tokens.ts'
import { Unavailable } from '../../src/database/database.ts'
import { type Server, startApi } from './api-server.ts'

const failing = (path: string, error: () => Error) =>
  route({
    method: 'get',
    path,
    scope: null,
    summary: 'fails',
    response: z.object({}),
    handle: () => Promise.reject(error()),
  })

let api: Server
beforeAll(async () => {
  api = await startApi({
    more: [
      failing('/broken', () => new Error('secret words')),
      failing('/away', () => new Unavailable('no database')),
    ],
  })
})
afterAll(() => api.close())

describe('errors are problem documents', () => {
  test.each([
    ['no token', 'GET', '/api/v1/units', undefined, { authorization: '' }, 401],
    ['a wrong token', 'GET', '/api/v1/units', undefined, { authorization: 'Bearer wrong' }, 401],
    ['an unknown address', 'GET', '/api/v1/nowhere', undefined, {}, 404],
    ['another method', 'POST', '/api/v1/units/H99', {}, {}, 405],
    ['bad JSON', 'PUT', '/api/v1/units/H99', '{"name":', {}, 400],
    ['no body', 'PUT', '/api/v1/units/H99', undefined, {}, 422],
    ['a body over 1 MB', 'POST', '/api/v1/understand', { text: 'a'.repeat(1_100_000) }, {}, 413],
    ['a wrong cursor', 'GET', '/api/v1/units?cursor=x', undefined, {}, 400],
    ['a wrong since', 'GET', '/api/v1/units?since=yesterday', undefined, {}, 400],
    ['a broken percent sign', 'GET', '/api/v1/units/%E0%A4%A', undefined, {}, 400],
    ['the database away', 'GET', '/api/v1/away', undefined, {}, 503],
  ])('for %s', async (_, method, path, body, headers, status) => {
    const answer = await api.call(method, path, body, headers)
    expect(answer).toMatchObject({ status, type: 'application/problem+json; charset=utf-8' })
    expect(answer.body).toMatchObject({
      type: 'about:blank',
      status,
      title: expect.any(String),
      detail: expect.any(String),
    })
  })

  test('for a defect, without its details, which are told to the operator', async () => {
    const answer = await api.call('GET', '/api/v1/broken')
    expect(answer.status).toBe(500)
    expect(JSON.stringify(answer.body)).not.toContain('secret')
    expect(api.defects).toHaveLength(1)
  })
})

describe('tokens', () => {
  test('without any the API is closed and says which settings open it', async () => {
    const closed = await startApi({ tokens: [] })
    const answer = await closed.call('GET', '/api/v1/units')
    expect(answer.status).toBe(401)
    expect(answer.body.detail).toContain('API_TOKENS_FILE')
    await closed.close()
  })

  test('every route with a scope refuses a token without it, before anything else is read', async () => {
    const poor = await startApi({ tokens: [tokenOf('poor', 'poor-token-poor-token', [])] })
    for (const { method, path, scope } of api.routes) {
      const answer = await poor.call(
        method.toUpperCase(),
        `/api/v1${path.replaceAll(/\{\w+\}/g, 'X')}`,
        method === 'get' ? undefined : {},
        {
          authorization: 'Bearer poor-token-poor-token',
        },
      )
      if (scope)
        expect([path, answer.status, answer.body.detail]).toEqual([path, 403, expect.stringContaining(scope)])
      else expect(answer.status).not.toBe(403)
    }
    await poor.close()
  })

  test('are read from a YAML file, each with its scopes', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'tokens-'))
    const file = join(folder, 'tokens.yaml')
    await writeFile(
      file,
      '- name: one-stop\n  token: one-stop-token-0001\n  scopes: ["dossiers:write", "units:write"]\n',
    )
    const tokens = await readTokens('all-rights', file)
    expect(callerOf(tokens, 'Bearer one-stop-token-0001')).toEqual({
      name: 'one-stop',
      scopes: new Set(['dossiers:write', 'units:write']),
    })
    expect(callerOf(tokens, 'bearer all-rights')?.scopes.size).toBe(10)
    expect(callerOf(tokens, 'Basic all-rights')).toBeNull()
    await writeFile(file, '- name: one-stop\n  token: one-stop-token-0001\n  scopes: [everything]\n')
    await expect(readTokens(undefined, file)).rejects.toThrow(/API_TOKENS_FILE.*0\.scopes\.0/)
    await expect(readTokens(undefined, join(folder, 'none'))).rejects.toThrow(
      /API_TOKENS_FILE cannot be read/,
    )
    expect(await readTokens(undefined, undefined)).toEqual([])
    await rm(folder, { recursive: true })
  })
})

describe('the description', () => {
  test('lists every route with its scope, and every reference in it leads somewhere', async () => {
    const { status, body } = await api.call('GET', '/api/v1/openapi.json', undefined, { authorization: '' })
    expect(status).toBe(200)
    expect(body.openapi).toMatch(/^3\.1/)
    for (const { method, path, scope } of api.routes) {
      expect([path, body.paths[path]?.[method]?.['x-scope'] ?? null]).toEqual([path, scope])
      for (const name of path.matchAll(/\{(\w+)\}/g)) {
        expect(body.paths[path][method].parameters).toContainEqual(
          expect.objectContaining({ name: name[1], in: 'path', required: true }),
        )
      }
    }
    for (const [, pointer] of JSON.stringify(body).matchAll(/"\$ref":"#\/([^"]+)"/g)) {
      expect(
        pointer!.split('/').reduce((at, key) => at?.[key], body),
        pointer,
      ).toBeDefined()
    }
    const ids = api.routes.map(({ method, path }) => body.paths[path][method].operationId)
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('has every call that the contract promises', () => {
    const promised = `put /units/{code}, put /procedures/{code}, put /officials/{code}, put /holidays/{year}, put /dossiers/{code},
      get /dossiers/{code}, get /complaints, get /complaints/{code}, post /complaints/{code}/actions, get /ratings, post /ratings,
      get /commendations, get /units, get /units/{code}, get /scores, get /units/{code}/scorecard,
      get /units/{code}/scorecard/rows, post /understand,
      get /outbox, post /outbox/requeue`
    const there = api.routes.map(({ method, path }) => `${method} ${path}`)
    expect(there.sort()).toEqual(promised.split(/,\s+/).sort())
  })

  test('has its fields as callers send and get them', async () => {
    const { body } = await api.call('GET', '/api/v1/openapi.json')
    const put = body.paths['/dossiers/{code}'].put
    const taken = put.requestBody.content['application/json'].schema
    expect(taken.required).toEqual(['unitCode', 'procedureCode', 'status', 'receivedAt'])
    expect(taken.properties.receivedAt).toMatchObject({ type: 'string', format: 'date-time' })
    expect(taken.properties.applicant).toBeDefined()
    const given = body.paths['/dossiers/{code}'].get.responses['200'].content['application/json'].schema
    expect(given.properties.applicant).toBeUndefined()
    expect(given.properties.timeliness).toBeDefined()
  })

  test('is shown as a page that needs no script and no other host', async () => {
    const { status, body, type } = await api.call('GET', '/api/docs', undefined, { authorization: '' })
    expect([status, type]).toEqual([200, 'text/html; charset=utf-8'])
    for (const { path } of api.routes) expect(body).toContain(`<code>${path}</code>`)
    expect(body).not.toMatch(/<script|https?:\/\/|\son\w+=/)
  })
})
