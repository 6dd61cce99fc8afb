import pg from 'pg'
import { describe, expect, it } from 'vitest'
import { freshDatabase } from './database.ts'

describe('a fresh database for every test file', () => {
  it('is migrated, and what one writes the other does not see', async () => {
    const [first, second] = await Promise.all([freshDatabase(), freshDatabase()])
    await query(first.config, 'create table only_here (id int)')
    expect(await tables(first.config)).toContain('only_here')
    expect(await tables(second.config)).not.toContain('only_here')
    expect(await tables(second.config)).toContain('migration')
    await first.drop()
    await second.drop()
    await expect(query(first.config, 'select 1')).rejects.toThrow(/does not exist/)
  })
})

async function tables(config: pg.ClientConfig): Promise<readonly string[]> {
  const rows = await query(config, `select table_name as name from information_schema.tables`)
  return rows.map((row) => row.name)
}

async function query(config: pg.ClientConfig, text: string): Promise<readonly { name: string }[]> {
  const client = new pg.Client(config)
  await client.connect()
  try {
    return (await client.query<{ name: string }>(text)).rows
  } finally {
    await client.end()
  }
}
