import { describe, expect, it } from 'vitest'
import { createTask, getRunningLoop, shield, simulate, sleep } from '../index.ts'
import { raised, returned, turns, waits } from './record.ts'

describe('shield', () => {
  it('gives a done future back, and does not suspend', () => {
    function* main() {
      const future = getRunningLoop().createFuture<number>()
      future.setResult(1)
      yield* shield(future)
      return shield(future) === future
    }
    expect(waits(main())).toEqual([])
    expect(returned(main())).toBe(true)
  })

  it('ends as what is behind it', () => {
    expect(returned(shielded(sleep(1, 'value')))).toBe('value')
    function* fail() {
      yield* sleep(1)
      throw new RangeError('far')
    }
    expect(raised(shielded(fail())).message).toBe('far')
    expect(waits(shielded(sleep(1)))).toEqual(['shield of Task-2'])
  })

  it('leaves what is behind it alone when its waiter is cancelled, whenever that is', () => {
    for (const count of [0, 1, 2, 3]) {
      function* main() {
        const inner = createTask(sleep(1, 'value'))
        const waiter = createTask(shielded(inner))
        yield* sleep(1)
        yield* turns(count)
        const accepted = waiter.cancel()
        yield* turns(3)
        return [accepted, waiter.cancelled(), inner.result()]
      }
      const isInTime = count < 3
      expect(returned(main())).toEqual([isInTime, isInTime, 'value'])
    }
  })

  it('is cancelled when what is behind it is', () => {
    function* main() {
      const inner = createTask(sleep(9))
      const outer = shield(inner)
      yield* sleep(1)
      inner.cancel()
      yield* turns(3)
      return outer.cancelled()
    }
    expect(returned(main())).toBe(true)
  })

  it('has nothing to tell when both were cancelled in one turn', () => {
    function* main() {
      const inner = getRunningLoop().createFuture<void>()
      const outer = shield(inner)
      outer.cancel()
      inner.cancel()
      yield* turns(1)
      return [outer.cancelled(), inner.cancelled()]
    }
    expect(returned(main())).toEqual([true, true])
  })

  it('that somebody else has settled is an error that the loop tells of, as in CPython', () => {
    function* main() {
      const inner = getRunningLoop().createFuture<string>()
      const outer = shield(inner)
      inner.setResult('inner')
      outer.setResult('mine')
      yield* turns(2)
      return outer.result()
    }
    const { result, warnings } = simulate(main())
    expect([result, warnings.map(({ message }) => message), `${warnings[0]?.exception}`]).toEqual([
      'mine',
      ['Exception in callback of asyncio'],
      expect.stringMatching(/^InvalidStateError: invalid state\./),
    ])
  })

  it('leaves the error of a forsaken task with the task, and the loop tells of it', () => {
    function* fail() {
      yield* sleep(2)
      throw new RangeError('unseen')
    }
    function* main() {
      const waiter = createTask(shielded(createTask(fail())))
      yield* sleep(1)
      waiter.cancel()
      yield* sleep(2)
    }
    const { warnings } = simulate(main())
    expect(warnings.map(({ message, exception }) => [message, String(exception)])).toEqual([
      ['Task exception was never retrieved', 'RangeError: unseen'],
    ])
  })

  it('counts the error as seen when it is cancelled in the turn in which that comes', () => {
    function* main() {
      const inner = getRunningLoop().createFuture<void>()
      const outer = shield(inner)
      inner.setException(new RangeError('seen'))
      outer.cancel()
      yield* turns(2)
    }
    expect(simulate(main())).toMatchObject({ kind: 'returned', warnings: [] })
  })
})

function* shielded<T>(awaitable: Parameters<typeof shield<T>>[0]) {
  return yield* shield(awaitable)
}
