type Fields = Record<string, unknown>

/** Far beyond what any form of ours sends; a name of a hundred thousand dots would cost seconds. */
const mostFields = 2000
const longestName = 100

/**
 * Form fields as plain data: `name[]` always gives a list, `a.b` an object in an object, text is trimmed at its ends,
 * what was left empty is left out. Files are not fields: sent-files.ts reads them, where a route takes any.
 */
export const fieldsOf = (entries: Iterable<[string, unknown]>): Fields => {
  const fields: Fields = {}
  let count = 0
  for (const [name, value] of entries) {
    count += 1
    if (count > mostFields) break
    if (typeof value !== 'string' || name.length > longestName) continue
    const text = value.replaceAll('\r\n', '\n').trim()
    if (text === '') continue
    put(fields, name, text)
  }
  return fields
}

const put = (fields: Fields, name: string, text: string): void => {
  // A field of this name would reach the prototype of every object.
  if (name.includes('__proto__') || name.includes('constructor') || name.includes('prototype')) return
  const dot = name.indexOf('.')
  if (dot > 0) {
    const head = name.slice(0, dot)
    fields[head] ??= {}
    const inner = fields[head]
    if (typeof inner === 'object' && inner !== null && !Array.isArray(inner))
      put(inner as Fields, name.slice(dot + 1), text)
    return
  }
  if (!name.endsWith('[]')) {
    fields[name] = text
    return
  }
  const key = name.slice(0, -2)
  fields[key] ??= []
  const list = fields[key]
  if (Array.isArray(list)) list.push(text)
}
