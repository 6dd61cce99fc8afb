/** A browser without script or pictures: cookies, redirects and forms. For what needs no eyes. */
export type PlainBrowser = {
  readonly get: (path: string) => Promise<Answer>
  readonly post: (path: string, form: Readonly<Record<string, string | readonly string[]>>) => Promise<Answer>
  /** For carrying the same person over into a real browser. */
  readonly cookies: () => readonly { readonly name: string; readonly value: string; readonly url: string }[]
}

export type Answer = {
  readonly status: number
  /** Where the redirects ended. */
  readonly path: string
  readonly headers: Headers
  readonly text: string
}

const longestWay = 8

export const plainBrowser = (origin: string): PlainBrowser => {
  const jar = new Map<string, string>()

  const keep = (response: Response): void => {
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value === '' || /max-age=0/i.test(line)) jar.delete(name)
      else jar.set(name, value)
    }
  }

  const send = async (path: string, init: RequestInit, hops = 0): Promise<Answer> => {
    const response = await fetch(`${origin}${path}`, {
      ...init,
      redirect: 'manual',
      headers: {
        ...(init.headers as Record<string, string> | undefined),
        Cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
      },
    })
    keep(response)
    const to = response.headers.get('location')
    if (to !== null && hops < longestWay) {
      await response.arrayBuffer()
      const next = new URL(to, `${origin}${path}`)
      return send(`${next.pathname}${next.search}`, {}, hops + 1)
    }
    return { status: response.status, path, headers: response.headers, text: await response.text() }
  }

  return {
    get: (path) => send(path, {}),
    post: (path, form) => {
      const fields = new URLSearchParams()
      for (const [name, value] of Object.entries(form)) {
        for (const one of typeof value === 'string' ? [value] : value) fields.append(name, one)
      }
      return send(path, {
        method: 'POST',
        body: fields.toString(),
        headers: {
          'Content-Type': 'application/x-www-form-urlencoded',
          'Sec-Fetch-Site': 'same-origin',
          Origin: origin,
        },
      })
    },
    cookies: () => [...jar].map(([name, value]) => ({ name, value, url: origin })),
  }
}

/** The addresses a page links to, without its language, in the order of the page. */
export const linksIn = (html: string): readonly string[] =>
  [...html.matchAll(/href="(\/[^"]*)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'))

export const firstMatch = (text: string, pattern: RegExp): string => {
  const [, found] = pattern.exec(text) ?? []
  if (found === undefined) throw new Error(`${pattern} is not in:\n${text.slice(0, 3000)}`)
  return found
}
