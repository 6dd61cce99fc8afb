import type { Context, Hono } from 'hono'
import type { Problem } from '../../platform/result/index.ts'
import type { AnyOperation, Operation } from '../operation.ts'
import { type Outcome, perform } from '../perform.ts'
import { browserClient } from './client.ts'
import { openApiDocument } from './openapi.ts'
import { sentenceOf } from './sentences.ts'
import type { Env, Web } from './web.ts'

const jsonBody = async (c: Context<Env>): Promise<unknown> => {
  if (c.req.method === 'GET' || c.req.method === 'DELETE') return {}
  if (!(c.req.header('content-type') ?? '').startsWith('application/json')) return undefined
  return c.req.json().catch(() => undefined)
}

const queryOf = (c: Context<Env>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(c.req.queries()).map(([name, values]) =>
      name.endsWith('[]') ? [name.slice(0, -2), values] : [name, values[0]],
    ),
  )

/** Mounts every operation that has a place in the JSON API, and the document that describes them. */
export const mountApi = (app: Hono<Env>, web: Web, secure: boolean): void => {
  const document = JSON.stringify(openApiDocument(web.operations, web.services.config.publicUrl))
  app.get('/api/v1/openapi.json', (c) => c.body(document, 200, { 'Content-Type': 'application/json' }))
  for (const operation of web.operations) {
    if (operation.api === undefined) continue
    const path = `/api/v1${operation.api.path.replaceAll(/\{(\w+)\}/g, ':$1')}`
    app.on(operation.api.method, path, async (c) => {
      const { actor, requestId, locale, address } = c.get('state')
      const say = (problems: readonly Problem[]) => ({
        problems: problems.map((problem) => ({
          code: problem.code,
          ...(problem.field === undefined ? {} : { field: problem.field }),
          sentence: sentenceOf(operation, problem, locale),
        })),
      })
      c.header('Cache-Control', 'private, no-store')
      const body = await jsonBody(c)
      if (typeof body !== 'object' || body === null || Array.isArray(body)) {
        return c.json(say([{ code: 'invalid' }]), 400)
      }
      const raw = { ...queryOf(c), ...body, ...c.req.param() }
      // The list's element type hides each operation's own types from this loop; perform parses what goes in and out.
      const outcome: Outcome<unknown> = await perform(
        web.services,
        operation as Operation<'read' | 'write', typeof operation.input, typeof operation.output, unknown>,
        { actor, client: browserClient(c, address, secure), requestId, locale },
        raw,
      )
      switch (outcome.kind) {
        case 'done':
          return c.json(outcome.value as Record<string, unknown>)
        case 'refused':
          return c.json(say([outcome.problem]), 422)
        case 'invalid':
          if (outcome.problems.some((problem) => isInPath(operation, problem)))
            return c.json(say([{ code: 'absent' }]), 404)
          return c.json(say(outcome.problems), 400)
        case 'absent':
          return c.json(say([{ code: 'absent' }]), 404)
        case 'sign-in':
          return c.json(say([{ code: 'sign-in' }]), 401)
        case 'step-up':
          return c.json(say([{ code: outcome.need === 'fresh-proof' ? 'step-up' : outcome.need }]), 403)
        default:
          return outcome satisfies never
      }
    })
  }
  app.all('/api/*', (c) => c.json({ problems: [{ code: 'absent', sentence: 'Nothing here.' }] }, 404))
}

/** A malformed id in the address is as absent as an id nobody has. */
const isInPath = (operation: AnyOperation, problem: Problem): boolean =>
  problem.field !== undefined && (operation.api?.path.includes(`{${problem.field}}`) ?? false)
