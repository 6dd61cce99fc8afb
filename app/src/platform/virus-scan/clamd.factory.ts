import { createServer, type Server } from 'node:net'

/** The test virus every scanner knows, in two parts so that no scanner takes this file for one. */
export const eicar = Buffer.from(`X5O!P%@AP[4\\PZX54(P^)7CC)7}$${'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!'}$H+H*`)

/** Speaks the daemon's protocol as far as we use it, strictly: what it cannot read it answers with an error. */
export const fakeClamd = (): Server =>
  createServer((socket) => {
    let held = Buffer.alloc(0)
    socket.on('error', () => undefined)
    socket.on('data', (part) => {
      held = Buffer.concat([held, part])
      const start = 'zINSTREAM\0'
      if (held.length < start.length) return
      if (held.subarray(0, start.length).toString('latin1') !== start) {
        socket.end('UNKNOWN COMMAND\0')
        return
      }
      const pieces: Buffer[] = []
      for (let at = start.length; at + 4 <= held.length; ) {
        const length = held.readUInt32BE(at)
        if (length === 0) {
          const found = Buffer.concat(pieces).includes(eicar)
          socket.end(found ? 'stream: Win.Test.EICAR_HDB-1 FOUND\0' : 'stream: OK\0')
          return
        }
        if (at + 4 + length > held.length) return
        pieces.push(held.subarray(at + 4, at + 4 + length))
        at += 4 + length
      }
    })
  })
