import type { Failure, Visit } from '../../access/index.ts'
import { hours } from '../../platform/clock/index.ts'
import { Button, ButtonLink, EmptyState, ErrorSummary, Notice, Page, Table, Tag } from '../../ui/index.ts'
import { say } from '../messages/index.ts'
import type { Waiting } from './queue.ts'

type Props = {
  readonly visit: Visit
  readonly waiting: readonly Waiting[]
  readonly failure?: Failure | undefined
}

export const QueuePage = ({ visit, waiting, failure }: Props) => {
  const { locale, shell } = visit
  const t = say(locale)
  const title = t('queue.title')
  const done = visit.raw.done === 'done' ? 'done' : visit.raw.done === 'second' ? 'second' : undefined
  return (
    <Page {...shell} path="/checking" title={title} noindex width="wide" hasProblems={failure !== undefined}>
      <ErrorSummary
        locale={locale}
        problems={(failure?.errors ?? []).map(({ sentence }) => ({ sentence }))}
      />
      {done !== undefined && <Notice locale={locale} kind="success" live title={t(`queue.${done}`)} />}
      <h1>{title}</h1>
      <p class="lead">{t('queue.lead')}</p>
      {waiting.length === 0 ? (
        <EmptyState title={t('queue.empty')}>
          <p>{t('queue.empty.text')}</p>
        </EmptyState>
      ) : (
        <Table
          id="queue"
          caption={title}
          hideCaption
          columns={[
            { label: t('queue.kind') },
            { label: t('queue.look') },
            { label: t('queue.due') },
            { label: t('queue.act') },
          ]}
          rows={waiting.map((one) => [
            t(`kind.${one.kind}.title`),
            t(`look.${one.look}`),
            <Due visit={visit} due={one.due} />,
            <Act visit={visit} one={one} />,
          ])}
        />
      )}
    </Page>
  )
}

const Due = ({ visit, due }: { readonly visit: Visit; readonly due: string }) => {
  const t = say(visit.locale)
  const left = Math.floor((Date.parse(due) - visit.services.clock.now().getTime()) / hours(1))
  return (
    <Tag tone={left < 0 ? 'warning' : 'plain'}>
      {left < 0 ? t('queue.overdue') : t('queue.hours', { hours: left })}
    </Tag>
  )
}

const Act = ({ visit, one }: { readonly visit: Visit; readonly one: Waiting }) => {
  const t = say(visit.locale)
  const what = <span class="visually-hidden">: {t(`kind.${one.kind}.title`)}</span>
  if (one.mine)
    return (
      <ButtonLink href={visit.href(`/checking/${one.paperId}`)}>
        {t('queue.goOn')}
        {what}
      </ButtonLink>
    )
  if (one.taken) return <>{t('queue.taken')}</>
  if (!one.mayTake) return <>{t('queue.notYou')}</>
  return (
    <form method="post" action={visit.href(`/checking/${one.paperId}/take`)}>
      <Button kind="secondary">
        {t('queue.take')}
        {what}
      </Button>
    </form>
  )
}
