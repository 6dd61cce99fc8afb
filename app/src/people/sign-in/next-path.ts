const origin = 'http://here.invalid'

/** Where to go after signing in: a path of this site without its language, or the person's own place. Never elsewhere. */
export const nextPath = (wish: unknown, otherwise = '/home'): string => {
  if (typeof wish !== 'string' || !/^\/(?![/\\])[^\\\p{C}]*$/u.test(wish) || !URL.canParse(wish, origin))
    return otherwise
  const url = new URL(wish, origin)
  // `/a/..//elsewhere.example` becomes a path that begins with two slashes, which a browser reads as a host.
  if (url.origin !== origin || url.pathname.startsWith('//')) return otherwise
  return `${url.pathname}${url.search}`
}
