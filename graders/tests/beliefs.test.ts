// What runs show of what somebody believes, and what they do not show.
import { describe, expect, it } from 'vitest'
import { type Coroutine, createTask, gather, sleep } from '#runtime'
import { demandWaited, hasCountedTurns, walkedThroughFuture } from '../beliefs.ts'
import { Unmet } from '../check.ts'
import { note, play, tookForList } from '../observe.ts'

function* job(): Coroutine<number> {
  note('begun')
  yield* sleep(1)
  return 7
}

const walked = () =>
  play(
    (function* (): Coroutine<unknown> {
      const [first, second] = gather([job(), job()]) as unknown as number[]
      return [first, second]
    })(),
  )

const mapped = () =>
  play(
    (function* (): Coroutine<unknown> {
      return (gather([job()]) as unknown as number[]).map((one) => one)
    })(),
  )

const stepped = () =>
  play(
    (function* (): Coroutine<unknown> {
      return [...job()]
    })(),
  )

const misspelt = () =>
  play(
    (function* (): Coroutine<unknown> {
      return (job as unknown as { wurst(): unknown }).wurst()
    })(),
  )

describe('walkedThroughFuture', () => {
  it('tells a future that was taken apart from a coroutine that was stepped through', () => {
    expect(walkedThroughFuture(walked())).toBe(true)
    expect(walkedThroughFuture(stepped())).toBe(false)
    expect(stepped().error).toMatchObject({ message: expect.stringContaining("wasn't used") })
  })
})

describe('demandWaited', () => {
  it.each([walked, mapped])('fails with M75 for a future that was used as a list', (run) => {
    expect(tookForList(run())).toBe(true)
    expect(() => demandWaited(run())).toThrow(Unmet)
  })

  it.each([stepped, misspelt])('leaves other mistakes to others', (run) => {
    expect(() => demandWaited(run())).not.toThrow()
  })
})

describe('hasCountedTurns', () => {
  const counted = (turns: number, waits = false) =>
    hasCountedTurns(
      play(
        (function* (): Coroutine<void> {
          const task = createTask(job())
          for (let turn = 0; turn < turns; turn += 1) yield* sleep(0)
          if (waits) yield* task
        })(),
      ),
    )

  it('is true for two turns or more at the end, and no wait behind them', () => {
    expect([0, 1, 2, 5].map((turns) => counted(turns))).toEqual([false, false, true, true])
    expect(counted(5, true)).toBe(false)
  })
})
