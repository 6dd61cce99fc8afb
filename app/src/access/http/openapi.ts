import { z } from 'zod'
import type { AnyOperation } from '../operation.ts'

type Json = { readonly [key: string]: unknown }

const problem = {
  type: 'object',
  required: ['problems'],
  properties: {
    problems: {
      type: 'array',
      items: {
        type: 'object',
        required: ['code', 'sentence'],
        properties: { code: { type: 'string' }, field: { type: 'string' }, sentence: { type: 'string' } },
      },
    },
  },
}

const answer = (description: string, schema: Json): Json => ({
  description,
  content: { 'application/json': { schema } },
})

const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): Json => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Json
  return rest
}

const describe = (operation: AnyOperation): Json => {
  const { api } = operation
  if (api === undefined) return {}
  const names = [...api.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '')
  const input = schemaOf(operation.input, 'input')
  const properties = (input.properties ?? {}) as Record<string, Json>
  const required = (input.required ?? []) as readonly string[]
  const inPath = names.map((name) => ({
    name,
    in: 'path',
    required: true,
    schema: properties[name] ?? { type: 'string' },
  }))
  const rest = Object.entries(properties).filter(([name]) => !names.includes(name))
  const reading = api.method === 'GET' || api.method === 'DELETE'
  const inQuery = reading
    ? rest.map(([name, schema]) => ({ name, in: 'query', required: required.includes(name), schema }))
    : []
  const body = {
    ...input,
    properties: Object.fromEntries(rest),
    required: required.filter((name) => !names.includes(name)),
  }
  return {
    operationId: operation.name,
    summary: operation.summary,
    tags: [operation.name.split('.')[0]],
    'x-policy': operation.policy.words,
    parameters: [...inPath, ...inQuery],
    ...(reading
      ? {}
      : { requestBody: { required: true, content: { 'application/json': { schema: body } } } }),
    responses: {
      '200': answer('Done.', schemaOf(operation.output, 'output')),
      '400': answer('The input does not fit.', problem),
      '401': answer('Sign in first. Absent and forbidden answer alike.', problem),
      '404': answer('Absent, or not yours to see: the two answer alike.', problem),
      '422': answer('Understood and refused, with the reason.', problem),
    },
  }
}

/** The OpenAPI 3.1 document of everything that has a place in the JSON API. */
export const openApiDocument = (operations: readonly AnyOperation[], publicUrl: string): Json => {
  const paths: Record<string, Record<string, Json>> = {}
  for (const operation of operations) {
    if (operation.api === undefined) continue
    paths[operation.api.path] = {
      ...paths[operation.api.path],
      [operation.api.method.toLowerCase()]: describe(operation),
    }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Share4Rare',
      version: '1',
      description: 'The same operations the pages use, under the same rules.',
    },
    servers: [{ url: `${publicUrl}/api/v1` }],
    components: { securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 's4r' } } },
    security: [{ session: [] }, {}],
    paths,
  }
}
