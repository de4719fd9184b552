// An asynchronous generator between two others: it asks when it is asked, and hands out what it has.
import fc from 'fast-check'
import { type AsyncIterable, type Coroutine, StopAsyncIteration, sleep } from '#runtime'
import { check, demand } from '../check.ts'
import { exercise } from '../exercise.ts'
import { askBeyond, demandEnd, walk } from '../items.ts'
import type { Text } from '../language.ts'
import { logged, note, type Played, play, print, resultOf } from '../observe.ts'

type Module =
  typeof import('../../exercises/04-iterators-and-context-managers/03-async-generator.ts')

exercise<Module>(import.meta.url, {
  'gives the lines of the text in their order, wherever it is cut': {
    es: 'da las líneas del texto en su orden, esté cortado por donde esté',
    run: ({ module }) =>
      check(texts, ({ chunks }) => {
        const run = play(walk(module.lines(arriving(chunks)), linesOf(chunks).length + 1))
        demandLines(run, resultOf(run), chunks)
      }),
  },

  'gives a line as soon as its end has come, before it asks for another chunk': {
    es: 'da una línea en cuanto ha llegado su final, antes de pedir otro trozo',
    run: ({ module }) =>
      check(texts, ({ chunks }) => {
        const expected = linesOf(chunks)
        const run = play(walk(module.lines(arriving(chunks)), expected.length, noted))
        resultOf(run)
        const told = logged(run)
        for (const [index, line] of expected.entries()) {
          const at = nthLine(told, index)
          if (at === -1) break
          const asked = told.slice(0, at).filter((text) => text.startsWith(ASKED)).length
          const needed = neededFor(chunks, index)
          demand(asked === needed, () => ({
            seen: {
              en: `The line ${print(line)} of the chunks ${print(chunks)} was whole with chunk ${needed}, and was given after ${asked} had been asked for.`,
              es: `La línea ${print(line)} de los trozos ${print(chunks)} estaba entera con el trozo ${needed}, y se dio después de pedir ${asked}.`,
            },
            advice: {
              en: 'Emit each line in the loop over the chunks, as soon as it is whole: `yield* emit(line)` waits until somebody asks for the next one.',
              es: 'Cada línea se emite dentro del bucle sobre los trozos, en cuanto está entera: `yield* emit(line)` espera hasta que alguien pide la siguiente.',
            },
            run,
          }))
        }
      }),
  },

  'asks for nothing before the first line is asked for': {
    es: 'no pide nada antes de que se le pida la primera línea',
    run: ({ module }) =>
      check(texts, ({ chunks }) => {
        function* look(): Coroutine<void> {
          const items = module.lines(arriving(chunks)).aiter()
          yield* sleep(1)
          note(FIRST)
          yield* items.anext()
        }
        const run = play(look())
        if (!(run.error instanceof StopAsyncIteration)) resultOf(run)
        demand(logged(run)[0] === FIRST, () => ({
          seen: {
            en: 'A chunk was asked for before anybody had asked for a line.',
            es: 'Se pidió un trozo antes de que nadie pidiera una línea.',
          },
          advice: {
            en: 'Let the generator do it: its body does not run before the first item is asked for.',
            es: 'Que lo haga el generador: su cuerpo no se ejecuta hasta que se pide el primer elemento.',
          },
          run,
        }))
      }),
  },

  'after the last line it says that there are no more, however often it is asked': {
    es: 'tras la última línea dice que no hay más, cuantas veces se le pida',
    run: ({ module }) =>
      check(texts, ({ chunks }) => {
        const expected = linesOf(chunks)
        const run = play(askBeyond(module.lines(arriving(chunks)).aiter(), expected.length))
        const situation = {
          en: `The lines of ${print(chunks)} had all been given`,
          es: `Ya se habían dado todas las líneas de ${print(chunks)}`,
        }
        demandEnd(run, resultOf(run), situation, (item) => typeof item === 'string')
      }),
  },

  'an error of the chunks comes out, after the lines that were whole before it': {
    es: 'un error de los trozos sale, después de las líneas que ya estaban enteras',
    run: ({ module }) =>
      check(texts, ({ chunks }) => {
        const trouble = new Error('the line is dead')
        const whole = chunks.join('').split('\n').slice(0, -1)
        const got: string[] = []
        const keep = (line: string) => {
          got.push(line)
          return noted(line)
        }
        const run = play(walk(module.lines(arriving(chunks, trouble)), whole.length + 2, keep))
        if (run.kind === 'raised' && run.error !== trouble) resultOf(run)
        demand(run.kind === 'raised' && print(got) === print(whole), () => ({
          seen: {
            en: `After ${print(chunks)} came an error; lines gave ${print(got)} and ${run.kind === 'raised' ? 'let it out' : 'hid the error'}; expected ${print(whole)}, and then the error.`,
            es: `Tras ${print(chunks)} llegó un error; lines dio ${print(got)} y ${run.kind === 'raised' ? 'lo dejó salir' : 'escondió el error'}; se esperaba ${print(whole)} y después el error.`,
          },
          run,
        }))
      }),
  },
})

const texts = {
  chunks: fc.array(fc.constantFrom('a', 'bc', '\n', 'd\n', '\ne', 'f\ng', 'h\n\ni', 'j\nk\n'), {
    maxLength: 5,
  }),
}

const ASKED = 'a chunk is asked for'
const FIRST = 'the first line is asked for'

/** Chunks that come one each second; behind them comes the end, or an error. */
function arriving(chunks: readonly string[], trouble?: Error): AsyncIterable<string> {
  return {
    aiter() {
      const left = chunks.values()
      return {
        *anext(): Coroutine<string> {
          const { value, done } = left.next()
          if (done === true) throw trouble ?? new StopAsyncIteration()
          note(`${ASKED}: ${print(value)}`)
          yield* sleep(1)
          return value
        },
      }
    },
  }
}

function noted(line: string): undefined {
  note(`line ${print(line)}`)
}

function linesOf(chunks: readonly string[]): string[] {
  const lines = chunks.join('').split('\n')
  if (lines.at(-1) === '') lines.pop()
  return lines
}

/** How many chunks it takes until a line is whole: all of them for one without an end. */
function neededFor(chunks: readonly string[], index: number): number {
  const has = (count: number) => chunks.slice(0, count).join('').split('\n').length > index + 1
  const counts = chunks.map((_, place) => place + 1)
  return counts.find(has) ?? chunks.length
}

/** Where the nth line was handed out. */
function nthLine(told: readonly string[], index: number): number {
  const places = told.flatMap((text, place) => (text.startsWith('line ') ? [place] : []))
  return places[index] ?? -1
}

function demandLines(run: Played<unknown>, actual: readonly string[], chunks: readonly string[]) {
  const expected = linesOf(chunks)
  const seen: Text = {
    en: `From the chunks ${print(chunks)} came the lines ${print(actual)}; expected ${print(expected)}.`,
    es: `De los trozos ${print(chunks)} salieron las líneas ${print(actual)}; se esperaba ${print(expected)}.`,
  }
  const isLong = actual.some((line) => typeof line !== 'string')
  demand(print(actual) === print(expected), () => ({
    seen,
    ...(isLong ? { card: 'M91' } : {}),
    otherwise: {
      en: 'Keep what stands behind the last "\\n" until the next chunk, and emit it in the end unless it is empty; what stands between two "\\n" is a line, be it empty.',
      es: 'Lo que queda tras el último "\\n" se guarda hasta el trozo siguiente, y al final se emite si no está vacío; lo que hay entre dos "\\n" es una línea, aunque esté vacía.',
    },
    run,
  }))
}
