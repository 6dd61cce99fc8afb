import { ZipFile } from 'yazl'
import { dataKeyOf, personsOf } from '../../people/index.ts'
import type { Trx } from '../../platform/db/index.ts'
import type { Locale } from '../../platform/i18n/index.ts'
import { documentsOf, recordSchema } from '../../platform/personal/index.ts'
import type { Services } from '../../platform/services.ts'
import { typeset } from '../../platform/typeset/index.ts'
import { whoSaw } from '../who-saw/who-saw.sql.ts'
import { buildRecord, type PersonRecord } from './build-record.ts'
import { type CopyRow, copyById, forgetParts, noteFailed, noteReady, noteStep } from './copies.sql.ts'
import { keepParts } from './parts.ts'
import { readableRecord } from './readable.ts'
import { RecordDocument } from './record.page.tsx'

/** What the page counts: the record, who saw it, the page to read, the PDF, the documents, the ZIP. */
export const copySteps = 6
const mostLines = 10_000

type Named = { readonly path: string; readonly bytes: Buffer }
type Order = { readonly copyId: string; readonly accountId: string }

const text = (path: string, content: string): Named => ({ path, bytes: Buffer.from(content) })
const json = (path: string, value: unknown): Named => text(path, `${JSON.stringify(value, null, 2)}\n`)

const zipOf = (files: readonly Named[], now: Date): AsyncIterable<Uint8Array> => {
  const zip = new ZipFile()
  for (const { path, bytes } of files) zip.addBuffer(bytes, path, { mtime: now })
  zip.end()
  return zip.outputStream
}

/**
 * Makes the ZIP of one person's record and keeps it sealed. It may run twice: it begins by forgetting what an earlier run
 * left. Whether the account still acts for the person is asked again, for the order may have waited.
 */
export const makeCopyOf = async (services: Services, { copyId, accountId }: Order): Promise<void> => {
  const now = services.clock.now()
  const begin = <T>(act: (trx: Trx) => Promise<T>): Promise<T> =>
    services.database.begin('identity', { accountId }, act)
  const step = (done: number): Promise<void> => begin((trx) => noteStep(trx, copyId, done))
  const copy = await begin((trx) => copyById(trx, copyId, now))
  if (copy === undefined || copy.ready_at !== null) return
  const found = await begin(async (trx) => {
    await forgetParts(trx, copyId)
    return (await mayTake(trx, services, copy)) ? recordOf(trx, services, copy, now) : undefined
  })
  if (found === undefined) {
    await begin((trx) => noteFailed(trx, copyId, now))
    return
  }
  await step(2)
  const files = readableFiles(services, found.record, copy)
  await step(4)
  const documents = await begin((trx) => documentFiles(trx, services, copy))
  await step(5)
  const all = [
    json('record.json', found.record),
    json('record.schema.json', recordSchema(services.personal.flatMap(({ tables }) => tables))),
    json('who-saw.json', found.saw),
    ...files,
    ...documents,
  ]
  const bytes = await keepParts(services, { copyId, accountId }, zipOf(all, now))
  await begin(async (trx) => {
    await noteStep(trx, copyId, copySteps)
    await noteReady(trx, copyId, { bytes, now: services.clock.now() })
  })
}

const mayTake = async (trx: Trx, services: Services, copy: CopyRow): Promise<boolean> => {
  const persons = await personsOf(trx, services, copy.account_id)
  return persons.some(
    ({ personId, relation }) => personId === copy.person_id && relation !== 'second-relative',
  )
}

const recordOf = async (trx: Trx, services: Services, copy: CopyRow, now: Date) => {
  const record = await buildRecord(trx, services, {
    personId: copy.person_id,
    accountId: copy.account_id,
    madeAt: now,
  })
  if (record === undefined) return undefined
  const rows = await whoSaw(trx, { personId: copy.person_id, before: undefined, most: mostLines })
  const saw = rows.map((row) => ({
    at: row.at.toISOString(),
    what: row.operation,
    who: row.nickname,
    role: row.staff_role ?? row.relation ?? row.role ?? row.actor_kind,
    why: row.because,
  }))
  return { record, saw }
}

const readableFiles = (services: Services, record: PersonRecord, copy: CopyRow): readonly Named[] => {
  const readable = readableRecord(record, {
    locale: copy.locale as Locale,
    vocabulary: services.vocabulary,
  })
  const pdf = typeset('app/src/rights/record/record.typ', { sheet: JSON.stringify(readable) })
  return [
    text('record.html', String(RecordDocument({ readable }))),
    ...(pdf === undefined ? [] : [{ path: 'record.pdf', bytes: Buffer.from(pdf) }]),
  ]
}

const documentFiles = async (trx: Trx, services: Services, copy: CopyRow): Promise<readonly Named[]> => {
  const key = await dataKeyOf(trx, services, copy.person_id)
  if (key === undefined) return []
  const files: Named[] = []
  for (const { fileId, name, place } of await documentsOf(services.personal)(trx, services, copy.person_id)) {
    const bytes = await services.files.read(key, { ...place, owner: copy.person_id }, fileId)
    if (bytes !== undefined) files.push({ path: `documents/${name.replaceAll(/[^\w.-]/g, '_')}`, bytes })
  }
  return files
}
