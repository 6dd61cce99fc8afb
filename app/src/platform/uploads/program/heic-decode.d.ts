declare module 'heic-decode' {
  type Decoded = { readonly width: number; readonly height: number; readonly data: Uint8ClampedArray }
  type Waiting = { readonly width: number; readonly height: number; readonly decode: () => Promise<Decoded> }
  const decodeHeic: {
    readonly all: (given: { readonly buffer: Uint8Array }) => Promise<readonly Waiting[]>
  }
  export default decodeHeic
}
