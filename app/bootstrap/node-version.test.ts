import { describe, expect, it } from 'vitest'
import { chooseNode, isRecent } from './node-version.mjs'

const machine = { platform: 'linux', arch: 'x64', version: 'v20.19.2', execPath: '/usr/bin/node' }

describe('the Node that runs the platform', () => {
  it('is the one the project brings, whatever starts it', () => {
    expect(chooseNode(machine, (platform, arch) => `/bundled/${platform}-${arch}`)).toBe('/bundled/linux-x64')
    expect(chooseNode({ ...machine, version: 'v26.1.0' }, () => '/bundled/node')).toBe('/bundled/node')
  })

  it('is the one that is there, when recent enough and none is brought for the machine', () => {
    expect(chooseNode({ ...machine, arch: 'riscv64', version: 'v22.22.0' }, () => undefined)).toBe(
      '/usr/bin/node',
    )
  })

  it('else is asked for in one sentence', () => {
    expect(() => chooseNode(machine, () => undefined)).toThrow(/v20\.19\.2.*install Node 24/)
  })

  it.each([
    ['v20.19.2', false],
    ['v22.21.9', false],
    ['v22.22.0', true],
    ['v23.0.0', true],
    ['v24.0.0', true],
  ])('%s is recent enough: %s', (version, expected) => {
    expect(isRecent(version)).toBe(expected)
  })
})
