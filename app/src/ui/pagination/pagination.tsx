import type { Locale } from '../../platform/i18n/index.ts'
import { Icon } from '../icon/icon.tsx'
import { say } from '../messages/index.ts'

type PaginationProps = {
  readonly locale: Locale
  /** From 1. */
  readonly page: number
  readonly pages: number
  readonly hrefFor: (page: number) => string
}

export const Pagination = ({ locale, page, pages, hrefFor }: PaginationProps) => {
  if (pages <= 1) return null
  const t = say(locale)
  return (
    <nav class="pagination" aria-label={t('pages.label')}>
      {page > 1 && (
        <a class="pagination__step" href={hrefFor(page - 1)} rel="prev">
          <Icon name="back" />
          {t('pages.previous')}
        </a>
      )}
      <ol class="pagination__pages">
        {pagesAround(page, pages).map((number) => (
          <li>
            <a
              class="pagination__page"
              href={hrefFor(number)}
              aria-label={t('pages.page', { page: number })}
              aria-current={number === page ? 'page' : undefined}
            >
              {number}
            </a>
          </li>
        ))}
      </ol>
      {page < pages && (
        <a class="pagination__step" href={hrefFor(page + 1)} rel="next">
          {t('pages.next')}
          <Icon name="arrow" />
        </a>
      )}
      <p class="pagination__words">{t('pages.of', { page, pages })}</p>
    </nav>
  )
}

/** First, last, and the neighbours: five at most, so that a phone keeps them on one line. */
export const pagesAround = (page: number, pages: number): readonly number[] =>
  [...new Set([1, page - 1, page, page + 1, pages])].filter((number) => number >= 1 && number <= pages)
