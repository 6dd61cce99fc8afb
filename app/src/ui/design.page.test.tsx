import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { localesOffered } from '../platform/i18n/index.ts'
import { DesignPage } from './design.page.tsx'

const render = async (locale: 'en' | 'es' | 'ro' | 'ar' | 'en-XA') =>
  String(await (<DesignPage locale={locale} />))

const components = readdirSync(import.meta.dirname, { withFileTypes: true })
  .filter(
    (entry) => entry.isDirectory() && !['icon', 'messages', 'page', 'static', 'styles'].includes(entry.name),
  )
  .map((entry) => entry.name)

describe('the design page', () => {
  it('shows every component there is a folder for', async () => {
    const html = await render('en')
    expect(components.length).toBeGreaterThan(20)
    expect(components.filter((name) => !html.includes(`id="${name}"`))).toEqual([])
  })

  it('finds beside each component its examples and a style that the bundle imports', () => {
    const bundle = readFileSync(join(import.meta.dirname, 'styles', 'app.css'), 'utf8')
    for (const name of components) {
      const files = readdirSync(join(import.meta.dirname, name))
      expect(files).toEqual(expect.arrayContaining([`${name}.tsx`, `${name}.css`, `${name}.examples.tsx`]))
      expect(bundle).toContain(`@import "../${name}/${name}.css";`)
    }
  })

  it.each(localesOffered(true))(
    'obeys the content policy in %s: no inline script, no inline style',
    async (locale) => {
      const html = await render(locale)
      expect(html).not.toMatch(/<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)/)
    },
  )

  it('gives no id twice and points every label, description and fragment at something', async () => {
    const html = await render('en')
    const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id = '']) => id)
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
    const references = [...html.matchAll(/\s(?:for|aria-describedby|aria-labelledby)="([^"]+)"/g)].flatMap(
      ([, value = '']) => value.split(' '),
    )
    expect(references.length).toBeGreaterThan(30)
    expect(references.filter((id) => !ids.includes(id))).toEqual([])
    const fragments = [...html.matchAll(/href="#([^"]+)"/g)].map(([, id = '']) => id)
    expect(fragments.filter((id) => !ids.includes(id))).toEqual([])
  })
})
