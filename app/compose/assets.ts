import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import type { Hono } from 'hono'
import type { Env } from '../src/access/index.ts'

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
}

type File = { readonly plain: Buffer; readonly br: Buffer | undefined; readonly gzip: Buffer | undefined }

const readOr = (path: string): Promise<Buffer | undefined> => readFile(path).catch(() => undefined)

/** Built files, kept in memory with their pre-compressed forms. A hashed name never changes its content. */
export const mountAssets = (app: Hono<Env>, directory: string): void => {
  const files = new Map<string, File>()
  app.get('/assets/:name{[A-Za-z0-9._-]+}', async (c) => {
    const name = c.req.param('name')
    const type = types[extname(name)]
    if (type === undefined || name.includes('..')) return c.notFound()
    let file = files.get(name)
    if (file === undefined) {
      const plain = await readOr(join(directory, name))
      if (plain === undefined) return c.notFound()
      file = {
        plain,
        br: await readOr(join(directory, `${name}.br`)),
        gzip: await readOr(join(directory, `${name}.gz`)),
      }
      files.set(name, file)
    }
    const accepts = c.req.header('accept-encoding') ?? ''
    const hashed = /-[A-Za-z0-9]{8,}\.\w+$/.test(name)
    c.header('Content-Type', type)
    c.header('Vary', 'Accept-Encoding')
    c.header('Cache-Control', hashed ? 'public, max-age=31536000, immutable' : 'public, max-age=3600')
    if (file.br !== undefined && /\bbr\b/.test(accepts)) {
      c.header('Content-Encoding', 'br')
      return c.body(Uint8Array.from(file.br))
    }
    if (file.gzip !== undefined && /\bgzip\b/.test(accepts)) {
      c.header('Content-Encoding', 'gzip')
      return c.body(Uint8Array.from(file.gzip))
    }
    return c.body(Uint8Array.from(file.plain))
  })
}
