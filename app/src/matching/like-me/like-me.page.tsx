import type { Visit } from '../../access/index.ts'
import { ButtonLink, Card, Cards, EmptyState, Notice, Page, WhoSees } from '../../ui/index.ts'
import { CaseCard } from '../cases/case-card.tsx'
import { caseLetter } from '../cases/case-words.ts'
import { say } from '../messages/index.ts'
import { caps } from '../viewing/caps.ts'
import { vocabularyOf } from '../vocabulary.ts'
import { FilterForm } from './filter-form.tsx'
import type { ListedMember } from './member.view.ts'
import { MemberCard } from './member-card.tsx'
import type { PeopleLikeMe } from './people-like-me.ts'
import { ShownMap } from './shown-map.tsx'
import { Topics } from './topics.tsx'
import { AgreementFirst, CountOfOne, SymptomsFirst, WhatOpens } from './what-opens.tsx'

type LikeMeProps = { readonly visit: Visit; readonly found: PeopleLikeMe }

export const likeMePath = (personId: string): string => `/persons/${personId}/like-me`

export const LikeMePage = ({ visit, found }: LikeMeProps) => {
  const { locale } = visit
  const t = say(locale)
  const title = t('page.title', { ...found.who })
  const isShown = found.same.length + found.others.length + found.cases.length > 0
  return (
    <Page
      {...visit.shell}
      path={likeMePath(found.personId)}
      title={title}
      sensitive
      width="wide"
      scripts={isShown ? ['people-map.js'] : []}
      breadcrumbs={[{ label: t('page.home'), href: visit.href('/home') }, { label: title }]}
    >
      <h1>{title}</h1>
      <p class="lead">{t(found.members === 'rest' ? 'rest.lead' : 'page.lead')}</p>
      {visit.raw.gone !== undefined && <Notice locale={locale} live title={t('gone')} />}
      <Content visit={visit} found={found} />
    </Page>
  )
}

const Content = ({ visit, found }: LikeMeProps) => {
  if (found.members === 'rest') return null
  if (found.members === 'agreement') return <AgreementFirst visit={visit} found={found} />
  if (found.present.length === 0 && found.same.length + found.others.length + found.cases.length === 0)
    return <SymptomsFirst visit={visit} found={found} />
  const isShown = found.same.length + found.others.length + found.cases.length > 0
  return (
    <>
      {found.members === 'open' && (
        <FilterForm
          visit={visit}
          path={likeMePath(found.personId)}
          filters={found.filters}
          filtered={found.filtered}
        />
      )}
      {found.capReached && <CapReached visit={visit} />}
      {isShown && <ShownMap visit={visit} found={found} />}
      {found.members === 'open' && <Members visit={visit} found={found} />}
      <Cases visit={visit} found={found} />
      {found.members !== 'open' && <WhatOpens visit={visit} found={found} />}
      <CountOfOne visit={visit} found={found} />
      <Topics visit={visit} found={found} />
      <Suggestions visit={visit} found={found} />
    </>
  )
}

const CapReached = ({ visit: { locale } }: Pick<LikeMeProps, 'visit'>) => {
  const t = say(locale)
  return (
    <Notice locale={locale} kind="warning" title={t('cap.title')}>
      <p>{t('cap.text', { count: caps.listedADay })}</p>
    </Notice>
  )
}

const Members = ({ visit, found }: LikeMeProps) => {
  const { locale } = visit
  const t = say(locale)
  const none = found.same.length + found.others.length === 0
  return (
    <section aria-labelledby="members-title">
      <h2 id="members-title">{t('members.title')}</h2>
      <WhoSees locale={locale}>{t('members.seen')}</WhoSees>
      {none && !found.capReached && <NobodyYet visit={visit} found={found} />}
      {found.same.length > 0 && (
        <>
          <h3>{t('members.same', { ...found.who })}</h3>
          <MemberCards visit={visit} found={found} members={found.same} after={0} />
        </>
      )}
      {found.others.length > 0 && (
        <>
          <h3>{t(found.diseaseIds.length > 0 ? 'members.others' : 'members.all')}</h3>
          <MemberCards visit={visit} found={found} members={found.others} after={found.same.length} />
        </>
      )}
    </section>
  )
}

const MemberCards = (
  props: LikeMeProps & { readonly members: readonly ListedMember[]; readonly after: number },
) => {
  const { visit, found, members, after } = props
  const vocabulary = vocabularyOf(visit.services)
  return (
    <Cards>
      {members.map((member, at) => (
        <MemberCard
          locale={visit.locale}
          vocabulary={vocabulary}
          member={member}
          number={String(after + at + 1)}
          href={visit.href(`${likeMePath(found.personId)}/${member.personId}`)}
          who={found.who}
        />
      ))}
    </Cards>
  )
}

const NobodyYet = ({ visit, found }: LikeMeProps) => {
  const t = say(visit.locale)
  return (
    <EmptyState title={t('members.none.title')} headingLevel={3}>
      <p>{t(found.filtered ? 'members.none.filtered' : 'members.none.text')}</p>
      {!found.filtered && <p>{t('members.none.often')}</p>}
      {found.filtered ? (
        <ButtonLink kind="secondary" href={visit.href(likeMePath(found.personId))}>
          {t('members.none.clear')}
        </ButtonLink>
      ) : (
        <ButtonLink kind="secondary" href={visit.href(`/persons/${found.personId}/symptoms`)}>
          {t('members.none.action')}
        </ButtonLink>
      )}
    </EmptyState>
  )
}

const Cases = ({ visit, found }: LikeMeProps) => {
  const { locale } = visit
  const t = say(locale)
  const vocabulary = vocabularyOf(visit.services)
  return (
    <section aria-labelledby="cases-title">
      <h2 id="cases-title">{t('cases.title')}</h2>
      {found.cases.length === 0 ? (
        <EmptyState title={t('cases.none.title')} headingLevel={3}>
          <p>{t('cases.none.text')}</p>
          <ButtonLink kind="secondary" href={visit.href(`/persons/${found.personId}/symptoms`)}>
            {t('members.none.action')}
          </ButtonLink>
        </EmptyState>
      ) : (
        <>
          <p>{t('cases.text')}</p>
          <Cards>
            {found.cases.map((published, at) => (
              <CaseCard
                locale={locale}
                vocabulary={vocabulary}
                published={published}
                who={found.who}
                letter={caseLetter(locale, at)}
              />
            ))}
          </Cards>
        </>
      )}
    </section>
  )
}

/** Nothing to suggest shows nothing: an empty box would promise what is not there. */
const Suggestions = ({ visit, found }: LikeMeProps) => {
  if (found.suggestions.length === 0) return null
  const t = say(visit.locale)
  return (
    <section aria-labelledby="suggestions-title">
      <h2 id="suggestions-title">{t('suggestions.title')}</h2>
      <Cards>
        {found.suggestions.map(({ title, text, href }) => (
          <Card title={title} href={href.startsWith('/') ? visit.href(href) : href}>
            <p>{text}</p>
          </Card>
        ))}
      </Cards>
    </section>
  )
}
