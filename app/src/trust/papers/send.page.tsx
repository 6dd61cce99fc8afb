import type { Failure, Visit } from '../../access/index.ts'
import { Actions, Button, ButtonLink, ErrorSummary, Page, SummaryList, WhoSees } from '../../ui/index.ts'
import { say } from '../messages/index.ts'
import type { PaperKind } from './paper.ts'
import { WhenDestroyed } from './paper-card.tsx'

/** What the parser can read; the telephone then offers camera, pictures and documents. */
const accepted = 'image/jpeg,image/png,image/webp,image/heic,image/heif,.heic,.heif,application/pdf,.pdf'

type Props = {
  readonly visit: Visit
  readonly kind: PaperKind
  /** This page, and the one that lists what was sent; without the language. */
  readonly path: string
  readonly list: { readonly path: string; readonly title: string }
  readonly failure?: Failure | undefined
}

/** One paper: what, why, who sees it, when it goes; then camera or files, and one button. */
export const SendPage = ({ visit, kind, path, list, failure }: Props) => {
  const { locale, shell } = visit
  const t = say(locale)
  const title = t(`kind.${kind}.title`)
  const back = visit.href(list.path)
  const error = failure?.errors[0]?.sentence
  return (
    <Page
      {...shell}
      title={title}
      path={path}
      sensitive
      hasProblems={failure !== undefined}
      scripts={['send-paper.js']}
      breadcrumbs={[
        { label: t('papers.home'), href: visit.href('/home') },
        { label: list.title, href: back },
        { label: title },
      ]}
    >
      <ErrorSummary
        locale={locale}
        problems={(failure?.errors ?? []).map((one) => ({ ...one, field: 'pages' }))}
      />
      <h1>{title}</h1>
      <SummaryList
        rows={[
          { term: t('send.needed'), value: t(`kind.${kind}.what`) },
          { term: t('send.why'), value: t(`kind.${kind}.why`) },
        ]}
      />
      <form
        class="send-paper"
        method="post"
        action={visit.href(path)}
        enctype="multipart/form-data"
        data-more={t('send.more')}
        data-page={t('send.page', { number: 0 })}
        data-sending={t('send.sending')}
      >
        {error && (
          <p class="field__error" id="pages-error">
            {error}
          </p>
        )}
        <div class="send-paper__way" data-photos>
          <label class="field__label" for="photo">
            {t('send.camera')}
          </label>
          <p class="field__hint" id="photo-hint">
            {t('send.camera.hint')}
          </p>
          <input
            class="send-paper__input"
            type="file"
            id="photo"
            name="photo"
            accept="image/*"
            capture="environment"
            aria-describedby="photo-hint"
          />
        </div>
        <div class="send-paper__way">
          <label class="field__label" for="pages">
            {t('send.files')}
          </label>
          <p class="field__hint" id="pages-hint">
            {t('send.files.hint')}
          </p>
          <input
            class="send-paper__input"
            type="file"
            id="pages"
            name="pages"
            multiple
            accept={accepted}
            aria-describedby={error ? 'pages-hint pages-error' : 'pages-hint'}
            aria-invalid={error ? 'true' : undefined}
          />
        </div>
        <p class="small">{t('send.clean')}</p>
        <WhoSees locale={locale}>{t('papers.whoSees')}</WhoSees>
        <p class="send-paper__status" role="status" data-status />
        <Actions>
          <Button>{t('send.button')}</Button>
          <ButtonLink kind="quiet" href={back}>
            {t('send.later')}
          </ButtonLink>
        </Actions>
      </form>
      <WhenDestroyed visit={visit} />
    </Page>
  )
}
