import { afterEach, describe, expect, it } from 'vitest'
import {
  abandonRunningLoop,
  Context,
  ContextVar,
  copyContext,
  createTask,
  Future,
  gather,
  getRunningLoop,
  simulate,
  sleep,
} from '../index.ts'
import { returned, thrown } from './record.ts'

// Order and isolation are pinned down by conformance/x-context-*.

// What a test looks at outside of any loop stays; the next one has to begin with nothing.
afterEach(abandonRunningLoop)

describe('ContextVar', () => {
  it('gives the value, else what get() was given, else the default', () => {
    const plain = new ContextVar<number>('plain')
    const withDefault = new ContextVar('other', { default: undefined as number | undefined })
    copyContext().run(() => {
      expect([plain.get(1), withDefault.get(2), withDefault.get()]).toEqual([1, 2, undefined])
      plain.set(3)
      expect([plain.get(1), plain.get()]).toEqual([3, 3])
    })
  })

  it('has its name', () => {
    expect(new ContextVar('user').name).toBe('user')
  })

  it('that a plain done callback sets is seen by nobody else', () => {
    const variable = new ContextVar('v', { default: 0 })
    function* main() {
      const future = new Future<void>()
      const seen: number[] = []
      for (const value of [1, 2]) {
        future.addDoneCallback(() => {
          seen.push(variable.get())
          variable.set(value)
        })
      }
      future.setResult()
      yield* sleep(0)
      return [...seen, variable.get()]
    }
    expect(returned(main())).toEqual([0, 0, 0])
  })

  it('says that it has no value, and how to give it one', () => {
    const variable = new ContextVar<number>('user')
    expect(String(thrown(() => variable.get()))).toBe(
      "LookupError: <ContextVar name='user'> has no value here.\n" +
        '  It was set in no task above this one, and has no default: new ContextVar(name, { default: ... })',
    )
  })

  it('goes back, with the token, to the value from before, or to none', () => {
    const variable = new ContextVar<number>('n')
    copyContext().run(() => {
      const first = variable.set(1)
      const second = variable.set(2)
      expect(second.oldValue).toBe(1)
      variable.reset(second)
      expect(variable.get()).toBe(1)
      variable.reset(first)
      expect(variable.get('none')).toBe('none')
    })
  })

  it('goes back alone: the other variables keep their values', () => {
    const [a, b] = [new ContextVar<number>('a'), new ContextVar<number>('b')]
    copyContext().run(() => {
      const token = a.set(1)
      b.set(2)
      a.reset(token)
      expect([a.get('none'), b.get()]).toEqual(['none', 2])
    })
  })

  it('that a callback sets which fails is seen by the handler, and not by the next', () => {
    const variable = new ContextVar('v', { default: 0 })
    function* main() {
      const future = new Future<void>()
      const seen: unknown[] = []
      getRunningLoop().setExceptionHandler(({ message, handle }) => {
        seen.push(message, String(handle), variable.get())
      })
      future.addDoneCallback(function fails() {
        variable.set(1)
        throw new RangeError('far')
      })
      future.addDoneCallback(() => seen.push(variable.get()))
      future.setResult()
      yield* sleep(0)
      return seen
    }
    expect(returned(main())).toEqual(['Exception in callback fails', '<Handle fails>', 1, 0])
  })

  it('takes no token of another variable', () => {
    const [a, b] = [new ContextVar<number>('a'), new ContextVar<number>('b')]
    copyContext().run(() => {
      const token = a.set(1)
      expect(thrown(() => b.reset(token)).message).toBe(
        "<Token var=<ContextVar name='a'>> was created by a different ContextVar",
      )
    })
  })

  it('brings what was set outside into a program, and nothing back', () => {
    const variable = new ContextVar<string>('v', { default: 'none' })
    function* main() {
      const seen = variable.get()
      variable.set('inside')
      return seen
    }
    copyContext().run(() => {
      variable.set('outside')
      expect([returned(main()), variable.get()]).toEqual(['outside', 'outside'])
    })
    expect(variable.get()).toBe('none')
  })

  it('is kept apart by tasks that take turns', () => {
    const variable = new ContextVar<number>('v')
    function* count(start: number) {
      variable.set(start)
      for (let i = 0; i < 3; i++) {
        yield* sleep(0)
        variable.set(variable.get() + 1)
      }
      return variable.get()
    }
    function* main() {
      return yield* gather([count(0), count(10), count(100)])
    }
    expect(returned(main())).toEqual([3, 13, 103])
  })

  it('does not leak out of a task or a callback that fails', () => {
    const variable = new ContextVar<string>('v', { default: 'none' })
    function* fails() {
      variable.set('task')
      throw new Error('expected')
    }
    function* main() {
      const task = createTask(fails())
      getRunningLoop().callSoon(() => {
        variable.set('callback')
        throw new Error('expected')
      })
      getRunningLoop().callSoon(() => seen.push(variable.get()))
      yield* sleep(0)
      task.exception()
      seen.push(variable.get())
    }
    const seen: string[] = []
    simulate(main())
    expect([...seen, variable.get()]).toEqual(['none', 'none', 'none'])
  })
})

describe('Context', () => {
  it('keeps what its run() sets', () => {
    const variable = new ContextVar<number>('v')
    const context = new Context()
    const token = context.run((n) => variable.set(n), 5)
    expect([token.oldValue, context.get(variable), variable.get('unset')]).toEqual([
      undefined,
      5,
      'unset',
    ])
  })

  it('is left when its run() fails', () => {
    const context = new Context()
    const fail = () => {
      throw new Error('expected')
    }
    expect(thrown(() => context.run(fail)).message).toBe('expected')
    expect(context.run(() => 'again')).toBe('again')
  })

  it('is not handed on to the callback that it is given for', () => {
    const seen: unknown[][] = []
    function* main() {
      const loop = getRunningLoop()
      const context = copyContext()
      const note = (...args: unknown[]) => seen.push(args)
      loop.callSoon(note, 1, { context })
      loop.callLater(0, note, { context })
      loop.callSoon(note, { context: 'no context' })
      yield* sleep(1)
    }
    returned(main())
    expect(seen).toEqual([[1], [{ context: 'no context' }], []])
  })

  it('removes a callback that was registered with a context', () => {
    const variable = new ContextVar<number>('v')
    function* main() {
      variable.set(1)
      const future = getRunningLoop().createFuture<number>()
      const callback = () => {}
      future.addDoneCallback(callback)
      future.addDoneCallback(callback, { context: copyContext() })
      return future.removeDoneCallback(callback)
    }
    expect(returned(main())).toBe(2)
  })
})

describe('abandonRunningLoop', () => {
  it('forgets the context that the code ran in', () => {
    const variable = new ContextVar('v', { default: 'default' })
    const context = new Context()
    const seen = context.run(() => {
      variable.set('inside')
      abandonRunningLoop()
      return variable.get()
    })
    expect([seen, variable.get()]).toEqual(['default', 'default'])
  })
})
