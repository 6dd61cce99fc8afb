import type { Locale } from '../../platform/i18n/index.ts'
import { EmptyState, Icon } from '../../ui/index.ts'
import { say } from '../messages/index.ts'
import { presences } from './symptom.ts'
import type { SymptomView } from './symptom.view.ts'
import { factWords } from './symptom-words.ts'

type SymptomListProps = {
  readonly locale: Locale
  readonly symptoms: readonly SymptomView[]
  /** `/persons/…/symptoms` with its language. */
  readonly base: string
  readonly mayChange: boolean
}

const icons = { present: 'check', absent: 'cross', unsure: 'unsure' } as const

/** What is there, what is not, what is not sure: own words first, the plain name, then the code, small. */
export const SymptomList = ({ locale, symptoms, base, mayChange }: SymptomListProps) => {
  const t = say(locale)
  if (symptoms.length === 0) {
    return (
      <EmptyState title={t('symptoms.none.title')}>
        <p>{t('symptoms.none.text')}</p>
      </EmptyState>
    )
  }
  return (
    <>
      {presences.map((presence) => {
        const listed = symptoms.filter((symptom) => symptom.presence === presence)
        if (listed.length === 0) return null
        return (
          <section class={`symptom-group symptom-group--${presence}`} aria-labelledby={`list-${presence}`}>
            <h3 class="symptom-group__title" id={`list-${presence}`}>
              <Icon name={icons[presence]} />
              {t(`list.${presence}`)} <span class="symptom-group__count">{listed.length}</span>
            </h3>
            <ul class="symptom-group__list">
              {listed.map((symptom) => (
                <Entry locale={locale} symptom={symptom} base={base} mayChange={mayChange} />
              ))}
            </ul>
          </section>
        )
      })}
    </>
  )
}

type EntryProps = Omit<SymptomListProps, 'symptoms'> & { readonly symptom: SymptomView }

const Entry = ({ locale, symptom, base, mayChange }: EntryProps) => {
  const t = say(locale)
  const facts = factWords(locale, symptom)
  return (
    <li class="symptom" id={`s-${symptom.entry}`}>
      <div class="symptom__words">
        {symptom.ownWords && <p class="symptom__own">“{symptom.ownWords}”</p>}
        <p class={symptom.ownWords ? 'symptom__label' : 'symptom__label symptom__label--first'}>
          {symptom.label} <code class="symptom__code">{symptom.hpoId}</code>
        </p>
        {facts.length > 0 && <p class="symptom__facts">{facts.join(' · ')}</p>}
      </div>
      <p class="symptom__ways">
        {mayChange && (
          <a href={`${base}/${symptom.entry}`}>
            {t('symptom.change')}
            <span class="visually-hidden">: {symptom.label}</span>
          </a>
        )}
        <a href={`${base}/${symptom.entry}/history`}>
          {t('symptom.history')}
          <span class="visually-hidden">: {symptom.label}</span>
        </a>
      </p>
    </li>
  )
}
