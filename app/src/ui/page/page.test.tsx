import { describe, expect, it } from 'vitest'
import { Page, type PageProps } from './page.tsx'

const render = async (props: Partial<PageProps> = {}) =>
  String(
    await (
      <Page locale="en" title="Library" path="/library?page=2" {...props}>
        <h1>Library</h1>
      </Page>
    ),
  )

describe('a page', () => {
  it('says its language and direction, and calls the pseudo-locale English', async () => {
    expect(await render({ locale: 'ro' })).toMatch(/^<!doctype html><html lang="ro" dir="ltr">/)
    expect(await render({ locale: 'ar' })).toContain('<html lang="ar" dir="rtl">')
    expect(await render({ locale: 'en-XA' })).toContain('<html lang="en" dir="ltr">')
  })

  it('begins with a way past the header that leads to what can take the focus', async () => {
    const html = await render({ nav: [{ href: '/en/library', label: 'Library', current: true }] })
    expect(html.indexOf('class="skip-link" href="#content"')).toBeLessThan(html.indexOf('<header'))
    expect(html).toContain('<main id="content" tabindex="-1">')
    expect(html).toContain('href="/en/library" aria-current="page"')
  })

  it('offers the same page in each language offered, and no language that is not', async () => {
    const html = await render()
    for (const locale of ['en', 'es', 'ro']) expect(html).toContain(`href="/${locale}/library?page=2"`)
    expect(html).not.toContain('href="/ar')
    expect(await render({ path: '/' })).toContain('href="/es"')
  })

  it('offers to leave quickly on a sensitive page only, and keeps that page out of search engines', async () => {
    const sensitive = await render({ sensitive: true })
    expect(sensitive).toContain('data-leave-quickly')
    expect(sensitive).toContain('content="noindex"')
    expect(sensitive).toMatch(/<script type="module" src="\/assets\/leave-quickly/)
    const open = await render()
    expect(open).not.toMatch(/data-leave-quickly|noindex|<script/)
  })

  it('tells of problems first in its title', async () => {
    expect(await render({ hasProblems: true })).toContain('<title>Please check: Library · Share4Rare</title>')
  })

  it('escapes what people chose to be called', async () => {
    const html = await render({
      title: '<b>',
      signedIn: { nickname: '<img src=x>', signOutAction: '/en/sign-out' },
    })
    expect(html).not.toMatch(/<img|<b>/)
    expect(html).toContain('<form method="post" action="/en/sign-out">')
  })
})
