import type { Failure, Visit } from '../../access/index.ts'
import { formatDate } from '../../platform/i18n/index.ts'
import {
  Actions,
  Button,
  ButtonLink,
  Details,
  ErrorSummary,
  Field,
  Notice,
  Page,
  SummaryList,
  Tag,
  WhoSees,
} from '../../ui/index.ts'
import { say } from '../messages/index.ts'
import { Acts, paperTones, Told, WhenDestroyed } from '../papers/paper-card.tsx'
import type { ProfessionalView } from './read-professional.ts'
import { StandingLabel } from './standing-label.tsx'

type Props = {
  readonly visit: Visit
  readonly value: ProfessionalView
  readonly failure?: Failure | undefined
}

const doneKinds = ['given', 'confirmed', 'sent', 'withdrawn', 'appealed'] as const

/** Three steps, one at a time: what one says, the institution's mail, its letter. */
export const ProfessionalPage = ({ visit, value, failure }: Props) => {
  const { locale, shell } = visit
  const t = say(locale)
  const errors = failure?.errors ?? []
  const done = doneKinds.find((known) => known === visit.raw.done)
  const organisation = value.role === 'advocate' ? 'advocate' : 'other'
  return (
    <Page
      {...shell}
      path="/professional"
      title={t('pro.title')}
      sensitive
      noindex
      hasProblems={errors.length > 0}
      breadcrumbs={[{ label: t('papers.home'), href: visit.href('/home') }, { label: t('pro.crumb') }]}
    >
      <ErrorSummary
        locale={locale}
        problems={errors}
        questions={{
          name: t('pro.name'),
          organisation: t('pro.organisation'),
          position: t('pro.position'),
          orcid: t('pro.orcid'),
          licence: t('pro.licence'),
          email: t('pro.email'),
        }}
      />
      {done !== undefined && errors.length === 0 && (
        <Notice locale={locale} kind="success" live>
          <p>{t(`pro.done.${done}`)}</p>
        </Notice>
      )}
      <h1>{t('pro.title')}</h1>
      <p>
        {value.standing === undefined ? (
          <Tag>{t('pro.unchecked')}</Tag>
        ) : (
          <StandingLabel visit={visit} role={value.role} standing={value.standing} />
        )}
      </p>
      {value.standing && <p>{t('pro.until', { date: formatDate(locale, value.standing.until) })}</p>}
      <p class="lead">{t('pro.lead', { organisation })}</p>
      <WhoSees locale={locale}>{t('pro.whoSees')}</WhoSees>
      {value.application && value.next !== 'details' && <Given visit={visit} value={value} />}
      {value.next === 'confirm' && (
        <Notice locale={locale} title={t('pro.confirm')}>
          <p>{t('pro.confirm.text', { email: value.application?.email ?? '' })}</p>
        </Notice>
      )}
      {value.next === 'letter' && (
        <p>
          <ButtonLink href={visit.href('/professional/letter')}>
            {t('papers.send', { title: t('kind.letter.title') })}
          </ButtonLink>
        </p>
      )}
      <Letters visit={visit} value={value} />
      {value.next === 'details' && <Form visit={visit} value={value} failure={failure} />}
      {(value.next === 'confirm' || value.next === 'letter') && (
        <Details summary={t('pro.change')} open={errors.length > 0}>
          <Form visit={visit} value={value} failure={failure} />
        </Details>
      )}
      <WhenDestroyed visit={visit} />
    </Page>
  )
}

const Given = ({ visit, value: { application } }: Props) => {
  const t = say(visit.locale)
  if (application === undefined) return null
  const { name, organisation, position, orcid, licence, email, emailConfirmed } = application
  return (
    <SummaryList
      rows={[
        { term: t('pro.name'), value: name },
        { term: t('pro.organisation'), value: organisation },
        { term: t('pro.position'), value: position },
        ...(orcid === undefined ? [] : [{ term: t('pro.orcid'), value: orcid }]),
        ...(licence === undefined ? [] : [{ term: t('pro.licence'), value: licence }]),
        {
          term: t('pro.email'),
          value: `${email} (${t(emailConfirmed ? 'pro.email.confirmed' : 'pro.email.waiting')})`,
        },
      ]}
    />
  )
}

