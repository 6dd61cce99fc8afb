import type { Visit } from '../../access/index.ts'
import { say } from '../messages/index.ts'
import { vocabularyOf } from '../vocabulary.ts'
import type { PeopleLikeMe } from './people-like-me.ts'

/** Groups of diseases as something to read and to ask about; nothing where the symptoms do not speak clearly. */
export const Topics = ({ visit, found }: { readonly visit: Visit; readonly found: PeopleLikeMe }) => {
  if (found.topics.length === 0) return null
  const { locale } = visit
  const t = say(locale)
  const { diseaseLabel, termLabel } = vocabularyOf(visit.services)
  return (
    <section aria-labelledby="topics-title">
      <h2 id="topics-title">{t('topics.title')}</h2>
      <p>{t('topics.text', { ...found.who })}</p>
      <dl class="like-me__topics">
        {found.topics.map(({ groupId, because }) => (
          <div>
            <dt>{diseaseLabel(groupId, locale)}</dt>
            <dd>
              {t('topics.because', { symptoms: because.map((id) => termLabel(id, locale)).join(', ') })}
            </dd>
          </div>
        ))}
      </dl>
      <p class="small">{t('topics.names')}</p>
    </section>
  )
}
