import type { Failure, Visit } from '../../access/index.ts'
import { formatDate } from '../../platform/i18n/index.ts'
import {
  Button,
  ButtonLink,
  Details,
  ErrorSummary,
  Field,
  Notice,
  Page,
  Tag,
  WhoSees,
} from '../../ui/index.ts'
import { say } from '../messages/index.ts'
import type { PersonKind } from './paper.ts'
import { Acts, paperTones, Told, WhenDestroyed } from './paper-card.tsx'
import type { PaperView } from './paper-view.ts'
import type { PapersView } from './read-papers.ts'

const whoOf = ({ relation, name }: Pick<PapersView, 'relation' | 'name'>) =>
  relation === 'self'
    ? { who: 'you', name: '' }
    : { who: name === undefined ? 'other' : 'named', name: name ?? '' }

export const papersTitle = (visit: Visit, value: Pick<PapersView, 'relation' | 'name'>): string =>
  say(visit.locale)('papers.title', whoOf(value))

const doneKinds = ['sent', 'withdrawn', 'appealed'] as const

type Props = { readonly visit: Visit; readonly value: PapersView; readonly failure?: Failure | undefined }

export const PapersPage = ({ visit, value, failure }: Props) => {
  const { locale, shell } = visit
  const t = say(locale)
  const title = papersTitle(visit, value)
  const done = doneKinds.find((known) => known === visit.raw.done)
  const tier = value.tier >= 3 ? '3' : value.tier >= 2 ? '2' : '1'
  return (
    <Page
      {...shell}
      title={title}
      path={`/persons/${value.personId}/papers`}
      sensitive
      hasProblems={failure !== undefined}
      breadcrumbs={[{ label: t('papers.home'), href: visit.href('/home') }, { label: t('papers.crumb') }]}
    >
      <ErrorSummary locale={locale} problems={failure?.errors ?? []} />
      {done !== undefined && (
        <Notice locale={locale} kind="success" live title={t(`papers.done.${done}`)}>
          <p>{t(`papers.done.${done}.text`)}</p>
        </Notice>
      )}
      <h1>{title}</h1>
      <p>
        <Tag tone={value.tier >= 2 ? 'success' : 'plain'}>{t(`papers.tier.${tier}`)}</Tag>
      </p>
      <p class="lead">{t('papers.lead')}</p>
      <p>{t('papers.noHurry')}</p>
      <WhoSees locale={locale}>{t('papers.whoSees')}</WhoSees>
      {!value.maySend && (
        <Notice locale={locale}>
          <p>{t('papers.onlyLook')}</p>
        </Notice>
      )}
      {!value.agreed && (
        <Notice locale={locale} kind="warning">
          <p>
            {t('papers.agreeFirst')}{' '}
            <a href={visit.href(`/persons/${value.personId}/choices#membership`)}>
              {t('papers.agreeFirst.link')}
            </a>
          </p>
        </Notice>
      )}
      {value.agreed && <Signing visit={visit} value={value} failure={failure} />}
      {value.needs.map(({ kind, papers }) => (
        <Need visit={visit} value={value} kind={kind} papers={papers} />
      ))}
      <WhenDestroyed visit={visit} />
      {value.maySend && value.agreed && value.needs.every(({ kind }) => kind !== 'consent') && (
        <p>
          <a href={visit.href(`/persons/${value.personId}/papers/consent`)}>{t('papers.onPaper')}</a>
        </p>
      )}
    </Page>
  )
}

/** The agreement itself: digital, signed with a typed name, with a copy to keep. */
const Signing = ({ visit, value, failure }: Props) => {
  const { locale } = visit
  const t = say(locale)
  const path = visit.href(`/persons/${value.personId}/signature`)
  if (value.signedAt === undefined && !value.maySend) return null
  return (
    <section class="card paper" aria-labelledby="signing-title">
      <h2 class="card__title" id="signing-title">
        {t('signing.title')}
      </h2>
      <p>
        <Tag tone={value.signedAt === undefined ? 'plain' : 'success'}>
          {value.signedAt === undefined
            ? t('signing.open')
            : t('signing.done', { date: formatDate(locale, value.signedAt) })}
        </Tag>
      </p>
      {value.signedAt === undefined ? (
        <form method="post" action={path}>
          <Field
            locale={locale}
            name="name"
            label={t('signing.name')}
            hint={t('signing.name.hint')}
            error={failure?.errors.find((one) => one.field === 'name')?.sentence}
            autocomplete="name"
            maxlength={120}
          />
          <Button kind="secondary">{t('signing.button')}</Button>
        </form>
      ) : (
        <p>
          <a href={path}>{t('signing.copy')}</a>
        </p>
      )}
    </section>
  )
}

type NeedProps = {
  readonly visit: Visit
  readonly value: PapersView
  readonly kind: PersonKind
  readonly papers: readonly PaperView[]
}

const Need = ({ visit, value, kind, papers }: NeedProps) => {
  const { locale } = visit
  const t = say(locale)
  const title = t(`kind.${kind}.title`)
  const [newest, ...earlier] = papers
  const state = newest?.state ?? 'needed'
  const maySend =
    value.maySend && value.agreed && ['needed', 'asked-again', 'refused', 'ended'].includes(state)
  return (
    <section class="card paper" id={kind} aria-labelledby={`${kind}-title`}>
      <h2 class="card__title" id={`${kind}-title`}>
        {title}
      </h2>
      <p>
        <Tag tone={paperTones[state]}>{t(`state.${state}`)}</Tag>
      </p>
      {newest === undefined ? <p>{t(`kind.${kind}.what`)}</p> : <Told visit={visit} paper={newest} />}
      {maySend && (
        <p>
          <ButtonLink
            kind={newest === undefined ? 'primary' : 'secondary'}
            href={visit.href(`/persons/${value.personId}/papers/${kind}`)}
          >
            {t(newest === undefined ? 'papers.send' : 'papers.sendAgain', { title })}
          </ButtonLink>
        </p>
      )}
      {value.maySend && newest !== undefined && (
        <Acts
          visit={visit}
          path={`/persons/${value.personId}/papers/${newest.paperId}`}
          paper={newest}
          title={title}
        />
      )}
      {earlier.length > 0 && (
        <Details summary={t('papers.earlier', { count: earlier.length })}>
          <ul>
            {earlier.map((paper) => (
              <li>
                {t('papers.sentOn', { date: formatDate(locale, paper.sentAt) })} {t(`state.${paper.state}`)}
              </li>
            ))}
          </ul>
        </Details>
      )}
    </section>
  )
}
