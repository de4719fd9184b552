// The cards are whole and well-mannered, whoever names one names one that exists, and the errors
// that stand for a card are errors that the runtime really raises.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  asyncFor,
  asyncGenerator,
  asyncWith,
  BoundedSemaphore,
  Condition,
  type Coroutine,
  createTask,
  Future,
  gather,
  Lock,
  type Outcome,
  Queue,
  run,
  simulate,
  sleep,
  type Task,
  TaskGroup,
  wait,
} from '#runtime'
import { BY_ERROR, CARDS, cardOfDeadlock, cardOfError } from '../cards.ts'
import { faultsOf } from './advice.ts'

const ROOT = join(import.meta.dirname, '../..')

function filesOf(room: string, ending: RegExp): string[] {
  return readdirSync(join(ROOT, room), { recursive: true, encoding: 'utf8' })
    .map((file) => `${room}/${file.replaceAll('\\', '/')}`)
    .filter((file) => ending.test(file))
}

const textOf = (file: string) => readFileSync(join(ROOT, file), 'utf8')

/** The cards that the exercises of a chapter are the first to need. */
const TAUGHT = {
  1: 'M01 M02 M03 M05 M06 M07 M08 M10 M11 M12 M14 M74 M75',
  2: 'M20 M21 M22 M23 M24 M25 M26 M27 M28 M29 M30 M31 M40 M41 M42 M43 M44 M45 M46 M51 M55 M60 M61 M62 M63 M64 M65 M66 M67 M70 M71',
  3: 'M47 M48 M49 M50 M52 M53 M72 M73 M76 M77 M78 M79 M80 M81 M82 M83 M84 M85 M86',
  4: 'M90 M91 M92 M93 M94 M95 M96 M97',
  5: 'M101 M102 M103 M104 M105 M106 M107 M108 M109 M110 M111 M113 M114',
}

