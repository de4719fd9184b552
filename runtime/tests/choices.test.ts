import { describe, expect, it } from 'vitest'
import type { Choice, Chooser } from '../choices.ts'
import {
  type Coroutine,
  createTask,
  gather,
  getRunningLoop,
  simulate,
  sleep,
  type Task,
} from '../index.ts'
import { turns } from './record.ts'

/** Takes these choices, one a step, and then the first; a function is called, and asked again. */
function choosing(
  list: readonly (number | (() => void))[],
  mode: Chooser['mode'] = 'outside-world',
  { stopsAtOnce = false } = {},
) {
  const seen: string[] = []
  const all: Choice[][] = []
  const chooser: Chooser = {
    mode,
    choose(choices) {
      seen.push(choices.map(told).join(' '))
      all.push([...choices])
      const next = list[seen.length - 1] ?? 0
      if (typeof next === 'number') return next
      next()
      return -1
    },
    stopsAtOnce: () => stopsAtOnce,
  }
  return { chooser, seen, all }
}

function told({ kind, who, when }: Choice): string {
  const name = kind === 'step' ? (who as Task<unknown>).getName() : kind
  return when === undefined ? name : `${name}@${when}`
}

function* two(log: string[]) {
  const work = function* (name: string, seconds: number) {
    log.push(`${name} starts`)
    yield* sleep(seconds)
    log.push(`${name} at ${getRunningLoop().time()}`)
  }
  yield* gather([createTask(work('a', 1), { name: 'a' }), createTask(work('b', 2), { name: 'b' })])
}

