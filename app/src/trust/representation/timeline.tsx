import type { Visit } from '../../access/index.ts'
import { formatDate } from '../../platform/i18n/index.ts'
import { say } from './messages/index.ts'
import type { RepresentationView } from './read-representation.ts'

type Event = RepresentationView['events'][number]

const sentence = (visit: Visit, event: Event): string => {
  const t = say(visit.locale)
  const gone = t('timeline.gone')
  return t(`timeline.${event.kind}`, {
    who: event.nickname ?? gone,
    by: event.byNickname ?? gone,
    as: event.relation === undefined ? '' : t(`as.${event.relation}`),
  })
}

/** Everything that changed, in plain sentences, for everybody with access. */
export const Timeline = ({ visit, events }: { readonly visit: Visit; readonly events: readonly Event[] }) => {
  const { locale } = visit
  const t = say(locale)
  return (
    <section aria-labelledby="timeline-title">
      <h2 id="timeline-title">{t('timeline.title')}</h2>
      <p>{t('timeline.lead')}</p>
      <ol class="timeline" reversed>
        {events.map((event) => (
          <li>
            <time datetime={event.at}>{formatDate(locale, event.at)}</time>: {sentence(visit, event)}
          </li>
        ))}
      </ol>
    </section>
  )
}
