import { hours } from '../../src/platform/clock/index.ts'
import { nobody } from '../../src/platform/db/index.ts'
import type { Services } from '../../src/platform/services.ts'
import { type FictionalPaper, giveApplication, givePaper } from '../../src/trust/index.ts'
import { demoSender, hasPapers } from './demo.sql.ts'
import { demoPage } from './demo-paper.ts'

type Wish = {
  readonly kind: FictionalPaper['kind']
  readonly hoursAgo: number
  readonly lines: readonly string[]
  readonly dark?: boolean
  /** Who did what: `family`, or the nickname of a validator. */
  readonly facts?: readonly (Omit<NonNullable<FictionalPaper['facts']>[number], 'by' | 'at'> & {
    readonly by: string
    readonly hoursAgo: number
  })[]
}

/** Papers at every stage, so that the family's page and the queue can be seen: waiting, overdue, asked again, appealed. */
const papersOf: Readonly<Record<string, readonly Wish[]>> = {
  'luz-de-abril': [
    {
      kind: 'medical',
      hoursAgo: 70,
      lines: ['Hospital de la Ribera (inventado)', 'Informe de neuropediatría', 'Paciente: Nico'],
    },
  ],
  'marta-new': [
    {
      kind: 'identity',
      hoursAgo: 20,
      lines: ['Documento de identidad (inventado)', 'Marta', 'Válido hasta 2031'],
    },
    { kind: 'medical', hoursAgo: 80, lines: ['Consulta de neurología (inventada)', 'Paciente: Marta'] },
  ],
  'tata-ilincai': [
    { kind: 'identity', hoursAgo: 5, lines: ['Carte de identitate (inventată)', 'Tatăl Ilincăi'] },
    {
      kind: 'guardianship',
      hoursAgo: 50,
      lines: ['Certificat de naștere (inventat)', 'Ilinca'],
      dark: true,
      facts: [
        {
          fact: 'asked-again',
          by: 'staff-vera',
          reason: 'unreadable',
          words: 'Jumătatea de jos este întunecată. Puteți face fotografia din nou, lângă o fereastră?',
          hoursAgo: 30,
        },
      ],
    },
  ],
  'fern-and-fox': [
    {
      kind: 'identity',
      hoursAgo: 100,
      lines: ['Passport (invented)', 'Fern'],
      facts: [
        {
          fact: 'proposed-refuse',
          by: 'staff-vera',
          reason: 'other-name',
          words: 'The passport shows another family name than the one you gave.',
          hoursAgo: 60,
        },
        {
          fact: 'refused',
          by: 'staff-luis',
          reason: 'other-name',
          words: 'The passport shows another family name than the one you gave.',
          hoursAgo: 40,
        },
        { fact: 'appealed', by: 'family', words: 'It is my name from before I married.', hoursAgo: 10 },
      ],
    },
  ],
}

const give = (services: Services, nickname: string, wishes: readonly Wish[]): Promise<void> =>
  services.database.begin('identity', nobody, async (trx) => {
    const sender = await demoSender(trx, nickname)
    if (sender === undefined || (await hasPapers(trx, sender))) return
    const ago = (past: number): Date => new Date(services.clock.now().getTime() - hours(past))
    for (const { kind, hoursAgo, lines, dark, facts = [] } of wishes) {
      const happened = []
      for (const { by, hoursAgo: since, ...fact } of facts) {
        const validator = by === 'family' ? undefined : await demoSender(trx, by)
        happened.push({ ...fact, by: validator?.accountId ?? sender.accountId, at: ago(since) })
      }
      await givePaper(trx, services, {
        accountId: sender.accountId,
        personId: sender.personId ?? '',
        kind,
        sentAt: ago(hoursAgo),
        pages: [await demoPage(lines, dark)],
        facts: happened,
      })
    }
  })

/** An advocate whose organisation confirmed the address, and whose letter waits. */
const giveLetter = (services: Services): Promise<void> =>
  services.database.begin('identity', nobody, async (trx) => {
    const sender = await demoSender(trx, 'voice-of-the-few')
    if (sender === undefined || (await hasPapers(trx, sender))) return
    const { accountId } = sender
    await giveApplication(trx, services, {
      accountId,
      name: 'Aoife Byrne',
      organisation: 'Rare Voices Ireland (invented)',
      position: 'Member of the board',
      email: 'aoife@rare-voices.example',
      confirmed: true,
    })
    await givePaper(trx, services, {
      accountId,
      kind: 'letter',
      sentAt: new Date(services.clock.now().getTime() - hours(1)),
      pages: [await demoPage(['Rare Voices Ireland (invented)', 'Aoife Byrne is a member of our board.'])],
    })
  })

/** Once everybody is there: a validator must exist before they can have decided anything. */
export const bringPapersIn = async (services: Services): Promise<void> => {
  for (const [nickname, wishes] of Object.entries(papersOf)) await give(services, nickname, wishes)
  await giveLetter(services)
}
