import { describe, expect, it } from 'vitest'
import { type Coroutine, createTask, sleep } from '#runtime'
import { begun, closedAt, demandAllClosed, FakeDatabase, noted } from '../connections.ts'
import { logged, play } from '../observe.ts'

const PACE = { opens: 1, asks: 2, closes: 3 }

function complaint(program: (database: FakeDatabase) => Coroutine<unknown>, failing?: string[]) {
  const run = play(noted(program(new FakeDatabase(PACE, failing))))
  try {
    demandAllClosed(run, { en: 'it ended', es: 'acabó' }, 'M94')
    return undefined
  } catch (error) {
    return (error as { failure: { seen: { en: string } } }).failure.seen.en
  }
}

describe('a fake connection', () => {
  it('takes its time, and notes each step', () => {
    function* main(): Coroutine<string> {
      const connection = yield* new FakeDatabase(PACE).connect()
      yield* connection.begin()
      const answer = yield* connection.query('Q1')
      yield* connection.commit()
      yield* connection.close()
      return answer
    }
    const run = play(main())
    expect(run).toMatchObject({ result: 'answer to Q1', time: 10 })
    expect(logged(run).filter((_, index) => index % 2 === 1)).toEqual([
      ...['connection 1 is open', 'connection 1 is in a transaction'],
      ...['connection 1 has answered: Q1', 'connection 1 has committed', 'connection 1 is closed'],
    ])
    expect([begun(run, 'commit'), begun(run, 'rollback'), closedAt(run)]).toEqual([1, 0, 10])
  })

  it.each(['connect', 'begin', 'Q1', 'close'])('fails where it is told to: %s', (step) => {
    const database = new FakeDatabase(PACE, [step])
    function* main(): Coroutine<void> {
      const connection = yield* database.connect()
      yield* connection.begin()
      yield* connection.query('Q1')
      yield* connection.close()
    }
    const run = play(main())
    expect(run.error).toEqual(new Error(`${step} fails`))
    expect(database.errors).toEqual([run.error])
  })
})

describe('demandAllClosed', () => {
  it('is content with nothing opened, and with everything closed once', () => {
    expect(complaint(() => sleep(1))).toBeUndefined()
    expect(
      complaint(function* (database) {
        const connection = yield* database.connect()
        yield* connection.close()
      }),
    ).toBeUndefined()
  })

  it('tells what is open, half closed, closed by the loop, and closed twice', () => {
    expect(complaint((database) => database.connect())).toBe(
      'it ended, and connection 1 was still open.',
    )
    expect(
      complaint(function* (database) {
        const connection = yield* database.connect()
        createTask(connection.close())
        yield* sleep(1)
      }),
    ).toBe('it ended, and connection 1 was not closed to the end.')
    expect(
      complaint(function* (database) {
        const connection = yield* database.connect()
        yield* connection.close()
        yield* connection.close()
      }),
    ).toBe('Connection 1 was closed twice.')
  })
})
