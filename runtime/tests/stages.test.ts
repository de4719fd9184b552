import { describe, expect, it } from 'vitest'
import { VirtualClock } from '../clock.ts'
import {
  asyncGenerator,
  CancelledError,
  type Coroutine,
  createTask,
  currentTask,
  type Executor,
  getRunningLoop,
  KeyboardInterrupt,
  simulate,
  sleep,
} from '../index.ts'
import { EventLoop, kernelOfLoop } from '../loop.ts'
import { Stages, shutdown } from '../stages.ts'
import { thrown, turns } from './record.ts'

/** What a program puts on record with the time, how it ended, and what it was warned of. */
function played(program: (record: (text: string) => void) => Coroutine<unknown>): unknown[] {
  const log: string[] = []
  const outcome = simulate(program((text) => log.push(`${getRunningLoop().time()} ${text}`)))
  const warnings = outcome.warnings.map((each) => `${each.message}: ${each.exception}`)
  return [...log, `${outcome.time} ${outcome.kind} ${outcome.result ?? outcome.error}`, ...warnings]
}

describe('Stages', () => {
  function twoStages() {
    const loop = new EventLoop(new VirtualClock(), () => {})
    const kernel = kernelOfLoop(loop)
    const log: string[] = []
    function* say(text: string): Coroutine<void> {
      for (let n = 1; n <= 2; n++) {
        log.push(`${text}${n}`)
        yield
      }
    }
    const stages = new Stages(kernel, [
      () => loop.createTask(say('a')),
      () => undefined,
      () => loop.createTask(say('b')),
    ])
    return { loop, log, stages }
  }

  it('run one after the other, each for one turn more than its future', () => {
    const { stages, log } = twoStages()
    let count = 0
    while (stages.goOn()) {
      log.push(`turn ${++count}`)
      stages.turn()
    }
    expect(log).toEqual([
      ...['turn 1', 'a1', 'turn 2', 'a2', 'turn 3', 'turn 4'],
      ...['turn 5', 'b1', 'turn 6', 'b2', 'turn 7', 'turn 8'],
    ])
    expect([stages.goOn(), stages.failure]).toEqual([false, undefined])
  })

  it('begin with the loop as the running one, and nobody else', () => {
    const loop = new EventLoop(new VirtualClock(), () => {})
    const seen: unknown[] = []
    const stages = new Stages(kernelOfLoop(loop), [
      () => {
        seen.push(getRunningLoop() === loop)
        return undefined
      },
    ])
    expect([stages.goOn(), seen, thrown(getRunningLoop).name]).toEqual([
      ...[false, [true], 'RuntimeError'],
    ])
  })

  it('end with a KeyboardInterrupt in the middle of a turn; those after it do not begin', () => {
    const { stages, loop, log } = twoStages()
    const interrupt = new KeyboardInterrupt()
    loop.callSoon(() => {
      throw interrupt
    })
    loop.callSoon(() => log.push('not reached'))
    expect(stages.goOn()).toBe(true)
    stages.turn()
    expect([stages.failure?.error === interrupt, stages.goOn(), log]).toEqual([true, false, []])
    // What is left of the turn stays queued, and the end of "a" concerns these stages no more.
    const next = new Stages(kernelOfLoop(loop), [() => loop.createTask(turns(0))])
    while (next.goOn()) next.turn()
    expect(log).toEqual(['not reached', 'a1', 'a2'])
  })

  it('end with what the beginning of one throws', () => {
    const loop = new EventLoop(new VirtualClock(), () => {})
    const error = new RangeError('far')
    const stages = new Stages(kernelOfLoop(loop), [
      () => {
        throw error
      },
      () => loop.createTask(turns(0)),
    ])
    expect([stages.goOn(), stages.failure, thrown(getRunningLoop).name]).toEqual([
      ...[false, { error }, 'RuntimeError'],
    ])
  })

  it('let any other error of the loop itself pass', () => {
    const { stages, loop } = twoStages()
    stages.goOn()
    loop.setExceptionHandler(() => {})
    kernelOfLoop(loop).report = () => {
      throw new TypeError('a broken loop')
    }
    loop.callSoon(() => {
      throw new RangeError('far')
    })
    expect(String(thrown(() => stages.turn()))).toBe('TypeError: a broken loop')
  })
})

