import { connect, type Socket } from 'node:net'

/** `down` is no answer: whoever asked keeps what was sent shut away and asks again later. */
export type ScanAnswer = 'clean' | 'infected' | 'down'

const patience = 20_000
const pieceBytes = 64 * 1024
const longestAnswer = 4096

const open = (url: string): Socket => {
  if (url.startsWith('unix://')) return connect(url.slice('unix://'.length))
  const { hostname, port } = new URL(url)
  return connect(Number(port), hostname.replace(/^\[|\]$/g, ''))
}

/** INSTREAM as clamd(8) describes it: pieces, each after its length in four bytes, and an empty one at the end. */
const instream = (bytes: Uint8Array): Buffer => {
  const parts: Uint8Array[] = [Buffer.from('zINSTREAM\0')]
  for (let at = 0; at < bytes.length; at += pieceBytes) {
    const piece = bytes.subarray(at, at + pieceBytes)
    const length = Buffer.alloc(4)
    length.writeUInt32BE(piece.length)
    parts.push(length, piece)
  }
  parts.push(Buffer.alloc(4))
  return Buffer.concat(parts)
}

/** One answer, ended by a zero byte; two in one are none. */
const meaningOf = (said: string): ScanAnswer => {
  const answer = said.replace(/\0?\n?$/, '')
  if (answer.includes('\0')) return 'down'
  if (answer === 'stream: OK') return 'clean'
  return /^stream: .+ FOUND$/.test(answer) ? 'infected' : 'down'
}

/** Asks ClamAV's daemon about these bytes. Anything but its clear yes or no counts as no answer. */
export const scanForViruses = (
  url: string,
  bytes: Uint8Array,
  milliseconds: number = patience,
): Promise<ScanAnswer> =>
  new Promise((resolve) => {
    const socket = open(url)
    let answer = ''
    const end = (meaning: ScanAnswer): void => {
      socket.destroy()
      resolve(meaning)
    }
    socket.setTimeout(milliseconds, () => end('down'))
    socket.on('error', () => end('down'))
    socket.on('data', (part) => {
      answer += part.toString('latin1')
      if (answer.length > longestAnswer) end('down')
    })
    socket.on('close', () => end(meaningOf(answer)))
    socket.on('connect', () => socket.write(instream(bytes)))
  })
