// toThread for students: the function runs at once, its result comes in virtual time, no thread
// is ever started, and the loop goes on meanwhile.
import { beforeEach, describe, expect, it } from 'vitest'
import { type Coroutine, createTask, gather, sleep } from '#runtime'
import { logged, play, stage } from '../observe.ts'
import { adviceOnThreads, computing, toThread } from '../threads.ts'
import { judged } from './judging.ts'

beforeEach(() => {
  Object.assign(stage, { line: () => 0, afterRun: () => {}, last: undefined, notes: [] })
})

const square = computing({
  result: (side: number) => {
    if (side < 0) throw new Error('no such square')
    return side * side
  },
  seconds: (side: number) => Math.abs(side),
  label: (side: number) => `square ${side}`,
})

describe('toThread', () => {
  it('gives the result when the time of the function has passed', () => {
    const run = play(toThread(square, 3))
    expect(run).toMatchObject({ kind: 'returned', result: 9, time: 3 })
    expect(logged(run)).toEqual(['square 3 begins in a thread', 'square 3 ends'])
  })

  it('throws the error of the function, and not before its time', () => {
    const run = play(toThread(square, -2))
    expect(run).toMatchObject({ kind: 'raised', error: { message: 'no such square' }, time: 2 })
  })

  it('lets the loop go on, and threads run side by side', () => {
    const run = play(
      (function* (): Coroutine<unknown[]> {
        return yield* gather([toThread(square, 3), toThread(square, 2), sleep(1)])
      })(),
    )
    expect(run).toMatchObject({ result: [9, 4, undefined], time: 3 })
  })

  it('starts when it is awaited, and suspends always', () => {
    const run = play(
      (function* (): Coroutine<unknown[]> {
        const other = createTask(idle())
        const job = toThread(square, 0)
        const before = stage.notes.length
        yield* job
        return [before, other.done()]
      })(),
    )
    expect(run.result).toEqual([0, true])
  })

  it.each([
    ['what a call gave', () => toThread(square(2), 2), 'Pass the function without calling it'],
    [
      'a coroutine function',
      () => toThread(sleeper),
      'Send a plain function, or await the coroutine here',
    ],
    [
      'a function around another',
      () => toThread(() => square(2)),
      'not toThread(() => hash(text))',
    ],
  ])('refuses %s', (_, program, text) => {
    const run = play(program())
    expect(run.kind).toBe('raised')
    expect(String(run.error)).toContain(text)
    expect(adviceOnThreads(run.error)?.en).toContain(text)
    expect(adviceOnThreads(run.error)?.es).not.toContain(text)
  })

  it('has nothing to say on errors of a program', () => {
    expect(
      adviceOnThreads(new Error('Send a plain function, or await the coroutine here')),
    ).toBeUndefined()
  })

  it('is what a program imports; a thread pool it cannot have', async () => {
    const checks = {
      'computes in a thread': {
        es: 'calcula en un hilo',
        run: ({ module }: { module: { main(work: unknown): Coroutine<unknown> } }) => {
          expect(play(module.main(square))).toMatchObject({ result: 16, time: 4 })
        },
      },
    }
    const main = 'export function* main(work) { return yield* toThread(work, 4) }'
    const good = await judged(checks, `import { toThread } from '#runtime'\n${main}`)
    expect(good.state).toBe('passed')
    const bad = await judged(checks, `import { ThreadPoolExecutor } from '#runtime'\n${main}`)
    expect(bad.message?.seen.en).toContain('does not export ThreadPoolExecutor')
  })
})

describe('computing', () => {
  it('notes that it holds up the loop where it is called on it', () => {
    const run = play(
      (function* (): Coroutine<number> {
        return square(2)
      })(),
    )
    expect(run).toMatchObject({ result: 4, time: 0 })
    expect(logged(run)).toEqual(['square 2 holds up the loop for 2 s'])
  })
})

function* sleeper(): Coroutine<void> {
  yield* sleep(1)
}

function* idle(): Coroutine<void> {}
