import type { Visit } from '../access/index.ts'
import { formatDate } from '../platform/i18n/index.ts'
import { Button, Details, Tag } from '../ui/index.ts'
import { ConsentWords, titleOf } from './consent-words.tsx'
import { say } from './messages/index.ts'
import type { Choices } from './read-choices.ts'

type Props = {
  readonly visit: Visit
  readonly value: Choices
  readonly child: NonNullable<Choices['child']>
}

/** The child's own word, on a text for children, beside the parents' permission and never instead of it. */
export const ChildsWord = ({ visit, value, child }: Props) => {
  const { locale } = visit
  const t = say(locale)
  const title = titleOf(child.text.body)
  return (
    <section class="card decision" id="child-research" aria-labelledby="child-research-title">
      <h2 class="card__title" id="child-research-title">
        {title}
      </h2>
      <p>
        <Tag tone={child.said === 'yes' ? 'success' : 'plain'}>
          {t(child.said === undefined ? 'child.none' : `child.said.${child.said}`)}
        </Tag>
      </p>
      <ConsentWords body={child.text.body} />
      {value.mayDecide && (
        <>
          <p>{t('child.how')}</p>
          <form
            method="post"
            action={visit.href(`/persons/${value.personId}/choices/child`)}
            class="decision__form"
          >
            <Button kind="primary" name="choice" value="yes">
              {t('child.yes')}
            </Button>
            <Button kind="secondary" name="choice" value="no">
              {t('child.no')}
            </Button>
          </form>
        </>
      )}
      {child.history.length > 0 && (
        <Details summary={t('choices.history', { count: child.history.length })}>
          <ol class="decision__history" reversed>
            {child.history.map((one) => (
              <li>
                {t(one.choice === 'given' ? 'child.history.yes' : 'child.history.no', {
                  date: formatDate(locale, one.at),
                })}{' '}
                {t(one.byMe ? 'child.typed.me' : 'child.typed.other')}
              </li>
            ))}
          </ol>
        </Details>
      )}
    </section>
  )
}
