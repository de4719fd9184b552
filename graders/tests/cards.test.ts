// The cards are whole and well-mannered, whoever names one names one that exists, and the errors
// that stand for a card are errors that the runtime really raises.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  type Coroutine,
  createTask,
  Future,
  gather,
  type Outcome,
  run,
  simulate,
  sleep,
} from '#runtime'
import { BY_ERROR, CARDS, cardOfError } from '../cards.ts'

const ROOT = join(import.meta.dirname, '../..')

function filesOf(room: string, ending: RegExp): string[] {
  return readdirSync(join(ROOT, room), { recursive: true, encoding: 'utf8' })
    .map((file) => `${room}/${file.replaceAll('\\', '/')}`)
    .filter((file) => ending.test(file))
}

const textOf = (file: string) => readFileSync(join(ROOT, file), 'utf8')

describe('CARDS', () => {
  it.each(Object.entries(CARDS))(
    '%s speaks both languages, to nobody in particular',
    (id, card) => {
      expect(id).toMatch(/^M\d\d\d?$/)
      for (const text of [card.say.en, card.say.es]) {
        expect(text).toMatch(/[.)]$/)
        expect(text.length).toBeGreaterThan(30)
        expect(text.length).toBeLessThan(240)
      }
      expect(card.say.en).not.toMatch(/\b(you|your|yours|just|simply|obviously)\b/i)
      expect(card.say.es).not.toMatch(/\b(tú|tu|tus|usted|simplemente|obviamente)\b/i)
      expect(card.say.es).not.toBe(card.say.en)
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

function* job(): Coroutine<number> {
  yield* sleep(1)
  return 1
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
  'Exception is not set': () =>
    ending(function* () {
      createTask(job()).exception()
    }),
  'Result is not set': () =>
    ending(function* () {
      createTask(job()).result()
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
}

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

it('Spanish writes corrutina, with two r', () => {
  const files = [
    ...filesOf('graders', /\.ts$/),
    ...filesOf('exercises', /\.(ts|md)$/),
    ...filesOf('solutions', /\.ts$/),
  ]
  expect(files.filter((file) => /\bco-?r[u]tin/i.test(textOf(file)))).toEqual([])
})
