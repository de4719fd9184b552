import { describe, expect, it } from 'vitest'
import { isBaseException } from '../exceptions.ts'
import {
  BrokenBarrierError,
  CancelledError,
  DeadlockError,
  ExceptionGroup,
  GeneratorExit,
  InvalidStateError,
  KeyboardInterrupt,
  LookupError,
  RuntimeError,
  StopAsyncIteration,
  TimeoutError,
  TurnLimitError,
  ValueError,
} from '../index.ts'
import { thrown } from './record.ts'

const plain = {
  RuntimeError,
  ValueError,
  LookupError,
  CancelledError,
  InvalidStateError,
  TimeoutError,
  BrokenBarrierError,
  StopAsyncIteration,
  GeneratorExit,
  KeyboardInterrupt,
}

describe('errors', () => {
  it('are called as in Python', () => {
    const shown = Object.values(plain).map((each) => String(new each('why')))
    expect(shown).toEqual(Object.keys(plain).map((name) => `${name}: why`))
    expect(Object.values(plain).every((each) => new each() instanceof Error)).toBe(true)
  })

  it('are RuntimeErrors where Python says so', () => {
    const errors = [
      ...Object.values(plain).map((each) => new each()),
      new DeadlockError([]),
      new TurnLimitError(1, []),
      new ExceptionGroup('several', [1]),
    ]
    expect(
      errors.filter((error) => error instanceof RuntimeError).map((error) => error.name),
    ).toEqual(['RuntimeError', 'BrokenBarrierError', 'DeadlockError', 'TurnLimitError'])
  })
})

describe('CancelledError', () => {
  it('has a message or none, and no stack', () => {
    expect(new CancelledError().message).toBe('')
    expect(new CancelledError('why').stack).toBe('CancelledError: why')
  })

  it('leaves the stacks of other errors as long as they were', () => {
    const limit = Error.stackTraceLimit
    new CancelledError()
    expect([Error.stackTraceLimit, new Error('other').stack?.includes('\n')]).toEqual([limit, true])
  })
})

describe('ExceptionGroup', () => {
  it('says how many errors there are, and which', () => {
    const one = new ExceptionGroup('unhandled', [new RangeError('far')])
    expect(String(one)).toBe('ExceptionGroup: unhandled (1 sub-exception)\n  RangeError: far')
    const two = new ExceptionGroup('outer', [one, 'text'])
    expect(two.message).toBe(
      'outer (2 sub-exceptions)\n' +
        '  ExceptionGroup: unhandled (1 sub-exception)\n' +
        '    RangeError: far\n' +
        '  text',
    )
    expect(two.errors).toEqual([one, 'text'])
  })

  it('is not empty', () => {
    expect(String(thrown(() => new ExceptionGroup('none', [])))).toBe(
      'ValueError: second argument (exceptions) must be a non-empty sequence',
    )
  })
})

describe('DeadlockError', () => {
  it('names who waits for what, since when, and who has it', () => {
    const waiting = [
      { task: 'main', on: 'task worker', since: 0 },
      { task: 'worker', on: 'Lock.acquire', since: 2.5, heldBy: 'main' },
      { task: 'w', on: 'a future', since: undefined },
    ]
    const circle = [
      { task: 'main', next: 'worker' },
      { task: 'worker', next: 'main', thing: 'Lock' },
    ]
    const error = new DeadlockError(waiting, circle)
    expect(String(error)).toBe(
      'DeadlockError: nothing can run any more, and 3 tasks are still waiting.\n' +
        '  main    waits for task worker since 0 s\n' +
        '  worker  waits for Lock.acquire since 2.5 s, held by main\n' +
        '  w       waits for a future\n' +
        '  In a circle: main waits for worker, which waits for the Lock held by main.',
    )
    expect([error.waiting, error.circle, error.cycle]).toEqual([
      waiting,
      circle,
      'main waits for worker, which waits for the Lock held by main',
    ])
  })

  it('counts one task as one, and none as none', () => {
    const error = new DeadlockError([{ task: 'main', on: 'a future', since: 0 }])
    expect([error.message, error.cycle]).toEqual([
      'nothing can run any more, and 1 task is still waiting.\n  main  waits for a future since 0 s',
      '',
    ])
    expect(new DeadlockError([]).message).toBe(
      'nothing can run any more, and 0 tasks are still waiting.',
    )
  })
})

describe('TurnLimitError', () => {
  it('says how many turns, who took them, and what to do', () => {
    const error = new TurnLimitError(7, ['main', 'worker'])
    expect(String(error)).toBe(
      'TurnLimitError: the program took 7 turns of the event loop and did not end. ' +
        'Still running: main, worker.\n' +
        '  A loop that yields for ever looks like this. If the program is really that long: ' +
        'simulate(main(), { maxTurns: ... }).',
    )
    expect([error.turns, error.running]).toEqual([7, ['main', 'worker']])
    expect(new TurnLimitError(7, []).message).toContain('Still running: only callbacks.')
  })
})

describe('isBaseException', () => {
  it('is true for what `except Exception` lets pass in Python', () => {
    const passing = [new CancelledError(), new KeyboardInterrupt(), new GeneratorExit()]
    const groups = passing.map((error) => new ExceptionGroup('g', [new RangeError(), error]))
    const nested = new ExceptionGroup('outer', [groups[0]])
    const caught = [new RangeError(), new ExceptionGroup('g', [new RangeError()]), undefined]
    expect([...passing, ...groups, nested].filter((error) => !isBaseException(error))).toEqual([])
    expect(caught.filter(isBaseException)).toEqual([])
  })
})
