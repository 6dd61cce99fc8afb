import type { Visit } from '../../access/index.ts'
import { formatDate } from '../../platform/i18n/index.ts'
import { Button, Details, InlineHelp, TextArea } from '../../ui/index.ts'
import { say } from '../messages/index.ts'
import type { PaperView } from './paper-view.ts'

/** The eye finds what needs something done. */
export const paperTones = {
  needed: 'plain',
  waiting: 'action',
  quarantined: 'action',
  appeal: 'action',
  'asked-again': 'warning',
  accepted: 'success',
  refused: 'warning',
  ended: 'plain',
} as const

export const WhenDestroyed = ({ visit }: { readonly visit: Visit }) => {
  const t = say(visit.locale)
  return (
    <InlineHelp question={t('papers.destroyed.question')}>
      <ul>
        <li>{t('papers.destroyed.accepted')}</li>
        <li>{t('papers.destroyed.refused')}</li>
        <li>{t('papers.destroyed.undecided')}</li>
        <li>{t('papers.destroyed.consent')}</li>
      </ul>
      <p>{t('papers.destroyed.stays')}</p>
    </InlineHelp>
  )
}

/** What there is to say about one paper. */
export const Told = ({ visit, paper }: { readonly visit: Visit; readonly paper: PaperView }) => {
  const { locale } = visit
  const t = say(locale)
  const date = (iso: string) => ({ date: formatDate(locale, iso) })
  return (
    <>
      <p>
        {t('papers.sentOn', date(paper.sentAt))}
        {paper.answerDue && ` ${t('papers.answerBy', date(paper.answerDue))}`}
        {paper.decidedAt && ` ${t('papers.decidedOn', date(paper.decidedAt))}`}
      </p>
      {paper.reason && <p>{t(`reason.${paper.reason}`)}</p>}
      {paper.words && (
        <figure class="paper__words">
          <figcaption>{t('papers.wrote')}</figcaption>
          <blockquote>{paper.words}</blockquote>
        </figure>
      )}
      {paper.destroyedAt && <p class="small">{t('papers.goneOn', date(paper.destroyedAt))}</p>}
      {paper.destroyedUnlessDecided && (
        <p class="small">{t('papers.goneBy', date(paper.destroyedUnlessDecided))}</p>
      )}
    </>
  )
}

type ActsProps = {
  readonly visit: Visit
  /** Where it is answered, without the language. */
  readonly path: string
  readonly paper: PaperView
  readonly title: string
}

export const Acts = ({ visit, path, paper, title }: ActsProps) => {
  const { locale } = visit
  const t = say(locale)
  const base = visit.href(path)
  return (
    <>
      {(paper.state === 'waiting' || paper.state === 'quarantined') && (
        <form method="post" action={`${base}/withdraw`}>
          <Button kind="quiet">
            {t('papers.withdraw')}
            <span class="visually-hidden">: {title}</span>
          </Button>
        </form>
      )}
      {paper.appealUntil && (
        <Details summary={t('appeal.question')}>
          <p>{t('appeal.text', { date: formatDate(locale, paper.appealUntil) })}</p>
          <form method="post" action={`${base}/appeal`}>
            <TextArea
              locale={locale}
              name="words"
              label={t('appeal.words')}
              rows={4}
              maxlength={2000}
              optional
            />
            <Button kind="secondary">{t('appeal.send')}</Button>
          </form>
        </Details>
      )}
    </>
  )
}
