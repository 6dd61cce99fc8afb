import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { vi } from 'vitest'
import { plainBrowser } from './plain-browser.ts'

/** Where the mails of a platform arrive. */
export type Mailbox = {
  /** The path of the link that fits in the newest mail to this address, as soon as it is there; never one seen `before`. */
  readonly link: (to: string, pattern: RegExp, before?: string) => Promise<string>
}

const patience = { timeout: 15_000, interval: 40 }

const pathsIn = (text: string): readonly string[] =>
  [...text.matchAll(/https?:\/\/[^\s"<]+/g)].map(([url]) => {
    const { pathname, search } = new URL(url.replaceAll('&amp;', '&'))
    return `${pathname}${search}`
  })

const waitForLink = (look: () => Promise<string | undefined>, words: string): Promise<string> =>
  vi.waitFor(async () => {
    const path = await look()
    if (path === undefined) throw new Error(`No mail with ${words} has arrived`)
    return path
  }, patience)

/** The page of the embedded demo that shows the mails it keeps. */
export const demoMailbox = (origin: string): Mailbox => ({
  link: (to, pattern, before) =>
    waitForLink(async () => {
      const { text } = await plainBrowser(origin).get('/en/dev/mail')
      const mails = text.split('<article').filter((article) => article.includes(to))
      return mails.flatMap(pathsIn).find((path) => path !== before && pattern.test(path))
    }, `a link like ${pattern} to ${to}`),
})

export type MailServer = Mailbox & { readonly url: string; readonly stop: () => Promise<void> }

/** A real mail server, which takes every mail and keeps it. */
export const startMailServer = async (): Promise<MailServer> => {
  const mails: { readonly to: readonly string[]; readonly text: string }[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    onData: (stream, session, done) => {
      simpleParser(stream).then(
        (mail) => {
          mails.unshift({ to: session.envelope.rcptTo.map(({ address }) => address), text: mail.text ?? '' })
          done()
        },
        (error: Error) => done(error),
      )
    },
  })
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    link: (to, pattern, before) =>
      waitForLink(async () => {
        const found = mails.filter((mail) => mail.to.includes(to)).flatMap((mail) => pathsIn(mail.text))
        return found.find((path) => path !== before && pattern.test(path))
      }, `a link like ${pattern} to ${to}`),
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
