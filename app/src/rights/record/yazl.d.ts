declare module 'yazl' {
  import type { Readable } from 'node:stream'

  export class ZipFile {
    readonly outputStream: Readable
    addBuffer(
      buffer: Buffer,
      metadataPath: string,
      options?: { readonly mtime?: Date; readonly compress?: boolean },
    ): void
    end(): void
  }
}
