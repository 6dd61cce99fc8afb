import type { z } from 'zod'
import type { Failure, Visit } from '../../access/index.ts'
import { Actions, Button, Radios } from '../../ui/index.ts'
import { say } from '../messages/index.ts'
import { sentenceAt } from '../shown-problems.ts'
import { ownWordsChosen } from './diagnosis.input.ts'
import type { findDisease } from './list-diagnoses.ts'

export type Found = Pick<z.output<typeof findDisease.output>, 'asked' | 'candidates'>

type ChooseDiseaseProps = {
  readonly visit: Visit
  /** Where the choice is sent, with its language. */
  readonly action: string
  readonly back: string
  readonly failure?: Failure | undefined
  readonly found: Found
  /** What was said before and is sent along unchanged. */
  readonly provenance?: string | undefined
}

/** Which disease is meant. The own words are an answer like any other. */
export const ChooseDisease = ({
  visit,
  action,
  back,
  failure,
  found: { asked, candidates },
  provenance,
}: ChooseDiseaseProps) => {
  const t = say(visit.locale)
  return (
    <form method="post" action={action}>
      <input type="hidden" name="status" value={asked.status} />
      <input type="hidden" name="freeText" value={asked.freeText} />
      {asked.sinceYear && <input type="hidden" name="sinceYear" value={asked.sinceYear} />}
      {provenance && <input type="hidden" name="provenance" value={provenance} />}
      <Radios
        locale={visit.locale}
        name="diseaseId"
        legend={t('diagnosis.which')}
        hint={t('diagnosis.which.hint')}
        error={sentenceAt(failure, 'diseaseId') ?? sentenceAt(failure, 'sinceYear')}
        options={[
          ...candidates.map(({ id, label, codes }) => ({ value: id, label, hint: codes.join(' · ') })),
          {
            value: ownWordsChosen,
            label: t('diagnosis.ownWords', { words: asked.freeText }),
            hint: t('diagnosis.ownWords.hint'),
          },
        ]}
      />
      <Actions>
        <Button>{t('diagnosis.save')}</Button>
        <a href={back}>{t('meaning.cancel')}</a>
      </Actions>
    </form>
  )
}
