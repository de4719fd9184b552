import { describe, expect, it } from 'vitest'
import {
  allTasks,
  type Coroutine,
  createEagerTaskFactory,
  createTask,
  currentTask,
  eagerTaskFactory,
  gather,
  getRunningLoop,
  KeyboardInterrupt,
  simulate,
  sleep,
  Task,
} from '../index.ts'
import { looseLoop, raised, returned, thrown, turns } from './record.ts'

// Order is pinned down by conformance/x-eager-*.

function* eagerly<T>(main: () => Coroutine<T>): Coroutine<T> {
  getRunningLoop().setTaskFactory(eagerTaskFactory)
  return yield* main()
}

describe('eagerTaskFactory', () => {
  it('runs a coroutine that never waits without the loop', () => {
    function* two() {
      return 2
    }
    const outcome = simulate(
      eagerly(function* () {
        const task = createTask(two())
        return [task.done(), task.result(), allTasks().length]
      }),
    )
    expect(outcome.result).toEqual([true, 2, 1])
  })

  it('has its coroutine while it waits, and none when it never did', () => {
    function* main() {
      getRunningLoop().setTaskFactory(eagerTaskFactory)
      const job = sleep(1)
      return [createTask(job).getCoro() === job, createTask(turns(0)).getCoro()]
    }
    expect(simulate(main()).result).toEqual([true, undefined])
  })

  it('lets the name and the current task be seen in the first step', () => {
    function* who() {
      return currentTask()?.getName()
    }
    function* main() {
      const inside = yield* createTask(who(), { name: 'worker' })
      return [inside, currentTask()?.getName()]
    }
    expect(returned(eagerly(main))).toEqual(['worker', 'Task-1'])
  })

  it('gives a gather of tasks that never wait at once, with no turn in between', () => {
    function* double(n: number) {
      return 2 * n
    }
    function* main() {
      const all = gather([double(1), double(2)])
      return [all.done(), all.result()]
    }
    expect(returned(eagerly(main))).toEqual([true, [2, 4]])
  })

  it('records the start in the middle of the step of its creator', () => {
    function* child() {
      yield* sleep(1)
    }
    const { trace } = simulate(
      eagerly(function* () {
        yield* createTask(child(), { name: 'child' })
      }),
    )
    const about = trace.flatMap((e) => ('task' in e ? [`${e.kind} ${e.task}`] : []))
    expect(about.slice(0, 6)).toEqual([
      'task.create Task-1',
      'task.start Task-1',
      'task.create child',
      'task.start child',
      'task.suspend child',
      'task.suspend Task-1',
    ])
  })

  it('hands a KeyboardInterrupt of the first step to the creator too', () => {
    function* interrupted() {
      throw new KeyboardInterrupt()
    }
    expect(
      raised(
        eagerly(function* () {
          createTask(interrupted())
        }),
      ),
    ).toBeInstanceOf(KeyboardInterrupt)
  })

  it('makes tasks for a loop that does not run yet, which begin when it does', () => {
    const { loop, turn } = looseLoop()
    const log: string[] = []
    function* job() {
      log.push('runs')
    }
    loop.setTaskFactory(eagerTaskFactory)
    const task = loop.createTask(job())
    expect([log, task.done()]).toEqual([[], false])
    turn()
    expect([log, task.done()]).toEqual([['runs'], true])
  })

  it('leaves the step of its creator under the same checks', () => {
    function* nothing() {}
    function* main() {
      createTask(nothing())
      const coroutine = nothing()
      yield* coroutine
      yield* coroutine
    }
    expect(raised(eagerly(main)).message).toContain('cannot reuse already awaited coroutine')
  })

  it('refuses a context that is entered already', () => {
    function* nothing() {}
    function* main() {
      const context = currentTask()?.getContext()
      const error = thrown(() => createTask(nothing(), { context }))
      return [error.message.split(':')[0], allTasks().length]
    }
    expect(returned(eagerly(main))).toEqual(['cannot enter context', 1])
  })
})

describe('createEagerTaskFactory', () => {
  it("makes tasks of one's own class", () => {
    class Mine extends Task<unknown> {}
    function* job() {
      return 1
    }
    function* main() {
      getRunningLoop().setTaskFactory(createEagerTaskFactory(Mine))
      const task = createTask(job())
      return [task instanceof Mine, task.done()]
    }
    expect(returned(main())).toEqual([true, true])
  })
})

describe('loop.setTaskFactory', () => {
  it('is asked for every task, and can be taken back', () => {
    const made: (string | undefined)[] = []
    function* job() {}
    function* main() {
      const loop = getRunningLoop()
      loop.setTaskFactory((loop, coroutine, options) => {
        made.push(options.name)
        return new Task(coroutine, { ...options, loop })
      })
      yield* createTask(job(), { name: 'a' })
      yield* loop.createTask(job(), { name: 'b' })
      yield* gather([job()])
      loop.setTaskFactory(undefined)
      yield* createTask(job(), { name: 'c' })
      return loop.getTaskFactory()
    }
    expect([returned(main()), made]).toEqual([undefined, ['a', 'b', undefined]])
  })

  it('takes only functions', () => {
    function* main() {
      getRunningLoop().setTaskFactory('eager' as never)
    }
    expect(raised(main()).message).toBe('task factory must be a callable or undefined, got "eager"')
  })
})
