import type { Visit } from '../../access/index.ts'
import { StandingLabel } from '../../trust/index.ts'
import { Actions, Button, ButtonLink, EmptyState, InlineHelp, Notice, Page, Tag } from '../../ui/index.ts'
import { say } from '../messages/index.ts'
import type { HomePerson, HomeView } from './open-home.ts'

type Props = { readonly visit: Visit; readonly value: HomeView }

export const HomePage = ({ visit, value }: Props) => {
  const { locale, shell } = visit
  const t = say(locale)
  const finished = value.persons.find(({ personId }) => personId === visit.raw.finished)
  const isProfessional =
    visit.actor.kind === 'account' && ['clinician', 'researcher', 'advocate'].includes(visit.actor.role)
  const title = t('home.title', { nickname: value.nickname })
  return (
    <Page {...shell} path="/home" title={title} sensitive>
      {finished && (
        <Notice locale={locale} kind="success" live title={t('home.finished', { ...finished.who })}>
          <p>{t('home.finished.text')}</p>
        </Notice>
      )}
      {visit.raw.erased === '1' && (
        <Notice locale={locale} kind="success" live title={t('home.erased')}>
          <p>{t('home.erased.text')}</p>
        </Notice>
      )}
      <h1>{title}</h1>
      {isProfessional && (
        <p>
          <OwnLabel visit={visit} /> <a href={visit.href('/professional')}>{t('home.professional')}</a>
        </p>
      )}
      {value.carried > 0 && value.persons.length > 0 && <Carried visit={visit} value={value} />}
      {value.persons.length === 0 ? (
        <Nobody visit={visit} />
      ) : (
        <>
          {value.persons.some(({ mourned, joined }) => !mourned && !joined) && (
            <p class="lead">{t('home.lead')}</p>
          )}
          {value.persons.map((person) => (
            <Person visit={visit} person={person} />
          ))}
          <p>
            <ButtonLink kind="secondary" href={visit.href('/persons/new')}>
              {t('home.addPerson')}
            </ButtonLink>
          </p>
        </>
      )}
      <h2>{t('home.house')}</h2>
      <ul>
        <li>
          <a href={visit.href('/community-guide')}>{t('home.guide')}</a>
        </li>
        <li>
          <a href={visit.href('/privacy')}>{t('home.privacy')}</a>
        </li>
      </ul>
    </Page>
  )
}

/** As everybody sees it beside the nickname. */
const OwnLabel = ({ visit }: Pick<Props, 'visit'>) => {
  const { actor } = visit
  if (actor.kind !== 'account' || actor.standing === undefined) return null
  return <StandingLabel visit={visit} role={actor.role} standing={actor.standing} />
}

const Nobody = ({ visit }: Pick<Props, 'visit'>) => {
  const t = say(visit.locale)
  return (
    <EmptyState title={t('home.nobody')}>
      <p>{t('home.nobody.text')}</p>
      <Actions>
        <ButtonLink href={visit.href('/persons/new')}>{t('home.nobody.add')}</ButtonLink>
        <ButtonLink kind="secondary" href={visit.href('/symptoms')}>
          {t('home.nobody.look')}
        </ButtonLink>
      </Actions>
    </EmptyState>
  )
}

const Carried = ({ visit, value }: Props) => {
  const t = say(visit.locale)
  const mine = value.persons.filter(({ relation, mourned }) => relation !== 'second-relative' && !mourned)
  return (
    <Notice locale={visit.locale} title={t('home.carried', { count: value.carried })}>
      <p>{t('home.carried.text')}</p>
      <Actions>
        {mine.map(({ personId, who }) => (
          <form method="post" action={visit.href(`/persons/${personId}/carried`)}>
            <Button kind="secondary">{t('home.carried.add', { ...who })}</Button>
          </form>
        ))}
      </Actions>
    </Notice>
  )
}

type PersonProps = { readonly visit: Visit; readonly person: HomePerson }

