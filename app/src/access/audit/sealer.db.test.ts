import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Bare, bare } from '../../../test/bare.ts'
import { systemActor } from '../actor.ts'
import { writeAudit } from './audit.sql.ts'
import { sealOnce, verifyChain, writeAnchor } from './sealer.ts'

let ground: Bare
let anchors: string
const rows = 40

const write = (n: number): Promise<void> =>
  ground.services.database.begin('identity', { accountId: undefined }, (trx) =>
    writeAudit(trx, {
      at: ground.clock.now(),
      requestId: `request-${n}`,
      actor: systemActor('sealing test'),
      personId: undefined,
      operation: 'test.act',
      verdict: n % 3 === 0 ? 'no' : 'yes',
      reason: `reason ${n}`,
    }),
  )

beforeAll(async () => {
  ground = await bare()
  anchors = join(await mkdtemp(join(tmpdir(), 's4r-anchor-')), 'anchors.jsonl')
  for (let n = 0; n < rows; n += 1) {
    await write(n)
    if (n % 10 !== 9) continue
    const sealed = await sealOnce(ground.services.database)
    if (sealed !== undefined) await writeAnchor(anchors, sealed, ground.clock.now())
  }
})
afterAll(() => ground.close())

const verify = () => verifyChain(ground.services.database, anchors)

/** Does harm as the superuser could, checks, and undoes it. */
const afterHarm = async (harm: string): Promise<boolean> => {
  await ground.look('begin')
  await ground.look('create table access.kept as select * from access.audit')
  await ground.look('create table access.kept_seal as select * from access.audit_seal')
  await ground.look('commit')
  await ground.look(harm)
  const { intact } = await verify()
  await ground.look(`begin; delete from access.audit; delete from access.audit_seal; delete from access.audit_unsealed;
    insert into access.audit overriding system value select * from access.kept; insert into access.audit_seal select * from access.kept_seal;
    delete from access.audit_unsealed; drop table access.kept, access.kept_seal; commit`)
  return intact
}

describe('the audit chain', () => {
  it('is intact, with every row sealed once, when nobody touched it', async () => {
    expect(await verify()).toEqual({ intact: true, links: rows, anchors: rows / 10 })
  })

  it('detects every random edit, deletion and exchange of sealed rows', async () => {
    const at = fc.integer({ min: 1, max: rows })
    const harm = fc.oneof(
      at.map((id) => `update access.audit set reason = reason || '.' where id = ${id}`),
      at.map(
        (id) =>
          `update access.audit set verdict = case verdict when 'yes' then 'no' else 'yes' end where id = ${id}`,
      ),
      at.map((id) => `update access.audit set at = at + interval '1 microsecond' where id = ${id}`),
      at.map((id) => `delete from access.audit where id = ${id}`),
      at.map(
        (id) =>
          `delete from access.audit_seal where seq >= ${id}; delete from access.audit where id >= ${id}`,
      ),
      fc
        .tuple(at, at)
        .filter(([a, b]) => a !== b)
        .map(
          ([
            a,
            b,
          ]) => `update access.audit x set reason = y.reason, request_id = y.request_id from access.audit y
          where (x.id, y.id) in ((${a}, ${b}), (${b}, ${a}))`,
        ),
    )
    await fc.assert(
      fc.asyncProperty(harm, async (statement) => !(await afterHarm(statement))),
      { seed: 12, numRuns: process.env.DRILLS === '1' ? 10_000 : 60 },
    )
  })

  it('detects a chain rewritten from the start, because the anchors lie outside the database', async () => {
    const kept = await readFile(anchors, 'utf8')
    await writeFile(anchors, kept.replace(/"hash":"./, '"hash":"x'))
    expect((await verify()).intact).toBe(false)
    await writeFile(anchors, kept)
    expect((await verify()).intact).toBe(true)
  })

  it('cannot be edited or deleted by any role the application speaks as', async () => {
    const may = await ground.look<{ role: string }>(`
      select r.rolname as role from pg_roles r, unnest(array['access.audit', 'access.audit_seal']) t
      where r.rolname like 's4r\\_%' and r.rolname <> 's4r_owner'
        and (has_table_privilege(r.rolname, t, 'update') or has_table_privilege(r.rolname, t, 'delete') or has_table_privilege(r.rolname, t, 'truncate'))`)
    expect(may).toEqual([])
  })
})
