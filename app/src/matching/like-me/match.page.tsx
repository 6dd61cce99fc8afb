import type { Visit } from '../../access/index.ts'
import { countryName, languageName } from '../../platform/i18n/index.ts'
import { ButtonLink, Notice, Page, SummaryList, Tag } from '../../ui/index.ts'
import { alikeness } from '../map/alikeness.ts'
import { say } from '../messages/index.ts'
import { caps } from '../viewing/caps.ts'
import { vocabularyOf } from '../vocabulary.ts'
import { HowNear } from './how-near.tsx'
import { likeMePath } from './like-me.page.tsx'
import { MatchReasons } from './match-reasons.tsx'
import type { OpenedMember } from './member.view.ts'
import type { WhyThisMatch } from './why-this-match.ts'

type MatchPageProps = { readonly visit: Visit; readonly match: WhyThisMatch }

export const MatchPage = ({ visit, match }: MatchPageProps) => {
  if (match.state === 'too-fast') return <TooFast visit={visit} />
  if (match.member === undefined) return <EnoughForToday visit={visit} match={match} />
  return <Opened visit={visit} match={match} member={match.member} />
}

const Opened = ({ visit, match, member }: MatchPageProps & { readonly member: OpenedMember }) => {
  const { locale } = visit
  const t = say(locale)
  const { nickname } = member
  const title = t('match.title', { ...match.who, nickname })
  const back = visit.href(likeMePath(match.personId))
  const vocabulary = vocabularyOf(visit.services)
  return (
    <Page
      {...visit.shell}
      path={`${likeMePath(match.personId)}/${member.personId}`}
      title={title}
      sensitive
      breadcrumbs={[{ label: t('page.title', { ...match.who }), href: back }, { label: nickname }]}
    >
      <h1>{title}</h1>
      <p class="lead">{t('match.lead')}</p>
      <p>
        <Tag tone="action">{t(`alike.${alikeness(member.likeness)}`)}</Tag>{' '}
        <Tag tone={member.kinship === 'same' ? 'success' : 'plain'}>
          {t(`member.kinship.${member.kinship}`)}
        </Tag>
      </p>
      <MatchReasons
        locale={locale}
        vocabulary={vocabulary}
        reasons={member.reasons}
        who={match.who}
        headingLevel={2}
      />
      <HowNear locale={locale} member={member} who={match.who} />
      <h2>{t('match.about', { nickname })}</h2>
      <AboutMember visit={visit} member={member} />
      <Notice locale={locale}>
        <p>{t('match.contact')}</p>
      </Notice>
      <ButtonLink kind="secondary" href={back}>
        {t('match.back')}
      </ButtonLink>
    </Page>
  )
}

const AboutMember = ({ visit, member }: { readonly visit: Visit; readonly member: OpenedMember }) => {
  const { locale } = visit
  const t = say(locale)
  const { diseaseId, medicallyConfirmed, ageBand, country, languages, role } = member
  const disease =
    diseaseId === undefined
      ? t('match.noDiagnosis')
      : vocabularyOf(visit.services).diseaseLabel(diseaseId, locale)
  const unsaid = t('match.unsaid')
  return (
    <SummaryList
      rows={[
        {
          term: t('match.diagnosis'),
          value:
            medicallyConfirmed && diseaseId !== undefined ? `${disease} (${t('match.confirmed')})` : disease,
        },
        { term: t('match.age'), value: ageBand === undefined ? unsaid : t(`age.${ageBand}`) },
        { term: t('match.country'), value: country === undefined ? unsaid : countryName(locale, country) },
        { term: t('match.languages'), value: languages.map((code) => languageName(locale, code)).join(', ') },
        { term: t('match.role'), value: t(`role.${role}`) },
      ]}
    />
  )
}

const EnoughForToday = ({ visit, match }: MatchPageProps) => {
  const t = say(visit.locale)
  return (
    <Page {...visit.shell} title={t('match.cap.title')} sensitive>
      <h1>{t('match.cap.title')}</h1>
      <p>{t('match.cap.text', { count: caps.profilesADay })}</p>
      <ButtonLink kind="secondary" href={visit.href(likeMePath(match.personId))}>
        {t('match.back')}
      </ButtonLink>
    </Page>
  )
}

/** The session is over, so the page must not look signed in. */
const TooFast = ({ visit }: Pick<MatchPageProps, 'visit'>) => {
  const t = say(visit.locale)
  const { signedIn: _, ...shell } = visit.shell
  return (
    <Page {...shell} nav={[]} title={t('match.fast.title')} noindex>
      <h1>{t('match.fast.title')}</h1>
      <p>{t('match.fast.text', { email: visit.services.config.contactEmail })}</p>
      <ButtonLink href={visit.href('/sign-in')}>{t('match.fast.action')}</ButtonLink>
    </Page>
  )
}
