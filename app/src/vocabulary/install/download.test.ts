import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { textDigest } from './digest.ts'
import { downloadReleases } from './download.ts'

const text = 'a release '.repeat(50_000)
let dir = ''
let server: Server
let url = ''
let asked: (string | undefined)[] = []
/** How many bytes the server gives before it breaks the connection; undefined: all. */
let breaksAfter: number | undefined
let etag = '"one"'
/** Breaks it once the client has said that something arrived: what is in flight would be lost. */
let breakConnection = () => {}

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'download-'))
  asked = []
  breaksAfter = undefined
  etag = '"one"'
  breakConnection = () => {}
  server = createServer((request, response) => {
    const range = request.headers.range
    asked.push(range)
    const valid = range !== undefined && (request.headers['if-range'] ?? etag) === etag
    const from = valid ? Number(/\d+/u.exec(range)?.[0]) : 0
    const body = Buffer.from(text).subarray(from)
    response.writeHead(valid ? 206 : 200, { etag, 'content-length': body.length })
    if (breaksAfter === undefined) response.end(body)
    else {
      response.write(body.subarray(0, breaksAfter))
      breakConnection = () => response.destroy()
    }
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/genes_to_disease.txt`
})
afterEach(async () => {
  server.closeAllConnections()
  await new Promise((closed) => server.close(closed))
  await rm(dir, { recursive: true })
})

const wanted = (sha256?: string) => [
  { kind: 'genes' as const, file: 'genes_to_disease.txt', url, ...(sha256 === undefined ? {} : { sha256 }) },
]
const options = () => ({ folder: dir, progress: () => breakConnection() })

describe('downloading releases', () => {
  it('keeps the file and says where it came from', async () => {
    const steps: string[] = []
    const files = await downloadReleases(wanted(textDigest(text)), {
      folder: dir,
      progress: (step) => steps.push(step),
    })
    expect(files).toEqual([{ kind: 'genes', path: join(dir, 'genes_to_disease.txt'), takenFrom: url }])
    expect(await readFile(join(dir, 'genes_to_disease.txt'), 'utf8')).toBe(text)
    expect(steps.at(-1)).toContain('0.5 MB of 0.5 MB')
  })

  it('goes on where a broken connection stopped', async () => {
    breaksAfter = 100_000
    await expect(downloadReleases(wanted(), options())).rejects.toThrow('Run the command again')
    breaksAfter = undefined
    breakConnection = () => {}
    await downloadReleases(wanted(), options())
    expect(asked).toEqual([undefined, expect.stringMatching(/^bytes=[1-9]\d*-$/u)])
    expect(await readFile(join(dir, 'genes_to_disease.txt'), 'utf8')).toBe(text)
  })

  it('never mixes two versions', async () => {
    breaksAfter = 100_000
    await expect(downloadReleases(wanted(), options())).rejects.toThrow()
    breaksAfter = undefined
    breakConnection = () => {}
    etag = '"two"'
    await downloadReleases(wanted(), options())
    expect(await readFile(join(dir, 'genes_to_disease.txt'), 'utf8')).toBe(text)
  })

  it('refuses a file whose checksum is another, and keeps none under its name', async () => {
    await expect(downloadReleases(wanted(textDigest('other')), options())).rejects.toThrow('checksum')
    await expect(readFile(join(dir, 'genes_to_disease.txt'))).rejects.toThrow('ENOENT')
  })

  it('says what to do when nobody answers', async () => {
    const [one] = wanted()
    const nowhere = [{ kind: 'genes' as const, file: 'x', url: (one?.url ?? '').replace(/:\d+/u, ':1') }]
    await expect(downloadReleases(nowhere, options())).rejects.toThrow('--from')
  })
})
