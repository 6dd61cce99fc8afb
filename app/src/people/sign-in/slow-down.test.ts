import { describe, expect, it } from 'vitest'
import { mostFailures, networkOf, pauseAfter, secondsLeft } from './slow-down.ts'

const now = new Date('2026-11-22T10:00:00Z')

describe('the pause after failures', () => {
  it('is none for the first five quick ones, then grows, up to a quarter of an hour', () => {
    expect([0, 1, 4].map((failures) => pauseAfter(failures))).toEqual([0, 0, 0])
    expect([5, 6, 7].map((failures) => pauseAfter(failures) / 1000)).toEqual([2, 4, 8])
    expect(pauseAfter(mostFailures)).toBe(15 * 60_000)
  })

  it('never shrinks as failures grow', () => {
    for (let failures = 1; failures <= mostFailures; failures += 1)
      expect(pauseAfter(failures)).toBeGreaterThanOrEqual(pauseAfter(failures - 1))
  })

  it('is said in whole seconds, never zero while any is left', () => {
    const tries = { failures: 5, lastAt: new Date(now.getTime() - 1999) }
    expect(secondsLeft(tries, now)).toBe(1)
    expect(secondsLeft({ ...tries, lastAt: new Date(now.getTime() - 2000) }, now)).toBe(0)
    expect(secondsLeft(undefined, now)).toBe(0)
  })
})

describe('where tries come from', () => {
  it('is one network for all addresses of one IPv6 subscriber', () => {
    const same = [
      '2001:db8:1:2::1',
      '2001:DB8:1:2:ffff:ffff:ffff:ffff',
      '2001:0db8:0001:0002::',
      '2001:db8:1:2::7%eth0',
    ]
    expect(new Set(same.map(networkOf))).toEqual(new Set(['2001:db8:1:2::/64']))
    expect(networkOf('2001:db8:1:3::1')).not.toBe(networkOf('2001:db8:1:2::1'))
    expect(networkOf('::1')).toBe('0:0:0:0::/64')
    expect(networkOf('64:ff9b::192.0.2.7')).toBe('64:ff9b:0:0::/64')
  })

  it('is the address itself otherwise', () => {
    expect(networkOf('192.0.2.7')).toBe('192.0.2.7')
  })
})
