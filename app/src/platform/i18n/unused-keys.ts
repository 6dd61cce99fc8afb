/**
 * Keys that no source says, neither as a literal (`'step3.title'`) nor through a template whose fixed parts
 * match (`` `role.${role}` `` says every `role.…`). A template must begin with a fixed word and a dot, or a
 * single `${key}` would count as the use of everything.
 */
export const unusedKeys = (keys: readonly string[], sources: readonly string[]): readonly string[] => {
  const literals = new Set<string>()
  const templates = new Map<string, RegExp>()
  for (const source of sources) {
    for (const [, literal = ''] of source.matchAll(LITERAL)) literals.add(literal)
    for (const [, template = ''] of source.matchAll(TEMPLATE)) templates.set(template, patternOf(template))
  }
  const patterns = [...templates.values()]
  return keys.filter((key) => !literals.has(key) && !patterns.some((pattern) => pattern.test(key)))
}

const LITERAL = /['"`]([\w.-]+)['"`]/g
const TEMPLATE = /`(\w[\w-]*\.[\w.-]*(?:\$\{[^{}`]*\}[\w.-]*)+)`/g

const patternOf = (template: string): RegExp => {
  const fixed = template.split(/\$\{[^{}`]*\}/).map((part) => part.replaceAll('.', '\\.'))
  return new RegExp(`^${fixed.join('[\\w.-]+')}$`)
}
