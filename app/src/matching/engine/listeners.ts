import { consentChanged } from '../../consent/index.ts'
import { healthChanged } from '../../health/index.ts'
import { type Listener, listener } from '../../platform/events/index.ts'
import type { Services } from '../../platform/services.ts'
import { tierChanged } from '../../trust/index.ts'
import { casesImported } from '../matching.events.ts'

/** What changes whom members may find. A late or lost event shows somebody too few, never somebody who left. */
export const matchingListeners = (services: Services): readonly Listener[] => {
  const { matching, log } = services
  const report = (error: unknown): void =>
    log.error({ error: String(error) }, 'the matching index could not follow a change')
  const refresh = ({ personId }: { readonly personId: string }): void => {
    matching.refresh(personId).catch(report)
  }
  return [
    listener(healthChanged, refresh),
    listener(consentChanged, refresh),
    listener(tierChanged, refresh),
    listener(casesImported, () => {
      matching.rebuild().catch(report)
    }),
  ]
}
