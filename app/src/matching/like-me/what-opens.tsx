import type { Visit } from '../../access/index.ts'
import { Actions, Button, ButtonLink, EmptyState, Notice, Select } from '../../ui/index.ts'
import { say } from '../messages/index.ts'
import { vocabularyOf } from '../vocabulary.ts'
import type { PeopleLikeMe } from './people-like-me.ts'

type PartProps = { readonly visit: Visit; readonly found: PeopleLikeMe }

/** Nothing is matched before the last step: said, with the way there. */
export const AgreementFirst = ({ visit, found }: PartProps) => {
  const t = say(visit.locale)
  return (
    <EmptyState title={t('agreement.title')}>
      <p>{t('agreement.text')}</p>
      <ButtonLink href={visit.href(`/persons/${found.personId}/agreement`)}>
        {t('agreement.action')}
      </ButtonLink>
    </EmptyState>
  )
}

export const SymptomsFirst = ({ visit, found }: PartProps) => {
  const t = say(visit.locale)
  return (
    <EmptyState title={t('empty.symptoms.title')}>
      <p>{t('empty.symptoms.text')}</p>
      <ButtonLink href={visit.href(`/persons/${found.personId}/symptoms`)}>
        {t('empty.symptoms.action')}
      </ButtonLink>
    </EmptyState>
  )
}

/** Why members are not shown to this reader, and what opens them. */
export const WhatOpens = ({ visit, found }: PartProps) => {
  const { locale } = visit
  const t = say(locale)
  if (found.members === 'consent') {
    return (
      <Notice locale={locale} title={t('consent.title')}>
        <p>{t('consent.text')}</p>
        <p>
          <a href={visit.href(`/persons/${found.personId}/choices`)}>{t('consent.action')}</a>
        </p>
      </Notice>
    )
  }
  return (
    <section class="like-me__opens" aria-labelledby="opens-title">
      <h2 id="opens-title">{t('tier.title', { ...found.who })}</h2>
      <p>{t('tier.text')}</p>
      <ul>
        <li>{t('tier.point.list', { ...found.who })}</li>
        <li>{t('tier.point.map')}</li>
        <li>{t('tier.point.filter')}</li>
      </ul>
      <p>{t('tier.how')}</p>
      <p>
        <a href={visit.href('/help')}>{t('tier.help')}</a>
      </p>
    </section>
  )
}

/** One symptom at a time, as a band: there is nothing to combine and nothing to filter. */
export const CountOfOne = ({ visit, found }: PartProps) => {
  const { locale } = visit
  const t = say(locale)
  const { termLabel } = vocabularyOf(visit.services)
  if (found.count === undefined) return null
  const { term, band } = found.count
  return (
    <section aria-labelledby="count-title">
      <h2 id="count-title">{t('count.title')}</h2>
      <p class="like-me__count" role="status">
        {t(`count.band.${band}`, { symptom: termLabel(term, locale) })}
      </p>
      <form
        class="like-me__count-form"
        method="get"
        action={`${visit.href(`/persons/${found.personId}/like-me`)}#count-title`}
      >
        <Select
          locale={locale}
          name="symptom"
          label={t('count.symptom')}
          hint={t('count.hint')}
          value={term}
          options={found.present.map((id) => ({ value: id, label: termLabel(id, locale) }))}
        />
        <Actions>
          <Button kind="secondary">{t('count.show')}</Button>
        </Actions>
      </form>
      <p class="small">{t('count.when')}</p>
    </section>
  )
}