/** One thing to do next, the rest beside it. */
const Person = ({ visit, person }: PersonProps) => {
  const { locale } = visit
  const t = say(locale)
  const { personId, who, next, tier, relation, symptoms, mourned, joined } = person
  if (mourned || joined) return <AtRest visit={visit} person={person} />
  const base = `/persons/${personId}`
  const id = `person-${personId}`
  return (
    <section class={relation === 'self' ? 'card card--you' : 'card'} aria-labelledby={id}>
      <h2 class="card__title" id={id}>
        {t('home.person', { ...who })}
      </h2>
      <p>
        <Tag tone={next === 'done' ? 'success' : 'warning'}>
          {next === 'done' ? t(`tier.${tier}`) : t('home.unfinished')}
        </Tag>
      </p>
      {next === 'done' ? (
        <Finished visit={visit} person={person} />
      ) : (
        <>
          <p>{t(`home.next.${next}`, { ...who })}</p>
          <Actions>
            <ButtonLink
              href={visit.href(next === 'symptoms' ? `${base}/symptoms?step=4` : `${base}/${next}`)}
            >
              {t('home.goOn')}
            </ButtonLink>
          </Actions>
          <p class="small">{t('home.thirtyDays')}</p>
          {symptoms > 0 && (
            <p>
              <a href={visit.href(`${base}/symptoms`)}>{t('home.symptoms', { count: symptoms })}</a>
            </p>
          )}
        </>
      )}
    </section>
  )
}

/** In memory, or kept as history: nothing to do next, nothing to finish. */
const AtRest = ({ visit, person }: PersonProps) => {
  const t = say(visit.locale)
  const { personId, who, joined, symptoms } = person
  const base = `/persons/${personId}`
  const id = `person-${personId}`
  return (
    <section class="card" aria-labelledby={id}>
      <h2 class="card__title" id={id}>
        {t('home.person', { ...who })}
      </h2>
      {joined && <p>{t('home.joined')}</p>}
      <ul class="home-links">
        {!joined && (
          <li>
            <a href={visit.href(`${base}/bereavement`)}>{t('home.afterwards')}</a>
          </li>
        )}
        <li>
          <a href={visit.href(`${base}/symptoms`)}>{t('home.symptoms.seen', { count: symptoms })}</a>
        </li>
        <li>
          <a href={visit.href(`${base}/choices`)}>{t('home.choices')}</a>
        </li>
        <li>
          <a href={visit.href(`${base}/representation`)}>{t('home.representation')}</a>
        </li>
      </ul>
    </section>
  )
}

const Finished = ({ visit, person }: PersonProps) => {
  const t = say(visit.locale)
  const { personId, who, tier, relation, symptoms } = person
  const base = `/persons/${personId}`
  const isViewer = relation === 'second-relative'
  return (
    <>
      <p>{t(`tier.${tier}.opens`, { ...who })}</p>
      <Actions>
        <ButtonLink href={visit.href(`${base}/like-me`)}>
          {t(tier >= 2 ? 'home.likeMe' : 'home.casesLikeMe', { ...who })}
        </ButtonLink>
        <ButtonLink kind="secondary" href={visit.href(`${base}/symptoms`)}>
          {t(isViewer ? 'home.symptoms.seen' : 'home.symptoms', { count: symptoms })}
        </ButtonLink>
      </Actions>
      <ul class="home-links">
        <li>
          <a href={visit.href(`${base}/papers`)}>{t('home.papers')}</a>
        </li>
        <li>
          <a href={visit.href(`${base}/doctor-sheet`)}>{t('home.doctorSheet')}</a>
        </li>
        {!isViewer && (
          <li>
            <a href={visit.href(`${base}/about`)}>{t('home.about', { ...who })}</a>
          </li>
        )}
        <li>
          <a href={visit.href(`${base}/choices`)}>{t('home.choices')}</a>
        </li>
        <li>
          <a href={visit.href(`${base}/representation`)}>{t('home.representation')}</a>
        </li>
        <li>
          <a href={visit.href(`${base}/who-saw`)}>{t('home.whoSaw')}</a>
        </li>
        {!isViewer && (
          <li>
            <a href={visit.href(`${base}/everything`)}>{t('home.everything')}</a>
          </li>
        )}
      </ul>
      {tier < 2 && (
        <InlineHelp question={t('home.validation')}>
          <p>{t('home.validation.text')}</p>
        </InlineHelp>
      )}
    </>
  )
}
