import { describe, expect, it } from 'vitest'
import { chooseNode, hashesPasswords } from './node-version.mjs'

const machine = {
  platform: 'linux',
  arch: 'x64',
  version: 'v22.22.0',
  execPath: '/usr/bin/node',
  hashesPasswords: false,
}

describe('the Node that runs the platform', () => {
  it('is the one the project brings, whatever starts it', () => {
    expect(chooseNode(machine, (platform, arch) => `/bundled/${platform}-${arch}`)).toBe('/bundled/linux-x64')
    expect(chooseNode({ ...machine, version: 'v26.1.0' }, () => '/bundled/node')).toBe('/bundled/node')
  })

  it('is the one that is there, when it can hash passwords and none is brought for the machine', () => {
    expect(
      chooseNode({ ...machine, arch: 'riscv64', version: 'v24.7.0', hashesPasswords: true }, () => undefined),
    ).toBe('/usr/bin/node')
  })

  it('else is asked for in one sentence', () => {
    expect(() => chooseNode(machine, () => undefined)).toThrow(/v22\.22\.0.*install Node 24\.7/)
  })

  it('is asked whether it can, and the one we bring can', () => {
    expect(hashesPasswords()).toBe(true)
  })
})
