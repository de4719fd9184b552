import { array, assert, constantFrom, integer, property, record } from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  asyncWith,
  Barrier,
  BrokenBarrierError,
  CancelledError,
  type Coroutine,
  createTask,
  gather,
  RuntimeError,
  sleep,
  type Task,
  ValueError,
} from '../index.ts'
import { raised, returned, thrown, turns, waits } from './record.ts'

describe('Barrier', () => {
  it('does not suspend for the last of the parties', () => {
    expect(waits(new Barrier(1).wait())).toEqual([])
  })

  it('lets all go together and gives each a number', () => {
    const barrier = new Barrier(3)
    const log: string[] = []
    function* party(name: string, seconds: number): Coroutine<void> {
      yield* sleep(seconds)
      const number = yield* barrier.wait()
      log.push(`${name} ${number}`)
    }
    function* main() {
      const all = gather([party('a', 2), party('b', 1), party('c', 3)])
      yield* sleep(2.5)
      log.push(`${barrier.nWaiting} of ${barrier.parties}`)
      yield* all
    }
    returned(main())
    expect(log).toEqual(['2 of 3', 'c 2', 'b 0', 'a 1'])
  })

  it('does not count who is cancelled while waiting', () => {
    function* main() {
      const barrier = new Barrier(2)
      const a = createTask(barrier.wait())
      yield* turns(1)
      a.cancel()
      yield* turns(2)
      const b = createTask(barrier.wait())
      const c = createTask(barrier.wait())
      return [barrier.nWaiting, yield* b, yield* c]
    }
    expect(returned(main())).toEqual([0, 0, 1])
  })

  it('lets the others go when one is cancelled in the turn in which it opens', () => {
    function* main() {
      const barrier = new Barrier(3)
      const a = createTask(barrier.wait())
      const b = createTask(barrier.wait())
      yield* turns(1)
      yield* barrier.wait()
      a.cancel()
      yield* turns(5)
      return [a.cancelled(), b.result(), barrier.nWaiting, barrier.toString()]
    }
    expect(returned(main())).toEqual([true, 1, 0, '<Barrier [filling, waiters:0/3]>'])
  })

  it('gives the block of asyncWith its number', () => {
    const main = asyncWith(new Barrier(1), function* (number) {
      return number
    })
    expect(returned(main)).toBe(0)
  })

  it('sends those who wait away when it is reset, and can be used again', () => {
    function* main() {
      const barrier = new Barrier(2)
      const a = createTask(refused(barrier))
      yield* turns(1)
      yield* barrier.reset()
      const message = yield* a
      return [message, barrier.broken, yield* gather([barrier.wait(), barrier.wait()])]
    }
    expect(returned(main())).toEqual(['Abort or reset of barrier', false, [0, 1]])
  })

  it('refuses everybody after abort(), until reset()', () => {
    function* main() {
      const barrier = new Barrier(2)
      const a = createTask(refused(barrier))
      yield* turns(1)
      yield* barrier.abort()
      const messages = [yield* a, yield* refused(barrier)]
      const { broken } = barrier
      yield* barrier.reset()
      return [messages, broken, barrier.broken]
    }
    expect(returned(main())).toEqual([
      ['Abort or reset of barrier', 'Barrier aborted'],
      true,
      false,
    ])
  })

  it('needs at least one party', () => {
    expect(thrown(() => new Barrier(0))).toEqual(new ValueError('parties must be > 0'))
  })

  it('is an error of its own, and a RuntimeError', () => {
    expect(new BrokenBarrierError()).toBeInstanceOf(RuntimeError)
  })

  it('is named in a deadlock report', () => {
    expect(raised(new Barrier(2).wait()).message).toContain('waits for Barrier.wait')
  })

  it('lets exactly `parties` go at a time, whoever is cancelled when', () => {
    const script = array(
      record({
        kind: constantFrom('arrive', 'arrive', 'cancel', 'turn', 'turn'),
        who: integer({ min: 0, max: 7 }),
      }),
      { maxLength: 40 },
    )
    assert(
      property(script, integer({ min: 1, max: 3 }), (actions, parties) => {
        function* main() {
          const barrier = new Barrier(parties)
          const tasks: Task<number>[] = []
          for (const { kind, who } of actions) {
            if (kind === 'turn') yield* turns(1)
            if (kind === 'arrive') tasks.push(createTask(barrier.wait()))
            if (kind === 'cancel') tasks[who % tasks.length]?.cancel()
          }
          yield* sleep(1)
          const waiting = tasks.filter((task) => !task.done()).length
          const inside = barrier.nWaiting
          for (const task of tasks) task.cancel()
          return { waiting, inside }
        }
        const { waiting, inside } = returned(main())
        // Whoever is not through waits for others, and there are too few of them.
        expect(waiting).toBe(inside)
        expect(inside).toBeLessThan(parties)
      }),
      { numRuns: 500, seed: 23 },
    )
  })
})

function* refused(barrier: Barrier): Coroutine<string> {
  try {
    yield* barrier.wait()
  } catch (error) {
    if (error instanceof CancelledError) throw error
    return (error as Error).message
  }
  return 'let through'
}

describe('toString', () => {
  it('tells the state, and who waits while it is not broken', () => {
    function* main() {
      const barrier = new Barrier(2)
      const states = [String(barrier)]
      createTask(barrier.wait()).addDoneCallback((task) => task.exception())
      yield* turns(1)
      states.push(String(barrier))
      yield* barrier.abort()
      return [...states, String(barrier)]
    }
    expect(returned(main())).toEqual([
      '<Barrier [filling, waiters:0/2]>',
      '<Barrier [filling, waiters:1/2]>',
      '<Barrier [broken]>',
    ])
  })
})
