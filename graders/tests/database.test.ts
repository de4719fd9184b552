// The database server of the graders counts connections, those that open and close included.
import { describe, expect, it } from 'vitest'
import { type Coroutine, createTask, gather, sleep } from '#runtime'
import { answerTo, Server } from '../database.ts'
import { logged, play } from '../observe.ts'

const timing = { connects: 1, closes: 1, asks: () => 2 }

describe('Server', () => {
  it('counts a connection from its opening to the end of its closing', () => {
    const server = new Server(timing)
    function* one(): Coroutine<string> {
      const connection = yield* server.connect()
      const answer = yield* connection.query('a')
      yield* connection.close()
      return answer
    }
    function* main(): Coroutine<unknown> {
      const both = gather([one(), one()])
      yield* sleep(3.5)
      const open = server.open
      return [...(yield* both), open, server.open]
    }
    const run = play(main())
    expect(run.result).toEqual([answerTo('a'), answerTo('a'), 2, 0])
    expect([server.most, server.misuses]).toEqual([2, []])
    expect(run.time).toBe(4)
  })

  it('refuses and fails as it is told, and has no connection then', () => {
    const server = new Server({ ...timing, refuses: (n) => n === 1, fails: () => true })
    function* main(): Coroutine<unknown> {
      const refused = yield* gather([server.connect()], { returnExceptions: true })
      const open = server.open
      const connection = yield* server.connect()
      const failed = yield* gather([connection.query('x')], { returnExceptions: true })
      return [...refused, open, ...failed]
    }
    expect(play(main()).result).toEqual([
      new Error('connection-1 was refused'),
      0,
      new Error('x is no query'),
    ])
    expect(server.asked).toEqual([{ sql: 'x', by: 'connection-2' }])
  })

  it('gives up a connection whose opening is cancelled', () => {
    const server = new Server(timing)
    function* main(): Coroutine<number> {
      const opening = createTask(server.connect())
      yield* sleep(0.5)
      opening.cancel()
      yield* gather([opening], { returnExceptions: true })
      return server.open
    }
    const run = play(main())
    expect([run.result, logged(run)]).toEqual([
      0,
      ['connection-1 opens', 'connection-1 is given up'],
    ])
  })

  it('notes what no connection allows', () => {
    const server = new Server(timing)
    function* main(): Coroutine<void> {
      const connection = yield* server.connect()
      createTask(connection.query('a'))
      yield* sleep(1)
      yield* connection.query('b')
      yield* connection.close()
      yield* connection.query('c')
    }
    play(main())
    expect(server.misuses).toEqual([
      'connection-1 was busy, and was to ask',
      'connection-1 was closed, and was to ask',
    ])
  })
})
