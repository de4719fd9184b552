// A context manager that waits on its way in and on its way out. What was opened is closed, whatever
// happens in between: an error and a cancellation are tried at every wait.
import fc from 'fast-check'
import { asyncWith, CancelledError, type Coroutine, isCoroutine, sleep } from '#runtime'
import { count, positiveSeconds } from '../arbitraries.ts'
import { check, demand } from '../check.ts'
import {
  answerTo,
  closedAt,
  demandAllClosed,
  FakeConnection,
  FakeDatabase,
  noted,
} from '../connections.ts'
import { exercise } from '../exercise.ts'
import { stopAfter } from '../jobs.ts'
import type { Text } from '../language.ts'
import { logged, note, type Played, play, print, resultOf, tookForList } from '../observe.ts'

type Module = typeof import('../../exercises/04-iterators-and-context-managers/06-connection.ts')

exercise<Module>(import.meta.url, {
  'connected opens a connection on the way in, and gives it to the block': {
    es: 'connected abre una conexión al entrar, y se la da al bloque',
    run: ({ module }) =>
      check(paces, ({ pace }) => {
        const database = new FakeDatabase(pace)
        let given: unknown
        const run = play(
          within(module, database, function* (connection) {
            note(BLOCK)
            given = connection
          }),
        )
        settled(run)
        demand(given instanceof FakeConnection, () => ({
          seen: {
            en: `The block was given ${print(given)}; expected the open connection.`,
            es: `El bloque recibió ${print(given)}; se esperaba la conexión abierta.`,
          },
          ...(isCoroutine(given) ? { card: 'M94' } : {}),
          advice: {
            en: 'What `aenter` returns is what the block is given: await `connect()` there, and return its connection.',
            es: 'Lo que devuelve `aenter` es lo que recibe el bloque: ahí se espera `connect()` y se devuelve su conexión.',
          },
          run,
        }))
        const told = logged(run)
        const opened = told.filter((line) => line.endsWith(' is open')).length
        demand(opened === 1 && told.indexOf(BLOCK) > told.indexOf('connection 1 is open'), () => ({
          seen: {
            en: `${opened} connections were opened for one block; expected one, before the block began.`,
            es: `Se abrieron ${opened} conexiones para un bloque; se esperaba una, antes de que empezara el bloque.`,
          },
          run,
        }))
      }),
  },

  'nothing is opened before the block is entered': {
    es: 'no se abre nada antes de entrar en el bloque',
    run: ({ module }) =>
      check(paces, ({ pace }) => {
        function* later(): Coroutine<void> {
          const made = module.connected(new FakeDatabase(pace))
          yield* sleep(1)
          note(ENTERING)
          yield* asyncWith(made, function* () {})
        }
        const run = play(later())
        settled(run)
        demand(logged(run)[0] === ENTERING, () => ({
          seen: {
            en: 'A connection began to open when `connected` was called, 1 s before the block.',
            es: 'Una conexión empezó a abrirse al llamar a `connected`, 1 s antes del bloque.',
          },
          otherwise: {
            en: 'Open in `aenter`: calling `connected` only makes the manager, and its block may begin later, or never.',
            es: 'Se abre en `aenter`: llamar a `connected` solo crea el gestor, y su bloque puede empezar más tarde, o nunca.',
          },
          run,
        }))
      }),
  },

  'connected closes on the way out, and waits until that is done': {
    es: 'connected cierra al salir, y espera a que esté hecho',
    run: ({ module }) =>
      check(paces, ({ pace }) => {
        const run = play(noted(within(module, new FakeDatabase(pace), () => sleep(1))))
        settled(run)
        demandAllClosed(run, { en: 'The block was left', es: 'Se salió del bloque' }, 'M94')
        demand(run.time === pace.opens + 1 + pace.closes, () => ({
          seen: {
            en: `The block with its connection took ${run.time} s; expected ${pace.opens} s to open, 1 s in the block, ${pace.closes} s to close.`,
            es: `El bloque con su conexión tardó ${run.time} s; se esperaban ${pace.opens} s para abrir, 1 s en el bloque y ${pace.closes} s para cerrar.`,
          },
          run,
        }))
      }),
  },

  'connected closes also after an error or a cancellation in the block, and lets it out': {
    es: 'connected cierra también tras un error o una cancelación en el bloque, y los deja salir',
    run: ({ module }) =>
      check({ ...paces, isCancelled: fc.boolean() }, ({ pace, isCancelled }) => {
        const trouble = isCancelled ? new CancelledError() : new Error('the block fails')
        const block = within(module, new FakeDatabase(pace), function* () {
          yield* sleep(1)
          throw trouble
        })
        const run = play(noted(block))
        if (run.kind === 'raised' && run.error !== trouble) settled(run)
        const after: Text = {
          en: `The block raised ${print(trouble)}`,
          es: `El bloque lanzó ${print(trouble)}`,
        }
        demandAllClosed(run, after, 'M94')
        demand(run.kind !== 'returned', () => ({
          seen: {
            en: `${after.en}, and nobody outside of it learned of that.`,
            es: `${after.es}, y fuera de él nadie se enteró.`,
          },
          card: 'M95',
          run,
        }))
      }),
  },

  'an error of close comes out of the block': {
    es: 'un error de close sale del bloque',
    run: ({ module }) =>
      check(paces, ({ pace }) => {
        const database = new FakeDatabase(pace, ['close'])
        const run = play(within(module, database, () => sleep(1)))
        const [trouble] = database.errors
        if (run.kind === 'raised' && run.error !== trouble) settled(run)
        demand(run.kind === 'raised', () => ({
          seen: {
            en: `close raised ${print(trouble)}, and nobody outside of the block learned of that.`,
            es: `close lanzó ${print(trouble)}, y fuera del bloque nadie se enteró.`,
          },
          run,
        }))
      }),
  },

  'answers asks one question after the other, on one connection': {
    es: 'answers hace las preguntas una tras otra, en una sola conexión',
    run: ({ module }) =>
      check({ ...paces, asked: count(0, 3) }, ({ pace, asked }) => {
        const questions = questionsOf(asked)
        const run = play(noted(module.answers(new FakeDatabase(pace), [...questions])))
        const actual = settled(run)
        const expected = questions.map(answerTo)
        demand(print(actual) === print(expected), () => ({
          seen: {
            en: `answers gave ${print(actual)} to ${print(questions)}; expected ${print(expected)}.`,
            es: `answers dio ${print(actual)} a ${print(questions)}; se esperaba ${print(expected)}.`,
          },
          otherwise: {
            en: 'Collect the answers in the order of the questions: await each one in the loop, and push what comes.',
            es: 'Las respuestas van en el orden de las preguntas: se espera cada una en el bucle y se añade lo que llega.',
          },
          run,
        }))
        if (asked === 0) return
        const lines = logged(run).filter((line) => /asked: |answered: | is open$/.test(line))
        const wanted = [
          'connection 1 is open',
          ...questions.flatMap((question) => [
            `connection 1 is asked: ${question}`,
            `connection 1 has answered: ${question}`,
          ]),
        ]
        demand(print(lines) === print(wanted), () => ({
          seen: {
            en: `For ${print(questions)} happened: ${lines.join(', ')}; expected one connection and one question at a time.`,
            es: `Para ${print(questions)} ocurrió: ${lines.join(', ')}; se esperaba una conexión y las preguntas de una en una.`,
          },
          otherwise: {
            en: 'Enter one block for all questions, and ask in it one after the other: a loop with `yield*` inside of `asyncWith`.',
            es: 'Hace falta un solo bloque para todas las preguntas y, dentro, una tras otra: un bucle con `yield*` en el cuerpo de `asyncWith`.',
          },
          run,
        }))
      }),
  },

  'answers leaves no connection open, also when a question fails or somebody cancels': {
    es: 'answers no deja ninguna conexión abierta, tampoco si falla una pregunta o alguien cancela',
    run: ({ module }) =>
      check({ ...paces, asked: count(1, 3), at: count(0, 3), trouble }, (inputs) => {
        const { pace, asked, at, trouble } = inputs
        const questions = questionsOf(asked)
        const place = at % asked
        const failing = trouble === 'fails' ? [questions[place] ?? ''] : []
        const database = new FakeDatabase(pace, failing)
        const program = noted(module.answers(database, questions))
        if (trouble === 'none') {
          const run = play(program)
          settled(run)
          demandAllClosed(run, { en: 'All was asked', es: 'Se preguntó todo' }, 'M94')
          demand(run.time === closedAt(run), () => ({
            seen: {
              en: `The connection was closed at ${closedAt(run)} s, and answers returned at ${run.time} s.`,
              es: `La conexión se cerró a los ${closedAt(run)} s, y answers volvió a los ${run.time} s.`,
            },
            run,
          }))
        } else if (trouble === 'fails') {
          const run = play(program)
          if (run.kind === 'raised' && run.error !== database.errors[0]) settled(run)
          const after = {
            en: `${questions[place]} failed`,
            es: `${questions[place]} falló`,
          }
          demandAllClosed(run, after, 'M94')
          demand(run.kind === 'raised', () => ({
            seen: {
              en: `${after.en}, and answers gave ${print(run.result)}; expected the error.`,
              es: `${after.es}, y answers dio ${print(run.result)}; se esperaba el error.`,
            },
            otherwise: {
              en: 'Let the error of a question out: `asyncWith` closes the connection on the way, without any `catch`.',
              es: 'El error de una pregunta tiene que salir: `asyncWith` cierra la conexión de camino, sin ningún `catch`.',
            },
            run,
          }))
        } else {
          const when = pace.opens + (place + 0.5) * pace.asks
          const run = play(stopAfter(program, sleep(when)))
          const ending = resultOf(run)
          const after = {
            en: `answers was cancelled at ${when} s`,
            es: `A answers se la canceló a los ${when} s`,
          }
          demandAllClosed(run, after, 'M94')
          demand(ending === 'cancelled', () => ({
            seen: {
              en: `${after.en}, and ended ${ending === 'returned' ? 'with a result' : 'with another error'}; expected that it ends cancelled.`,
              es: `${after.es}, y acabó ${ending === 'returned' ? 'con un resultado' : 'con otro error'}; se esperaba que acabara cancelada.`,
            },
            card: ending === 'returned' ? 'M44' : 'M51',
            run,
          }))
        }
      }),
  },
})

