/** Reading our own pages in tests, the way a browser without script does: what a form would send as it stands. */
const attribute = (tag: string, name: string): string | undefined =>
  new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]

const plain = (text: string): string =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')

/** The fields of the form that posts to `action`, as they would be sent without a change. */
export const formOn = (html: string, action: string): Record<string, string | readonly string[]> => {
  const start = html.indexOf(`action="${action}"`)
  if (start === -1) throw new Error(`There is no form that posts to ${action}.`)
  const body = html.slice(start, html.indexOf('</form>', start))
  const fields: Record<string, string | readonly string[]> = {}
  const put = (name: string, value: string): void => {
    fields[name] = name.endsWith('[]') ? [...(fields[name] ?? []), value] : value
  }
  for (const [tag] of body.matchAll(/<input[^>]*>/g)) {
    const name = attribute(tag, 'name')
    const type = attribute(tag, 'type')
    const isOff = (type === 'radio' || type === 'checkbox') && !/\schecked/.test(tag)
    if (name !== undefined && !isOff) put(name, plain(attribute(tag, 'value') ?? ''))
  }
  for (const [, tag = '', text = ''] of body.matchAll(/<textarea([^>]*)>([^<]*)<\/textarea>/g)) {
    put(attribute(tag, 'name') ?? '', plain(text))
  }
  for (const [, tag = '', options = ''] of body.matchAll(/<select([^>]*)>([\s\S]*?)<\/select>/g)) {
    const chosen = [...options.matchAll(/<option[^>]*>/g)].find(([option]) => /\sselected/.test(option))
    put(attribute(tag, 'name') ?? '', chosen === undefined ? '' : (attribute(chosen[0], 'value') ?? ''))
  }
  return fields
}

/** What the page shows to be mended. */
export const errorsOn = (html: string): string =>
  /<section class="error-summary"[\s\S]*?<\/section>/.exec(html)?.[0].replaceAll(/<[^>]+>/g, ' ') ?? ''
