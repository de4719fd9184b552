// What TypeScript knows of a program; checked by tsc, not by running it.
import { describe, expectTypeOf, it } from 'vitest'
import {
  type AsyncGenerator,
  asCompleted,
  asyncFor,
  asyncGenerator,
  asyncWith,
  type Context,
  ContextVar,
  type Coroutine,
  createTask,
  currentTask,
  type Future,
  fromPromise,
  gather,
  getRunningLoop,
  type Lock,
  leave,
  run,
  shield,
  simulate,
  sleep,
  Task,
  TaskGroup,
  type Timeout,
  timeout,
  toThread,
  wait,
  waitFor,
} from '../index.ts'

// None of these is ever called.
declare const lock: Lock
declare const context: Context
function* number(): Coroutine<number> {
  return 1
}
function* text(): Coroutine<string> {
  return ''
}

class Named extends Task<number> {
  readonly label = ''
}
declare const named: Named[]

describe('types', () => {
  it('of a coroutine, a task and a sleep', () => {
    function* main() {
      expectTypeOf(yield* number()).toEqualTypeOf<number>()
      const task = createTask(text(), { name: 'a', context })
      expectTypeOf(task).toEqualTypeOf<Task<string>>()
      expectTypeOf(yield* task).toEqualTypeOf<string>()
      expectTypeOf(task.result()).toEqualTypeOf<string>()
      expectTypeOf(yield* sleep(1)).toEqualTypeOf<void>()
      expectTypeOf(yield* sleep(1, 'x')).toEqualTypeOf<string>()
      expectTypeOf(currentTask()).toEqualTypeOf<Task<unknown> | undefined>()
      expectTypeOf(yield* shield(task)).toEqualTypeOf<string>()
      expectTypeOf(yield* waitFor(number(), 1)).toEqualTypeOf<number>()
    }
    expectTypeOf(main).returns.toExtend<Coroutine<void>>()
  })

  it('of gather: a tuple for a tuple, an array for an array', () => {
    function* main(tasks: Task<number>[]) {
      expectTypeOf(yield* gather([number(), text()])).toEqualTypeOf<[number, string]>()
      expectTypeOf(yield* gather(tasks)).toEqualTypeOf<number[]>()
      expectTypeOf(
        yield* gather([number(), createTask(text())], { returnExceptions: true }),
      ).toEqualTypeOf<[number | Error, string | Error]>()
      // @ts-expect-error It takes one list.
      gather(number(), text())
    }
    expectTypeOf(main).toBeFunction()
  })

  it('of wait: the class of what was given', () => {
    function* main(futures: Future<string>[]) {
      expectTypeOf(yield* wait(named)).toEqualTypeOf<{ done: Named[]; pending: Named[] }>()
      expectTypeOf((yield* wait(futures)).done).toEqualTypeOf<Future<string>[]>()
      for (const next of asCompleted([number()])) expectTypeOf(yield* next).toEqualTypeOf<number>()
      yield* asyncFor(asCompleted(named), function* (task) {
        expectTypeOf(task).toEqualTypeOf<Named>()
      })
    }
    expectTypeOf(main).toBeFunction()
  })

  it('of asyncWith: what aenter gives, and what the block returns', () => {
    function* main() {
      const result = yield* asyncWith(new TaskGroup(), function* (group) {
        expectTypeOf(group).toEqualTypeOf<TaskGroup>()
        expectTypeOf(group.createTask(number())).toEqualTypeOf<Task<number>>()
        return 'block'
      })
      expectTypeOf(result).toEqualTypeOf<string>()
      yield* asyncWith(timeout(1), function* (limit) {
        expectTypeOf(limit).toEqualTypeOf<Timeout>()
      })
      yield* asyncWith(lock, function* (nothing) {
        expectTypeOf(nothing).toEqualTypeOf<void>()
      })
      const swallows = {
        *aenter() {
          return 1
        },
        *aexit() {
          return true as boolean
        },
      }
      expectTypeOf(
        yield* asyncWith(swallows, function* (n) {
          expectTypeOf(n).toEqualTypeOf<number>()
          return 'block'
        }),
      ).toEqualTypeOf<string | undefined>()
    }
    expectTypeOf(main).toBeFunction()
  })

  it('of asyncFor: the items, and what leave() carries', () => {
    function* main() {
      const pages = asyncGenerator<{ title: string }>(function* (emit) {
        yield* emit({ title: '' })
        // @ts-expect-error Another kind of item.
        yield* emit(1)
      })
      expectTypeOf(pages).toEqualTypeOf<AsyncGenerator<{ title: string }>>()
      const found = yield* asyncFor(pages, function* (page) {
        expectTypeOf(page).toEqualTypeOf<{ title: string }>()
        if (page.title) return leave(page.title)
        return undefined
      })
      expectTypeOf(found).toEqualTypeOf<string | undefined>()
    }
    expectTypeOf(main).toBeFunction()
  })

  it('of the runners', () => {
    function main() {
      expectTypeOf(run(number())).toEqualTypeOf<Promise<number>>()
      const outcome = simulate(text())
      if (outcome.kind === 'returned') expectTypeOf(outcome.result).toEqualTypeOf<string>()
      if (outcome.kind === 'raised') expectTypeOf(outcome.error).toEqualTypeOf<unknown>()
    }
    expectTypeOf(main).toBeFunction()
  })

  it('of callbacks: their arguments, and a context behind them', () => {
    function* main(f: (a: number, b: string) => void) {
      const loop = getRunningLoop()
      loop.callSoon(f, 1, 'x')
      loop.callLater(1, f, 1, 'x', { context })
      // @ts-expect-error An argument is missing.
      loop.callSoon(f, 1)
    }
    expectTypeOf(main).toBeFunction()
  })

  it('of bridges and context variables', () => {
    function* main() {
      expectTypeOf(yield* fromPromise(Promise.resolve(1))).toEqualTypeOf<number>()
      expectTypeOf(yield* toThread((n: number) => String(n), 1)).toEqualTypeOf<string>()
      // @ts-expect-error Another kind of argument.
      yield* toThread((n: number) => n, 'x')
      const variable = new ContextVar<number>('v')
      expectTypeOf(variable.get()).toEqualTypeOf<number>()
      expectTypeOf(variable.get(undefined)).toEqualTypeOf<number | undefined>()
    }
    expectTypeOf(main).toBeFunction()
  })
})
