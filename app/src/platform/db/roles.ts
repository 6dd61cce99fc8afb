import type pg from 'pg'

/** Every database role and why it exists. None can log in but s4r_app, none bypasses row-level security. */
export const roles = {
  s4r_owner: 'owns schemas and tables; only migrations speak as it',
  s4r_identity: 'accounts, persons, sessions, audit, outbox',
  s4r_health: 'symptoms, diagnoses, consents, under row-level security',
  s4r_index: 'reads the codes of people who agreed to be matched',
  s4r_keeper: 'deletes what has ended',
  s4r_batch: 'computes banded counts',
  s4r_rules: 'owns the functions row-level security asks; nobody speaks as it',
  s4r_sealer: 'reads the audit and chains it',
  s4r_jobs: 'owns the job queue',
} as const

const spoken = [
  's4r_identity',
  's4r_health',
  's4r_index',
  's4r_keeper',
  's4r_batch',
  's4r_sealer',
  's4r_jobs',
] as const

/**
 * Makes the roles and lets the application's login switch into each by SET LOCAL ROLE. Idempotent.
 * Several databases of one cluster share roles, so parallel calls are serialised by the caller's advisory lock.
 */
export const ensureRoles = async (client: pg.Client, applicationLogin: string): Promise<void> => {
  const known = await client.query<{ rolname: string }>(
    `select rolname from pg_roles where rolname like 's4r\\_%'`,
  )
  const existing = new Set(known.rows.map((row) => row.rolname))
  for (const role of Object.keys(roles)) {
    if (!existing.has(role)) await client.query(`create role ${role} nologin noinherit`)
  }
  if (applicationLogin === 's4r_app' && !existing.has('s4r_app')) {
    await client.query('create role s4r_app login noinherit')
  }
  const login = client.escapeIdentifier(applicationLogin)
  for (const role of spoken) await client.query(`grant ${role} to ${login}`)
  await client.query('grant s4r_jobs, s4r_rules to s4r_owner')
  await client.query('grant s4r_owner, s4r_jobs, s4r_rules to current_user')
  // An installation moves stored codes in its own transaction, as the roles that row-level security rules.
  await client.query('grant s4r_health, s4r_index to current_user')
}
