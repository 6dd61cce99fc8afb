import { describe, expect, it } from 'vitest'
import { ok } from '../../platform/result/index.ts'
import { inPasswordTurn } from './password-turn.ts'

const pool = (databasePool: number) => ({ config: { databasePool } })
const served = async () => ok('served')

type Gate = { readonly open: () => void; readonly wait: Promise<void> }
const gate = (): Gate => {
  let open = (): void => undefined
  const wait = new Promise<void>((resolve) => {
    open = resolve
  })
  return { open, wait }
}

describe('turns at checking passwords', () => {
  it('leave half of the connections to everybody else, and serve the rest in order', async () => {
    const hold = gate()
    let running = 0
    let most = 0
    const done: number[] = []
    const all = Array.from({ length: 10 }, (_, at) =>
      inPasswordTurn(pool(6), async () => {
        running += 1
        most = Math.max(most, running)
        await hold.wait
        running -= 1
        done.push(at)
        return ok(at)
      }),
    )
    hold.open()
    await Promise.all(all)
    expect(most).toBe(3)
    expect(done).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
  })

  it('go on after one that failed', async () => {
    await expect(inPasswordTurn(pool(2), () => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
    expect(await inPasswordTurn(pool(2), served)).toEqual(ok('served'))
  })

  it('send away who would wait too long', async () => {
    const hold = gate()
    const all = Array.from({ length: 202 }, () => inPasswordTurn(pool(2), () => hold.wait.then(served)))
    hold.open()
    const answers = await Promise.all(all)
    expect(answers.filter((answer) => answer.ok)).toHaveLength(201)
    expect(answers.at(-1)).toMatchObject({ ok: false, problem: { code: 'wait' } })
  })
})