describe('a chooser', () => {
  it('that takes the first is asyncio: the same trace, turn by turn', () => {
    const { trace, turns } = simulate(two([]))
    for (const mode of ['asyncio', 'outside-world'] as const) {
      const { chooser } = choosing([], mode)
      const chosen = simulate(two([]), { chooser })
      expect({ trace: chosen.trace, turns: chosen.turns }).toEqual({ trace, turns })
    }
  })

  it('is asked at every step, and each step may be the next', () => {
    const log: string[] = []
    const { chooser, seen } = choosing([0, 1])
    simulate(two(log), { chooser })
    expect(seen.slice(0, 3)).toEqual(['Task-1', 'a b', 'a b@2'])
    expect(log).toEqual(['b starts', 'a starts', 'a at 1', 'b at 2'])
  })

  it('may end any wait: one that is overtaken is late, and none is early', () => {
    const log: string[] = []
    const { chooser, seen } = choosing([0, 0, 0, 1])
    simulate(two(log), { chooser })
    expect(seen[3]).toBe('a b@2')
    expect(log).toEqual(['a starts', 'b starts', 'b at 2', 'a at 2'])
  })

  it('of mode asyncio decides about waits alone; the queue stays first in, first out', () => {
    const log: string[] = []
    const { chooser, seen } = choosing([1], 'asyncio')
    simulate(two(log), { chooser })
    expect(seen).toEqual(['a@1 b@2', 'a@1 turn'])
    expect(log).toEqual(['a starts', 'b starts', 'b at 2', 'a at 2'])
  })

  it('of mode asyncio takes the wait that is due first, before the turn goes on', () => {
    const log: string[] = []
    function* main() {
      const one = function* (name: string) {
        yield* sleep(1)
        log.push(`${name} at ${getRunningLoop().time()}`)
      }
      yield* gather([createTask(one('a'), { name: 'a' }), createTask(one('b'), { name: 'b' })])
    }
    const { chooser, seen } = choosing([1], 'asyncio')
    simulate(main(), { chooser })
    expect(seen).toEqual(['a@1 b@1', 'a@1 turn'])
    expect(log).toEqual(['b at 1', 'a at 1'])
  })

  it('knows what it chooses from', () => {
    function* main() {
      const loop = getRunningLoop()
      loop.callSoon(() => {})
      loop.callLater(1, () => {})
      createTask(sleep(2), { name: 'sleeper' })
      yield* sleep(3)
    }
    const { all } = choosingAll(main())
    expect(all.at(0)).toEqual([{ kind: 'step', who: 'Task-1', when: undefined, isWakeUp: false }])
    expect(all.at(1)).toEqual([
      { kind: 'callback', who: 'Handle', when: undefined, isWakeUp: false },
      { kind: 'step', who: 'sleeper', when: undefined, isWakeUp: false },
      { kind: 'callback', who: 'TimerHandle', when: 1, isWakeUp: true },
      { kind: 'step', who: 'Task-1', when: 3, isWakeUp: true },
    ])
    const turn = { kind: 'turn', who: 'Kernel', when: undefined, isWakeUp: false }
    expect(choosingAll(main(), 'asyncio').all.flat()).toContainEqual(turn)
  })

  it.each(['asyncio', 'outside-world'] as const)(
    'may do something of its own and be asked again: %s',
    (mode) => {
      let worker: Task<void> | undefined
      function* main() {
        worker = createTask(sleep(5), { name: 'worker' })
        yield* sleep(1)
        yield* turns(2)
        return [worker.cancelled(), getRunningLoop().time()]
      }
      const cancel = () => worker?.cancel()
      const { chooser, seen } = choosing(mode === 'asyncio' ? [0, cancel] : [0, 0, cancel], mode)
      expect(simulate(main(), { chooser })).toMatchObject({ result: [true, 1] })
      const [asked, again] =
        mode === 'asyncio'
          ? ['Task-1@1 worker@5', 'Task-1@1 turn']
          : ['Task-1 worker@5', 'Task-1 worker']
      const from = seen.indexOf(asked)
      expect(seen.slice(from, from + 2)).toEqual([asked, again])
    },
  )

  it('has no choice in what was cancelled while it stood in the queue', () => {
    const log: string[] = []
    function* cancels() {
      yield* sleep(1)
      yield* sleep(0)
      made.handle.cancel()
      made.sleeper.cancel()
      log.push('cancelled')
    }
    const made = {} as { handle: { cancel(): void }; sleeper: Task<void> }
    function* main() {
      const task = createTask(cancels(), { name: 'cancels' })
      made.sleeper = createTask(sleep(1), { name: 'sleeper' })
      made.handle = getRunningLoop().callLater(1, () => log.push('never'))
      yield* task
    }
    const { chooser, seen } = choosing([0, 0, 0, 1, 2])
    simulate(main(), { chooser })
    // At 1 the callback and the wake-up of the sleeper stand in the queue when both are cancelled.
    expect(seen.slice(3, 6)).toEqual([
      'callback cancels sleeper',
      'callback sleeper cancels',
      'sleeper Task-1',
    ])
    expect(log).toEqual(['cancelled'])
  })

  it('is no longer asked when the program itself has ended', () => {
    const log: string[] = []
    function* quick(name: string) {
      log.push(`${name} starts`)
      try {
        yield* turns(3)
      } finally {
        log.push(`${name} ends`)
      }
    }
    function* main() {
      for (const name of ['a', 'b', 'c']) createTask(quick(name), { name })
      getRunningLoop().callSoon(() => log.push('callback'))
      yield* sleep(0)
    }
    const run = (stopsAtOnce: boolean) => {
      log.length = 0
      const { chooser, seen } = choosing([0, 1, 0, 2], 'outside-world', { stopsAtOnce })
      simulate(main(), { chooser })
      return { seen: seen.slice(1), log: [...log] }
    }
    const seen = ['a b c callback Task-1', 'a c callback Task-1 b', 'c callback Task-1 b a']
    // As asyncio: the turn goes on, and one more comes; b stands before a in the queue.
    expect(run(false)).toEqual({
      seen,
      log: ['b starts', 'a starts', 'c starts', 'callback', 'b ends', 'a ends', 'c ends'],
    })
    // At once: what is a task and has not begun never does, and a was created before b.
    expect(run(true)).toEqual({
      seen,
      log: ['b starts', 'a starts', 'callback', 'a ends', 'b ends'],
    })
  })

  it('works without a trace', () => {
    for (const mode of ['asyncio', 'outside-world'] as const) {
      const { chooser } = choosing([], mode)
      expect(simulate(two([]), { chooser, trace: false })).toMatchObject({ time: 2, trace: [] })
    }
  })
})

/** Every choice that a program gives a chooser which takes the first, with names for objects. */
function choosingAll(main: Coroutine<unknown>, mode?: Chooser['mode']) {
  const { chooser, all } = choosing([], mode)
  simulate(main, { chooser })
  const named = ({ who, ...rest }: Choice) => ({
    ...rest,
    who: rest.kind === 'step' ? (who as Task<unknown>).getName() : who.constructor.name,
  })
  return { all: all.map((choices) => choices.map(named)) }
}
