import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { type AddressInfo, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eicar, fakeClamd } from './clamd.factory.ts'
import { scanForViruses } from './index.ts'

const directory = mkdtempSync(join(tmpdir(), 's4r-clamd-'))
const servers: Server[] = []
const listening = async (server: Server, path?: string): Promise<string> => {
  servers.push(server)
  if (path === undefined) server.listen(0, '127.0.0.1')
  else server.listen(path)
  await once(server, 'listening')
  return path === undefined ? `tcp://127.0.0.1:${(server.address() as AddressInfo).port}` : `unix://${path}`
}
const urls = { tcp: '', unix: '' }
beforeAll(async () => {
  urls.tcp = await listening(fakeClamd())
  urls.unix = await listening(fakeClamd(), join(directory, 'clamd.ctl'))
})
afterAll(() => {
  for (const server of servers) server.close()
  rmSync(directory, { recursive: true, force: true })
})

describe.each(['tcp', 'unix'] as const)('the virus scanner over %s', (way) => {
  it('finds the test virus, also across pieces and inside something else', async () => {
    expect(await scanForViruses(urls[way], eicar)).toBe('infected')
    const large = randomBytes(200_000)
    expect(await scanForViruses(urls[way], Buffer.concat([large.subarray(0, 65_520), eicar, large]))).toBe(
      'infected',
    )
  })

  it('lets through what holds none', async () => {
    expect(await scanForViruses(urls[way], randomBytes(300_000))).toBe('clean')
  })
})

describe('a virus scanner that gives no clear answer', () => {
  it.each<[string, string]>([
    ['says something else', 'INSTREAM size limit exceeded. ERROR\0'],
    ['says yes and no', 'stream: OK\0stream: X FOUND\0'],
    ['says nothing', ''],
  ])('counts as down when it %s', async (_, words) => {
    const url = await listening(createServer((socket) => socket.on('error', () => undefined).end(words)))
    expect(await scanForViruses(url, eicar)).toBe('down')
  })

  it('counts as down when it is not there, and when it never answers', async () => {
    expect(await scanForViruses(`unix://${join(directory, 'nobody')}`, eicar)).toBe('down')
    const url = await listening(createServer((socket) => socket.on('error', () => undefined)))
    expect(await scanForViruses(url, eicar, 50)).toBe('down')
  })
})
