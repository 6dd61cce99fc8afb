import type { Visit } from '../../src/access/index.ts'
import { everyonesPassword } from '../../src/people/index.ts'
import { Button, Card, Cards, EmptyState, Notice, Page } from '../../src/ui/index.ts'
import { say } from './messages/index.ts'

type Person = { readonly accountId: string; readonly nickname: string; readonly role: string }

const stories = new Set([
  'luz-de-abril',
  'pas-cu-pas',
  'david-dad',
  'david-gran',
  'voice-of-the-few',
  'dr-ines',
  'researcher-tom',
  'marta-new',
  'tata-ilincai',
  'fern-and-fox',
  'staff-vera',
  'staff-nora',
  'staff-milo',
  'staff-sana',
  'staff-luis',
  'staff-ada',
  'staff-noor',
  'ines-mother',
  'iris-mum',
  'iris-dad',
  'lena-parents',
] as const)

type Story = typeof stories extends Set<infer S> ? S : never
const isStory = (nickname: string): nickname is Story => (stories as ReadonlySet<string>).has(nickname)

export const DemoPeoplePage = ({ visit, people }: { visit: Visit; people: readonly Person[] }) => {
  const t = say(visit.locale)
  return (
    <Page {...visit.shell} title={t('people.title')} width="wide" noindex>
      <h1>{t('people.title')}</h1>
      <Notice locale={visit.locale} kind="info" title={t('people.fictional')}>
        <p>{t('people.intro')}</p>
        <p>{t('people.steps', { password: everyonesPassword })}</p>
      </Notice>
      <Cards>
        {people.map(({ accountId, nickname }) => (
          <Card title={nickname} headingLevel={2}>
            <p>{isStory(nickname) ? t(`story.${nickname}`) : nickname}</p>
            <form method="post" action={visit.href('/dev/people')}>
              <input type="hidden" name="accountId" value={accountId} />
              <Button kind="secondary">{t('people.signInAs', { nickname })}</Button>
            </form>
          </Card>
        ))}
      </Cards>
    </Page>
  )
}

type Mail = {
  readonly id: string
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly queuedAt: string
  readonly locale: string
}

/** The text of a mail with its links made real, so that a click is all that confirming takes in the demo. */
const Linked = ({ text }: { text: string }) => (
  <>{text.split(/(https?:\/\/\S+)/).map((part, at) => (at % 2 === 1 ? <a href={part}>{part}</a> : part))}</>
)

export const DemoMailPage = ({ visit, mails }: { visit: Visit; mails: readonly Mail[] }) => {
  const t = say(visit.locale)
  return (
    <Page {...visit.shell} title={t('mail.title')} noindex>
      <h1>{t('mail.title')}</h1>
      <p>{t('mail.intro')}</p>
      {mails.length === 0 && (
        <EmptyState title={t('mail.none')}>
          <p>{t('mail.noneYet')}</p>
        </EmptyState>
      )}
      {mails.map((mail) => (
        <article lang={mail.locale}>
          <h2>{mail.subject}</h2>
          <p>{t('mail.to', { to: mail.to })}</p>
          {mail.text
            .split('\n')
            .filter((line) => line.trim() !== '')
            .map((line) => (
              <p>
                <Linked text={line} />
              </p>
            ))}
        </article>
      ))}
    </Page>
  )
}