describe('shutdown', () => {
  it('comes one turn after main has ended', () => {
    const log = played(function* (record) {
      function* other(): Coroutine<void> {
        try {
          for (let n = 0; ; n++) {
            record(`other ${n}`)
            yield
          }
        } finally {
          record('cancelled')
        }
      }
      createTask(other())
      yield* turns(1)
      record('main ends')
    })
    expect(log).toEqual([
      ...['0 other 0', '0 main ends', '0 other 1', '0 cancelled', '0 returned undefined'],
    ])
  })

  it('cancels what is left together, in the order of creation, and waits for all of it', () => {
    const log = played(function* (record) {
      function* other(seconds: number): Coroutine<void> {
        try {
          yield* sleep(9)
        } finally {
          record(`begin ${seconds}`)
          yield* sleep(seconds)
          record(`end ${seconds}`)
        }
      }
      for (const seconds of [2, 3, 1]) createTask(other(seconds))
      yield* turns(1)
      return 'result'
    })
    expect(log).toEqual([
      ...['0 begin 2', '0 begin 3', '0 begin 1', '1 end 1', '2 end 2', '3 end 3'],
      '3 returned result',
    ])
  })

  it('waits for who refuses to be cancelled, without asking again', () => {
    const log = played(function* (record) {
      function* other(): Coroutine<void> {
        try {
          yield* sleep(9)
        } catch (error) {
          record(`refuses ${error}`)
          yield* sleep(5)
          record(`asked ${currentTask()?.cancelling()} times`)
        }
      }
      createTask(other())
      yield* turns(1)
    })
    expect(log).toEqual(['0 refuses CancelledError', '5 asked 1 times', '5 returned undefined'])
  })

  it('tells the exception handler of what fails meanwhile, and keeps the result of main', () => {
    const log = played(function* () {
      function* other(text: string): Coroutine<void> {
        try {
          yield* sleep(9)
        } finally {
          // biome-ignore lint/correctness/noUnsafeFinally: an error in a cleanup is what is tested.
          throw new RangeError(text)
        }
      }
      createTask(other('a'))
      createTask(other('b'))
      createTask(sleep(9))
      yield* turns(1)
      return 'result'
    })
    const message = 'unhandled exception during asyncio.run() shutdown'
    expect(log).toEqual([
      ...['0 returned result', `${message}: RangeError: a`, `${message}: RangeError: b`],
    ])
  })

  it('comes also when main fails, or is cancelled', () => {
    const errors = [new RangeError('far'), new CancelledError('own')].map((error) =>
      played(function* (record) {
        function* other(): Coroutine<void> {
          try {
            yield* sleep(9)
          } finally {
            record('cleans up')
          }
        }
        createTask(other())
        yield* sleep(1)
        throw error
      }),
    )
    expect(errors).toEqual([
      ['1 cleans up', '1 raised RangeError: far'],
      ['1 cleans up', '1 raised CancelledError: own'],
    ])
  })

  it('cancels what is created in the last turn before it starts, and drops timers', () => {
    const log = played(function* (record) {
      function* say(text: string): Coroutine<void> {
        record(text)
      }
      getRunningLoop().callLater(1, record, 'never')
      currentTask()?.addDoneCallback(() => createTask(say('never')))
    })
    expect(log).toEqual(['0 returned undefined'])
  })

  it('waits not for what is created meanwhile; it runs as long as the others do', () => {
    const log = played(function* (record) {
      function* late(): Coroutine<void> {
        for (;;) {
          record('late')
          yield* sleep(1)
        }
      }
      function* other(): Coroutine<void> {
        try {
          yield* sleep(9)
        } finally {
          createTask(late())
          yield* sleep(1)
          record('ends')
        }
      }
      createTask(other())
      yield* turns(1)
    })
    expect(log).toEqual([
      ...['0 late', '1 ends', '1 late', '1 returned undefined'],
      'Task was destroyed but it is pending!: undefined',
    ])
  })

  it('closes async generators that were left open, after the tasks', () => {
    const log = played(function* (record) {
      const numbers = asyncGenerator<number>(function* (emit) {
        try {
          yield* emit(1)
        } finally {
          yield* sleep(1)
          record('generator closed')
        }
      })
      function* other(): Coroutine<void> {
        try {
          yield* sleep(9)
        } finally {
          yield* sleep(2)
          record('task ended')
        }
      }
      yield* numbers.anext()
      createTask(other())
      yield* turns(1)
    })
    expect(log).toEqual(['2 task ended', '3 generator closed', '3 returned undefined'])
  })

  it('throws the error of the shutdown itself, in place of the result', () => {
    const failing = {
      submit: () => Promise.resolve(),
      shutdown: () => {
        throw new RangeError('no end')
      },
    }
    function* main() {
      getRunningLoop().setDefaultExecutor(failing as unknown as Executor)
      yield* turns(1)
      return 'result'
    }
    expect(simulate(main())).toMatchObject({ kind: 'raised', error: new RangeError('no end') })
  })

  it('waits for the threads of the executor, but not for ever', () => {
    const asked: string[] = []
    const executor: Executor = {
      submit: () => Promise.resolve(),
      shutdown() {
        asked.push('shutdown')
        return new Promise(() => {})
      },
    }
    const log = played(function* () {
      getRunningLoop().setDefaultExecutor(executor)
      yield* turns(1)
      return 'result'
    })
    expect([log, asked]).toEqual([
      [
        '300 returned result',
        'The executor did not finish joining its threads within 300 seconds.: undefined',
      ],
      ['shutdown'],
    ])
  })

  it('takes its stages even when there is nothing to do', () => {
    const loop = new EventLoop(new VirtualClock(), () => {})
    const futures = shutdown(kernelOfLoop(loop)).map((stage) => stage())
    expect(futures.map((future) => future?.traceName())).toEqual([undefined, 'Task-1', 'Task-2'])
    expect(simulate(turns(0)).turns).toBe(6)
  })

  it('comes after a KeyboardInterrupt, which is what the program ends with', () => {
    const log = played(function* (record) {
      function* other(): Coroutine<void> {
        try {
          yield* sleep(9)
        } finally {
          yield* sleep(1)
          record('cleaned up')
        }
      }
      function* interrupted(): Coroutine<void> {
        yield* sleep(1)
        throw new KeyboardInterrupt('now')
      }
      createTask(other())
      const task = createTask(interrupted())
      try {
        yield* sleep(5)
      } finally {
        record('main is cancelled')
        expect(task.exception()).toBeInstanceOf(KeyboardInterrupt)
      }
    })
    expect(log).toEqual([
      ...['1 main is cancelled', '2 cleaned up', '2 raised KeyboardInterrupt: now'],
    ])
  })

  it('ends at once with a KeyboardInterrupt of its own', () => {
    const log = played(function* (record) {
      function* other(name: string): Coroutine<void> {
        try {
          yield* sleep(9)
        } finally {
          yield* sleep(name === 'bad' ? 1 : 2)
          // biome-ignore lint/correctness/noUnsafeFinally: an error in a cleanup is what is tested.
          if (name === 'bad') throw new KeyboardInterrupt('now')
          record('never')
        }
      }
      createTask(other('bad'))
      createTask(other('slow'))
      yield* turns(1)
      return 'lost'
    })
    expect(log.slice(0, 1)).toEqual(['1 raised KeyboardInterrupt: now'])
    expect(log.slice(1)).toContain('Task was destroyed but it is pending!: undefined')
  })
})