const paces = {
  pace: fc.record({ opens: positiveSeconds(), asks: positiveSeconds(), closes: positiveSeconds() }),
}

const trouble = fc.constantFrom('none', 'fails', 'cancelled')

/** A block with a connection; the manager is made where it is used, on the loop. */
function* within(
  module: Module,
  database: FakeDatabase,
  block: (connection: unknown) => Coroutine<void>,
): Coroutine<void> {
  yield* asyncWith(module.connected(database), block)
}

/** The result of a run; what comes of a connection that nobody has waited for is explained. */
function settled<T>(run: Played<T>): T {
  const isOpen = logged(run).some((line) => line.endsWith(' is open'))
  // What the runtime says about a misuse, in several lines, is better than what can be said here.
  const isPlain = run.error instanceof TypeError && !run.error.message.includes('\n')
  demand(isOpen || !(isPlain || tookForList(run)), () => ({
    seen: {
      en: `No connection was ever open, and something else was used in its place: ${print(run.error)}.`,
      es: `No llegó a abrirse ninguna conexión, y en su lugar se usó otra cosa: ${print(run.error)}.`,
    },
    card: 'M94',
    advice: {
      en: 'Await both ways: `yield* database.connect()` in `aenter`, and let `asyncWith` await `aenter` and `aexit`.',
      es: 'Hay que esperar en los dos sentidos: `yield* database.connect()` en `aenter`, y que `asyncWith` espere `aenter` y `aexit`.',
    },
    run,
  }))
  return resultOf(run)
}

const BLOCK = 'the block begins'
const ENTERING = 'the block is being entered'

const questionsOf = (asked: number) => Array.from({ length: asked }, (_, index) => `Q${index + 1}`)