const Letters = ({ visit, value }: Props) => {
  const { locale } = visit
  const t = say(locale)
  const title = t('kind.letter.title')
  const [newest, ...earlier] = value.letters
  if (newest === undefined) return null
  return (
    <section class="card paper" aria-labelledby="letter-title">
      <h2 class="card__title" id="letter-title">
        {title}
      </h2>
      <p>
        <Tag tone={paperTones[newest.state]}>{t(`state.${newest.state}`)}</Tag>
      </p>
      <Told visit={visit} paper={newest} />
      <Acts visit={visit} path={`/professional/letters/${newest.paperId}`} paper={newest} title={title} />
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

const Form = ({ visit, value, failure }: Props) => {
  const { locale } = visit
  const t = say(locale)
  const isAdvocate = value.role === 'advocate'
  const before: Readonly<Record<string, unknown>> = { ...value.application, ...failure?.values }
  const field = (name: string) => {
    const known = before[name]
    return {
      locale,
      name,
      value: typeof known === 'string' ? known : undefined,
      error: failure?.errors.find((one) => one.field === name)?.sentence,
    }
  }
  return (
    <form method="post" action={visit.href('/professional')} novalidate>
      <Field
        {...field('name')}
        label={t('pro.name')}
        hint={t('pro.name.hint')}
        autocomplete="name"
        maxlength={120}
      />
      <Field
        {...field('organisation')}
        label={t('pro.organisation')}
        autocomplete="organization"
        maxlength={120}
      />
      <Field
        {...field('position')}
        label={t('pro.position')}
        hint={t('pro.position.hint')}
        autocomplete="organization-title"
        maxlength={120}
      />
      {!isAdvocate && (
        <>
          <Field
            {...field('orcid')}
            label={t('pro.orcid')}
            hint={t('pro.orcid.hint')}
            width="medium"
            spellcheck={false}
            maxlength={60}
            optional
          />
          <Field
            {...field('licence')}
            label={t('pro.licence')}
            hint={t('pro.licence.hint')}
            width="medium"
            spellcheck={false}
            maxlength={120}
            optional
          />
        </>
      )}
      <Field
        {...field('email')}
        type="email"
        inputmode="email"
        label={t('pro.email')}
        hint={t('pro.email.hint')}
        spellcheck={false}
        maxlength={254}
      />
      <Actions>
        <Button kind={value.next === 'details' ? 'primary' : 'secondary'}>{t('pro.button')}</Button>
      </Actions>
    </form>
  )
}

type AddressProps = { readonly visit: Visit; readonly works: boolean; readonly failure?: Failure | undefined }

export const AddressPage = ({ visit, works, failure }: AddressProps) => {
  const { locale, shell, raw } = visit
  const t = say(locale)
  return (
    <Page
      {...shell}
      path="/professional/address"
      title={t('pro.address.title')}
      sensitive
      noindex
      hasProblems={failure !== undefined}
    >
      <ErrorSummary locale={locale} problems={failure?.errors ?? []} />
      <h1>{t('pro.address.title')}</h1>
      {works ? (
        <form method="post" action={visit.href('/professional/address')}>
          <p class="lead">{t('pro.address.text')}</p>
          <input type="hidden" name="token" value={typeof raw.token === 'string' ? raw.token : ''} />
          <Button>{t('pro.address.button')}</Button>
        </form>
      ) : (
        <p class="lead">
          {t('problem.link-used')} <a href={visit.href('/professional')}>{t('pro.title')}</a>
        </p>
      )}
    </Page>
  )
}
