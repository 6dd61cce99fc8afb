import { describe, expect, it } from 'vitest'
import { deviceNamedBy } from './device.ts'

describe('the device a browser names', () => {
  it.each([
    ['Mozilla/5.0 (Android 14; Mobile; rv:133.0) Gecko/133.0 Firefox/133.0', 'Firefox, Android'],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1',
      'Safari, iPhone',
    ],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0',
      'Edge, Windows',
    ],
    ['Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/131.0.0.0 Safari/537.36', 'Chrome, Linux'],
    ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15)', 'Mac'],
  ])('is said roughly: %s', (agent, device) => expect(deviceNamedBy(agent)).toBe(device))

  it('is nothing where it says nothing, and never what it wrote itself', () => {
    expect(deviceNamedBy('')).toBeUndefined()
    expect(deviceNamedBy('<b>call +34 600 000 000</b>')).toBeUndefined()
  })
})
