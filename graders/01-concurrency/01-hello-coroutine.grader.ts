// A coroutine function, a coroutine that awaits it, and the loop that runs them. A call alone runs
// nothing: what was written, and what `run` was given, tell the mistakes apart.
import { inspect } from 'node:util'
import { isPromise } from 'node:util/types'
import { type Coroutine, isCoroutine, log } from '#runtime'
import { word } from '../arbitraries.ts'
import { check, demand } from '../check.ts'
import { exercise } from '../exercise.ts'
import type { Given } from '../judge.ts'
import { type Played, play, print, promises, resultOf, whileRunning } from '../observe.ts'

type Module = typeof import('../../exercises/01-concurrency/01-hello-coroutine.ts')

exercise<Module>(import.meta.url, {
  'greet writes `hello, NAME` once, and only when it is awaited': {
    es: 'greet escribe `hello, NOMBRE` una vez, y solo cuando se espera',
    run: ({ module }) =>
      check({ name: word() }, ({ name }) => {
        const { run, lines } = playing(module, 'greet', name)
        resultOf(run)
        demand(print(lines) === print([greeting(name)]), () => ({
          seen: {
            en: `greet("${name}", log) wrote ${print(lines)}; expected ${print([greeting(name)])}.`,
            es: `greet("${name}", log) escribió ${print(lines)}; se esperaba ${print([greeting(name)])}.`,
          },
          ...(lines.length === 0 ? { advice: ONLY_LOG } : {}),
          run,
        }))
      }),
  },

  'greet returns the length of the line': {
    es: 'greet devuelve la longitud de la línea',
    run: ({ module }) =>
      check({ name: word() }, ({ name }) => {
        const { run } = playing(module, 'greet', name)
        const actual = resultOf(run)
        const expected = greeting(name).length
        demand(actual === expected, () => ({
          seen: {
            en: `greet("${name}", log) returned ${print(actual)}; "${greeting(name)}" has ${expected} characters.`,
            es: `greet("${name}", log) devolvió ${print(actual)}; "${greeting(name)}" tiene ${expected} caracteres.`,
          },
          run,
        }))
      }),
  },

  'main greets twice, and has waited for both when it ends': {
    es: 'main saluda dos veces, y cuando termina ha esperado a los dos saludos',
    run: ({ module }) =>
      check({ name: word() }, ({ name }) => {
        const { run, lines } = playing(module, 'main', name)
        resultOf(run)
        const expected = [greeting(name), greeting(name)]
        // A greeting that was left to a task of its own may still be written when `main` has ended.
        const written = print(lines) === print(expected) ? linesAtEnd(run) : lines
        demand(print(written) === print(expected), () => ({
          seen: {
            en: `When main("${name}", log) ended, ${print(written)} was written; expected ${print(expected)}.`,
            es: `Al terminar main("${name}", log) estaba escrito ${print(written)}; se esperaba ${print(expected)}.`,
          },
          otherwise: {
            en: 'Await each greeting with `yield*`, one after the other: a task that nobody waits for is cut off when `main` ends.',
            es: 'Hay que esperar cada saludo con `yield*`, uno tras otro: una tarea que nadie espera se corta cuando acaba `main`.',
          },
          // Only likely, so that the source rules are asked which call was not awaited.
          ...(lines.length === 0 ? { likely: 'M01', advice: AWAIT_EACH } : {}),
          run,
        }))
      }),
  },

  'main returns the two lengths added': {
    es: 'main devuelve la suma de las dos longitudes',
    run: ({ module }) =>
      check({ name: word() }, ({ name }) => {
        const { run } = playing(module, 'main', name)
        const actual = resultOf(run)
        const one = greeting(name).length
        demand(actual === 2 * one, () => ({
          seen: {
            en: `main("${name}", log) returned ${print(actual)}; expected ${2 * one}, which is ${one} + ${one}.`,
            es: `main("${name}", log) devolvió ${print(actual)}; se esperaba ${2 * one}, que es ${one} + ${one}.`,
          },
          run,
        }))
      }),
  },

  'start runs main in the event loop, once': {
    es: 'start ejecuta main en el bucle de eventos, una vez',
    run: (given) =>
      check({ name: word() }, ({ name }) => {
        const { runs, lines } = starting(given, name)
        demandOneRun(runs, lines, name)
        const [run] = runs
        const actual = { result: resultOf(run), lines }
        const own = playing(given.module, 'main', name)
        const expected = { result: resultOf(own.run), lines: own.lines }
        demand(print(actual) === print(expected), () => ({
          seen: {
            en: `start("${name}", log) ran a program that gave ${print(actual)}; main("${name}", log) gives ${print(expected)}.`,
            es: `start("${name}", log) ejecutó un programa que dio ${print(actual)}; main("${name}", log) da ${print(expected)}.`,
          },
          advice: {
            en: 'Hand `main`, called with the `name` and the `log` of `start`, to `run`.',
            es: 'Hay que entregar a `run` la corrutina de `main`, llamada con el `name` y el `log` de `start`.',
          },
          run,
        }))
      }),
  },

  'start returns the Promise that `run` gives': {
    es: 'start devuelve la Promise que da `run`',
    run: (given) =>
      check({ name: word() }, ({ name }) => {
        const { runs, lines, value } = starting(given, name)
        demand(isPromise(value), () => ({
          seen: {
            en: `start("${name}", log) returned ${print(value)}, not a Promise.`,
            es: `start("${name}", log) devolvió ${print(value)}, no una Promise.`,
          },
          advice: RETURN_IT,
          level: 'source',
        }))
        demandOneRun(runs, lines, name)
        const [run] = runs
        resultOf(run)
        const isPending = inspect(value).includes('<pending>')
        demand(value === promises.get(run), () => ({
          seen: {
            en: `main returned ${print(run.result)}, and start("${name}", log) returned another Promise than that of \`run\`.`,
            es: `main devolvió ${print(run.result)}, y start("${name}", log) devolvió una Promise distinta de la de \`run\`.`,
          },
          card: 'M13',
          advice: isPending ? NOT_ASYNC : RETURN_IT,
          run,
        }))
      }),
  },
})

