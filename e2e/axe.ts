import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const options = {
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
  resultTypes: ['violations'],
  // Only an experimental rule would read the style sheets again.
  preload: false,
}

/** What WCAG 2.2 AA forbids on this page, in one line each. */
export const violationsOn = async (page: Page): Promise<readonly string[]> => {
  // Evaluated through the developer tools, which the page's policy does not bind: a script tag it would rightly refuse.
  await page.evaluate(source)
  const results = await page.evaluate<AxeResults>(`axe.run(document, ${JSON.stringify(options)})`)
  if (results.passes.length === 0) throw new Error(`axe saw nothing on ${page.url()}`)
  return results.violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) =>
        `${page.url()} at ${page.viewportSize()?.width} px: ${id} (${help}) at ${target.join(' ')}: ${failureSummary?.split('\n')[1]?.trim() ?? ''}`,
    ),
  )
}

/** How far the page reaches beyond its window, and through what. Source text, for it runs in the page. */
const findSideways = `(() => {
  const root = document.documentElement
  if (root.scrollWidth <= root.clientWidth) return []
  const through = [...document.querySelectorAll('body *')]
    .filter((element) => {
      const { left, right } = element.getBoundingClientRect()
      return right > root.clientWidth + 1 || left < -1
    })
    .map((element) => element.tagName.toLowerCase() + '.' + (element.getAttribute('class') ?? ''))
  return [location.pathname + ' is ' + root.scrollWidth + ' px wide in ' + root.clientWidth + ': ' + through.slice(0, 6).join(', ')]
})()`

export const sidewaysOf = (page: Page): Promise<readonly string[]> => page.evaluate(findSideways)
