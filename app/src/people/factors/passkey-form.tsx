import type { Visit } from '../../access/index.ts'
import { Actions, Button } from '../../ui/index.ts'
import { say } from '../messages/index.ts'

export const passkeyScript = 'passkey.js'

type PasskeyFormProps = {
  readonly visit: Visit
  readonly kind: 'make' | 'prove'
  readonly action: string
  readonly asked: { readonly options: string; readonly challenge: string }
  readonly label: string
  readonly next?: string
}

/** Hidden until the script finds that the browser knows passkeys; without script the page says what else there is. */
export const PasskeyForm = ({ visit, kind, action, asked, label, next }: PasskeyFormProps) => {
  const t = say(visit.locale)
  return (
    <>
      <form method="post" action={visit.href(action)} data-passkey={kind} data-options={asked.options} hidden>
        <input type="hidden" name="passkey" value="" />
        <input type="hidden" name="challenge" value={asked.challenge} />
        {next !== undefined && <input type="hidden" name="next" value={next} />}
        <Actions>
          <Button kind={kind === 'make' ? 'primary' : 'secondary'}>{label}</Button>
        </Actions>
        <p role="status" data-passkey-failed hidden>
          {t(kind === 'make' ? 'passkey.notMade' : 'passkey.notProven')}
        </p>
      </form>
      <noscript>
        <p>{t('passkey.noScript')}</p>
      </noscript>
    </>
  )
}
