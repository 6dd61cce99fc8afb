import type { AddressInfo } from 'node:net'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'

export type PostOffice = {
  readonly url: string
  /** In the order they came. */
  readonly mailsTo: (email: string) => readonly ParsedMail[]
  readonly close: () => Promise<void>
}

/** A real SMTP server that keeps what it is given. */
export const postOffice = async (): Promise<PostOffice> => {
  const mails: ParsedMail[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    onData: (stream, _, done) => {
      simpleParser(stream).then((mail) => {
        mails.push(mail)
        done()
      }, done)
    },
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.server.address() as AddressInfo
  const addressees = (mail: ParsedMail): readonly string[] =>
    [mail.to ?? []].flat().flatMap((to) => to.value.map((one) => one.address ?? ''))
  return {
    url: `smtp://127.0.0.1:${port}`,
    mailsTo: (email) => mails.filter((mail) => addressees(mail).includes(email)),
    close: () => new Promise((closed) => server.close(() => closed())),
  }
}