describe('CARDS', () => {
  it.each(Object.entries(CARDS))(
    '%s speaks both languages, to nobody in particular',
    (id, card) => {
      expect(id).toMatch(/^M\d\d\d?$/)
      for (const text of [card.say.en, card.say.es]) expect(text).toMatch(/[.)]$/)
      expect(faultsOf(card.say)).toEqual([])
      expect([1, 2, 3, 4, 5, 6, 7, 8, 9]).toContain(card.since)
    },
  )

  it.each(Object.entries(CARDS))('%s quotes the same code in both languages', (_, { say }) => {
    const names = (text: string) =>
      [...text.matchAll(/`([^`]+)`/g)]
        .flatMap(([, code = '']) => code.match(/\b(yield|[a-z]+[A-Z]\w*|[a-z]+(?=\())/g) ?? [])
        .sort()
    expect(new Set(names(say.es))).toEqual(new Set(names(say.en)))
  })

  it('has the cards that the chapters teach, no later than they do', () => {
    for (const [chapter, numbers] of Object.entries(TAUGHT)) {
      for (const id of numbers.split(' ')) {
        expect({ id, since: CARDS[id]?.since }).toEqual({ id, since: Number(chapter) })
      }
    }
  })

  it('says each thing once', () => {
    const texts = Object.values(CARDS).flatMap(({ say }) => [say.en, say.es])
    expect(new Set(texts).size).toBe(texts.length)
  })

  it('stands in the order of its numbers', () => {
    const numbers = Object.keys(CARDS).map((id) => Number(id.slice(1)))
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b))
  })

  it('has every card that a rule, a check, a message or a wrong answer names', () => {
    const files = filesOf('graders', /\.ts$/).filter((file) => !file.startsWith('graders/tests/'))
    const named = files.flatMap((file) =>
      [...textOf(file).matchAll(/['"](M\d{2,3})['"]|^\/\/ card: (M\d+)/gm)].map(
        ([, quoted, declared]) => ({ file, card: quoted ?? declared ?? '' }),
      ),
    )
    expect(named.length).toBeGreaterThan(60)
    expect(named.filter(({ card }) => !(card in CARDS))).toEqual([])
  })
})

/** How a program, told as the body of `main`, ends. */
function ending(body: () => Generator<unknown, unknown, void>): Outcome<unknown> {
  return simulate(body() as Coroutine<unknown>)
}

/** What comes of asking a coroutine as if it were a task. */
function asked(question: (task: Task<number>) => unknown): Outcome<unknown> {
  return ending(function* () {
    question(job() as unknown as Task<number>)
  })
}

function* job(): Coroutine<number> {
  yield* sleep(1)
  return 1
}

function* failing(): Coroutine<void> {
  throw new Error('no such page')
}

function* never(): Coroutine<void> {}

/** A mistake for each text, and the error that it brings. */
const MISTAKES: Record<string, () => Outcome<unknown>> = {
  'yield was used instead of yield*': () =>
    ending(function* () {
      yield job()
    }),
  'cannot reuse already awaited coroutine': () =>
    ending(function* () {
      const once = job()
      yield* once
      yield* once
    }),
  'without giving the event loop a turn': () =>
    ending(function* () {
      while (true) yield* never()
    }),
  'bad yield: a Promise': () =>
    ending(function* () {
      yield Promise.resolve()
    }),
  "await wasn't used with future": () =>
    ending(function* () {
      for (const _ of new Future() as unknown as Iterable<unknown>);
    }),
  'a list cannot be awaited': () =>
    ending(function* () {
      yield* [createTask(job()), createTask(job())]
    }),
  'bad yield: an array': () =>
    ending(function* () {
      yield [createTask(job()), createTask(job())]
    }),
  'the body of asyncFor returned': () =>
    ending(function* () {
      const ones = asyncGenerator<number>(function* (emit) {
        yield* emit(1)
      })
      yield* asyncFor(ones, function* (one) {
        return one as never
      })
    }),
  'Exception is not set': () =>
    ending(function* () {
      createTask(job()).exception()
    }),
  'Result is not set': () =>
    ending(function* () {
      createTask(job()).result()
    }),
  'addDoneCallback is not a function': () =>
    ending(function* () {
      ;(job() as unknown as Future<number>).addDoneCallback(() => {})
    }),
  'getName is not a function': () => asked((task) => task.getName()),
  '.done is not a function': () => asked((task) => task.done()),
  '.cancel is not a function': () => asked((task) => task.cancel()),
  '.cancelled is not a function': () => asked((task) => task.cancelled()),
  '.exception is not a function': () => asked((task) => task.exception()),
  'is settled already': () =>
    ending(function* () {
      const future = new Future<number>()
      future.setResult(1)
      future.setResult(2)
    }),
  'addDoneCallback() takes a function': () =>
    ending(function* () {
      createTask(job()).addDoneCallback(undefined as never)
    }),
  'cannot be used as done callbacks': () =>
    ending(function* () {
      createTask(job()).addDoneCallback(function* () {} as never)
    }),
  'gather() takes one list': () =>
    ending(function* () {
      yield* gather(job() as never, ...([job()] as never[]))
    }),
  'Passing coroutines is forbidden': () =>
    ending(function* () {
      yield* wait([job() as never])
    }),
  'Set of Tasks/Futures is empty': () =>
    ending(function* () {
      yield* wait([])
    }),
  'unhandled errors in a TaskGroup': () =>
    ending(function* () {
      yield* asyncWith(new TaskGroup(), function* (group) {
        group.createTask(failing())
      })
    }),
  'task_done() called too many times': () =>
    ending(function* () {
      new Queue<number>().taskDone()
    }),
  'cannot notify on un-acquired lock': () =>
    ending(function* () {
      new Condition().notify()
    }),
  'cannot wait on un-acquired lock': () =>
    ending(function* () {
      yield* new Condition().wait()
    }),
  'To wait for an item: const item': () =>
    ending(function* () {
      new Queue<number>().getNowait()
    }),
  'BoundedSemaphore released too many times': () =>
    ending(function* () {
      new BoundedSemaphore(2).release()
    }),
  'Lock is not acquired': () =>
    ending(function* () {
      new Lock().release()
    }),
}

describe('the wrong answers', () => {
  const shown = (chapters: RegExp) =>
    filesOf('graders', /\/wrong\/[^/]+\.ts$/)
      .filter((file) => chapters.test(file))
      .flatMap((file) => /^\/\/ card: (M\d+)$/m.exec(textOf(file))?.[1] ?? [])

  // graded.test.ts holds that each of them really shows its card first.
  it('meet at least 60 of the 102 beliefs in chapters 1 to 3', () => {
    const met = new Set(shown(/^graders\/0[123]-/))
    expect(met.size).toBeGreaterThanOrEqual(60)
    expect([...met].filter((id) => !(id in CARDS))).toEqual([])
  })

  it('meet every belief that those chapters are the first to need', () => {
    const met = new Set(shown(/^graders\/0[123]-/))
    const needed = [TAUGHT[1], TAUGHT[2], TAUGHT[3]].flatMap((numbers) => numbers.split(' '))
    expect(needed.filter((id) => !met.has(id))).toEqual([])
  })
})

describe('BY_ERROR', () => {
  it('has a mistake here for each text', () => {
    expect(Object.keys(MISTAKES)).toEqual(BY_ERROR.map(([text]) => text))
  })

  it.each(BY_ERROR)('is raised by the runtime, with its card: %s', (text, card) => {
    const { error } = MISTAKES[text]?.() ?? {}
    expect(String(error)).toContain(text)
    expect(cardOfError(error)).toBe(card)
    expect(CARDS[card]).toBeDefined()
  })

  it('has no card for another error, nor for what is no error', () => {
    expect(cardOfError(new Error('no such page'))).toBeUndefined()
    expect(cardOfError('yield was used instead of yield*')).toBeUndefined()
    expect(cardOfError(undefined)).toBeUndefined()
  })

  it('knows the same mistakes on the real clock', async () => {
    const program = run(
      (function* (): Coroutine<void> {
        yield sleep(0) as never
      })(),
    )
    const error = await program.catch((thrown: unknown) => thrown)
    expect(cardOfError(error)).toBe('M03')
  })
})

describe('cardOfDeadlock', () => {
  const lock = () => [new Lock(), new Lock()] as const
  function* both(first: Lock, second: Lock): Coroutine<void> {
    yield* first.acquire()
    yield* sleep(1)
    yield* second.acquire()
  }
  function* takes(queue: Queue<number>): Coroutine<void> {
    while (true) yield* queue.get()
  }
  const DEADLOCKS: Record<string, [card: string | undefined, program: () => Coroutine<unknown>]> = {
    'takes a lock twice': [
      'M103',
      function* () {
        const [one] = lock()
        yield* both(one, one)
      },
    ],
    'takes two locks crosswise': [
      'M113',
      function* () {
        const [one, other] = lock()
        yield* gather([both(one, other), both(other, one)])
      },
    ],
    'waits for a lock whose holder broke off': [
      'M94',
      function* () {
        const [one] = lock()
        const holder = createTask(both(one, one), { name: 'holder' })
        yield
        holder.cancel()
        yield
        yield* one.acquire()
      },
    ],
    'waits for a lock whose holder came to its end': [
      undefined,
      function* () {
        const [one, other] = lock()
        yield* createTask(both(one, other))
        yield* one.acquire()
      },
    ],
    'joins a queue of which nothing is reported': [
      'M105',
      function* () {
        const queue = new Queue<number>()
        createTask(takes(queue))
        yield* queue.put(1)
        yield* queue.join()
      },
    ],
    'waits for a consumer without end': [
      'M107',
      function* () {
        const queue = new Queue<number>()
        yield* gather([queue.put(1), takes(queue)])
      },
    ],
    'takes from a queue into which nothing was put': ['M104', () => takes(new Queue<number>())],
    'waits for something else': [undefined, () => new Future<void>()[Symbol.iterator]() as never],
  }

  it.each(Object.entries(DEADLOCKS))('who %s', (_, [card, program]) => {
    const outcome = simulate(
      (function* () {
        yield* program()
      })() as Coroutine<void>,
    )
    if (outcome.kind !== 'deadlock') throw outcome.error
    expect(cardOfDeadlock(outcome.error, outcome.trace)).toBe(card)
  })
})

it('Spanish writes corrutina, with two r', () => {
  const files = [
    ...filesOf('graders', /\.ts$/),
    ...filesOf('exercises', /\.(ts|md)$/),
    ...filesOf('solutions', /\.ts$/),
  ]
  expect(files.filter((file) => /\bco-?r[u]tin/i.test(textOf(file)))).toEqual([])
})
