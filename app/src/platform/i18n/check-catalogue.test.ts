import { describe, expect, it } from 'vitest'
import { checkCatalogue } from './check-catalogue.ts'
import { unusedKeys } from './unused-keys.ts'

describe('the catalogue check', () => {
  it('is content with files that say the same', () => {
    const plural = '{n, plural, one {# day} other {# days}} for {name}'
    const romanian = 'pentru {name}: {n, plural, one {# zi} few {# zile} other {# de zile}}'
    expect(checkCatalogue({ en: { a: plural }, ro: { a: romanian } })).toEqual([])
  })

  it('names missing, extra and empty keys', () => {
    const problems = checkCatalogue({ en: { a: 'A', b: 'B' }, es: { a: ' ', c: 'C' } }).join('\n')
    expect(problems).toContain('es.json lacks “b”')
    expect(problems).toContain('es.json has “c”')
    expect(problems).toContain('es.json: “a” is empty')
  })

  it('names arguments that are lost, renamed or of another kind, also inside a plural branch', () => {
    const en = {
      a: '{name}',
      b: '{n, plural, other {# of {total}}}',
      c: '{n, number}',
      d: '{x, select, f {a} other {b}}',
    }
    const es = { a: '{nombre}', b: '{n, plural, other {#}}', c: '{n}', d: '{x, select, m {a} other {b}}' }
    expect(checkCatalogue({ en, es })).toHaveLength(4)
  })

  it('names a message that cannot be read and Romanian letters with a cedilla', () => {
    const problems = checkCatalogue({ en: { a: 'A', b: 'B' }, ro: { a: '{n, plural', b: 'viaţă' } })
    expect(problems).toHaveLength(2)
    expect(problems.join('\n')).toMatch(/not a valid ICU message[\s\S]*cedilla/)
  })

  it('says so when English itself is missing', () => {
    expect(checkCatalogue({ es: { a: 'A' } })).toHaveLength(1)
  })
})

describe('unused keys', () => {
  it('are those said neither literally nor through a template', () => {
    const sources = ["t('a.title')", `t(\`role.\${role}\`) t(\`step.\${n}.title\`) t(\`\${anything}\`)`]
    const keys = ['a.title', 'role.patient', 'step.1.title', 'step.1.hint', 'b.title', 'a.titles']
    expect(unusedKeys(keys, sources)).toEqual(['step.1.hint', 'b.title', 'a.titles'])
  })
})
