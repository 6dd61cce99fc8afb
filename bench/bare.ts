/** The least a page can cost on this machine: Hono saying hello, with nothing behind it. `node bench/bare.ts PORT`. */
import { serve } from '@hono/node-server'
import { Hono } from 'hono'

const app = new Hono()
app.get('/', (c) => c.html('<!doctype html><html lang="en"><title>hello</title><h1>hello</h1></html>'))
serve({ fetch: app.fetch, hostname: '127.0.0.1', port: Number(process.argv[2] ?? 0) }, ({ port }) => {
  process.stdout.write(`listening on ${port}\n`)
})