const greeting = (name: string) => `hello, ${name}`

const ONLY_LOG = {
  en: 'Call the `log` that `greet` is given: what goes to `console.log` does not count as written.',
  es: 'Hay que llamar al `log` que recibe `greet`: lo que va a `console.log` no cuenta como escrito.',
}

const RETURN_IT = {
  en: 'Return what `run` gives: a Promise, since the loop is still running when `start` returns.',
  es: 'Hay que devolver lo que da `run`: una Promise, porque el bucle aún está en marcha cuando `start` vuelve.',
}

const NOT_ASYNC = {
  en: 'Write `start` without `async` and `await`, and return what `run` gives: that is a Promise already.',
  es: 'Hay que escribir `start` sin `async` ni `await` y devolver lo que da `run`, que ya es una Promise.',
}

const AWAIT_EACH = {
  en: 'Await each greeting with `yield*`: calling `greet` creates a coroutine and runs none of it.',
  es: 'Hay que esperar cada saludo con `yield*`: llamar a `greet` crea una corrutina, pero no ejecuta nada de ella.',
}

/** A log that fills a list, and the trace where a loop is running. */
function writeTo(lines: string[]): (line: string) => void {
  return (line: unknown) => {
    const text = typeof line === 'string' ? line : print(line)
    lines.push(text)
    log(text)
  }
}

/** What a call of greet or main gave, which has to be a coroutine that has not begun. */
function created<T>(
  callee: 'greet' | 'main',
  name: string,
  value: Coroutine<T>,
  lines: readonly string[],
): Coroutine<T> {
  demand(isCoroutine(value) && lines.length === 0, () => ({
    seen: {
      en: `Nobody awaited ${callee}("${name}", log), and the call alone wrote ${print(lines)} and gave ${print(value)}; expected a coroutine, and no line yet.`,
      es: `Nadie esperó ${callee}("${name}", log), y solo con la llamada se escribió ${print(lines)} y se obtuvo ${print(value)}; se esperaba una corrutina, y ninguna línea todavía.`,
    },
    card: 'M12',
    advice: {
      en: `Write it as \`function* ${callee}\`, with the star: then a call creates the coroutine, and its lines run when it is awaited.`,
      es: `Hay que escribir \`function* ${callee}\`, con asterisco: así la llamada crea la corrutina, y sus líneas se ejecutan al esperarla.`,
    },
    // Everything else that goes wrong follows from this.
    level: 'runtime',
  }))
  return value
}

function playing(
  module: Module,
  callee: 'greet' | 'main',
  name: string,
): { run: Played<number>; lines: readonly string[] } {
  const lines: string[] = []
  const coroutine = module[callee](name, writeTo(lines))
  return { run: play(created(callee, name, coroutine, lines)), lines }
}

function linesAtEnd(run: Played<unknown>): string[] {
  return whileRunning(run).flatMap((event) => (event.kind === 'log' ? [event.text] : []))
}

type Started = {
  readonly value: unknown
  readonly runs: readonly Played<unknown>[]
  readonly lines: readonly string[]
}

/** What start gave back, what it handed to `run`, and what was written on the way. */
function starting({ module, started }: Given<Module>, name: string): Started {
  const before = started.length
  const lines: string[] = []
  const value: unknown = module.start(name, writeTo(lines))
  // Whatever failed is in `runs`; a Promise made from that one would fail once more.
  if (isPromise(value)) value.catch(() => {})
  return { value, runs: started.slice(before), lines }
}

function demandOneRun(
  runs: readonly Played<unknown>[],
  lines: readonly string[],
  name: string,
): asserts runs is readonly [Played<unknown>] {
  const isByHand = runs.length === 0 && lines.length > 0
  demand(!isByHand, () => ({
    seen: {
      en: `start("${name}", log) wrote ${print(lines)} without an event loop: it called \`run\` 0 times.`,
      es: `start("${name}", log) escribió ${print(lines)} sin bucle de eventos: llamó a \`run\` 0 veces.`,
    },
    card: 'M14',
    advice: {
      en: 'Hand the coroutine to `run`: stepping through it by hand is no event loop, and nothing in it could wait.',
      es: 'Hay que entregar la corrutina a `run`: recorrerla a mano no es un bucle de eventos, y nada en ella podría esperar.',
    },
    level: 'source',
  }))
  demand(runs.length === 1, () => ({
    seen: {
      en: `start("${name}", log) called \`run\` ${runs.length} times; expected once.`,
      es: `start("${name}", log) llamó a \`run\` ${runs.length} veces; se esperaba una.`,
    },
    ...(runs.length === 0 ? NOT_RUN : {}),
  }))
}

const NOT_RUN = {
  card: 'M01',
  advice: {
    en: 'Hand the coroutine to `run`: calling `main` creates the coroutine and runs none of it.',
    es: 'Hay que entregar la corrutina a `run`: llamar a `main` la crea, pero no ejecuta nada de ella.',
  },
  level: 'source',
} as const
