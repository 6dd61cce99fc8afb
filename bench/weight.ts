import { get } from 'node:http'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'

export interface Weight {
  readonly total: number
  readonly html: number
  readonly style: number
  readonly script: number
  readonly fonts: number
  readonly pictures: number
}

interface Fetched {
  readonly bytes: number
  readonly text: string
}

/** As a browser asks: compressed. Counted are the bytes of the bodies as they come over the wire. */
function fetchRaw(url: string, cookie: string): Promise<Fetched> {
  return new Promise((resolve, reject) => {
    const headers = { 'Accept-Encoding': 'gzip, deflate, br', Cookie: cookie }
    get(url, { headers, agent: false }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () => {
        const body = Buffer.concat(chunks)
        if (response.statusCode !== 200) return reject(new Error(`${url} answers ${response.statusCode}`))
        const coding = response.headers['content-encoding']
        const plain =
          coding === 'br' ? brotliDecompressSync(body) : coding === 'gzip' ? gunzipSync(body) : body
        resolve({ bytes: body.length, text: plain.toString('utf8') })
      })
    }).on('error', reject)
  })
}

/**
 * What a first visit with an empty cache brings over the wire: the page, its style sheet, scripts and favicon, and of the
 * fonts those whose range holds a character of the page.
 */
export async function weighFirstVisit(origin: string, path: string, cookie = ''): Promise<Weight> {
  const fetchPath = (each: string) => fetchRaw(new URL(each, origin).href, cookie)
  const page = await fetchPath(path)
  const named = (pattern: RegExp) => [...page.text.matchAll(pattern)].map(([, found = '']) => found)
  const styles = await Promise.all(named(/<link[^>]+href="([^"]+\.css)"/g).map(fetchPath))
  const scripts = await Promise.all(named(/<script[^>]+src="([^"]+)"/g).map(fetchPath))
  const pictures = await Promise.all(
    [...named(/<link[^>]+href="([^"]+\.(?:svg|png|ico))"/g), ...named(/<img[^>]+src="([^"]+)"/g)].map(
      fetchPath,
    ),
  )
  const fonts = await Promise.all(
    fontsFor(page.text, styles.map(({ text }) => text).join('\n')).map((name) =>
      fetchPath(`/assets/${name}`),
    ),
  )
  const sum = (parts: readonly Fetched[]) => parts.reduce((all, { bytes }) => all + bytes, 0)
  const weight = {
    html: page.bytes,
    style: sum(styles),
    script: sum(scripts),
    fonts: sum(fonts),
    pictures: sum(pictures),
  }
  return { ...weight, total: Object.values(weight).reduce((all, one) => all + one, 0) }
}

/** Names of the font files a browser would load for a text: those whose unicode-range holds one of its characters. */
export function fontsFor(html: string, css: string): readonly string[] {
  const characters = [...new Set(html.replace(/<[^>]*>/g, ' '))].map((one) => one.codePointAt(0) ?? 0)
  const faces = [...css.matchAll(/@font-face\s*\{([^}]*)\}/g)].map(([, face = '']) => face)
  const wanted = faces.filter((face) => {
    const range = /unicode-range:([^;}]+)/.exec(face)?.[1]
    return range === undefined || characters.some((one) => isWithin(one, range))
  })
  return [
    ...new Set(wanted.flatMap((face) => /url\(["']?(?:[^"')]*\/)?([^"')/]+)["']?\)/.exec(face)?.[1] ?? [])),
  ]
}

function isWithin(character: number, ranges: string): boolean {
  return ranges.split(',').some((range) => {
    const [from = '', to = from] = range.trim().replace(/^U\+/i, '').split('-')
    const low = Number.parseInt(from.replaceAll('?', '0'), 16)
    const high = Number.parseInt(to.replaceAll('?', 'F'), 16)
    return character >= low && character <= high
  })
}
