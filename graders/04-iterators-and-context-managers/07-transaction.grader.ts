// What aexit is told and what it answers; and what becomes of the first half of aenter when the second
// half fails. Every step of the database is tried with an error.
import fc from 'fast-check'
import { asyncWith, type Coroutine, sleep } from '#runtime'
import { positiveSeconds } from '../arbitraries.ts'
import { check, demand } from '../check.ts'
import { begun, demandAllClosed, FakeDatabase, noted, type Step } from '../connections.ts'
import { exercise } from '../exercise.ts'
import { stopAfter } from '../jobs.ts'
import type { Text } from '../language.ts'
import { logged, note, type Played, play, print, resultOf, tookForList } from '../observe.ts'

type Module = typeof import('../../exercises/04-iterators-and-context-managers/07-transaction.ts')

exercise<Module>(import.meta.url, {
  'opens a session and begins a transaction on the way in, and gives the session to the block': {
    es: 'al entrar abre una sesión y empieza una transacción, y le da la sesión al bloque',
    run: ({ module }) =>
      check(paces, ({ pace }) => {
        const run = play(
          within(module, new FakeDatabase(pace), function* (session) {
            note(BLOCK)
            note(String(yield* session.query('Q1')))
          }),
        )
        settled(run)
        const told = logged(run)
        const [opened, inside] = [told.indexOf('connection 1 is open'), told.indexOf(BEGUN)]
        demand(opened >= 0 && inside > opened && told.indexOf(BLOCK) > inside, () => ({
          seen: {
            en: `Until the block ran there was: ${until(told, BLOCK)}; expected an open session in a transaction.`,
            es: `Hasta que corrió el bloque hubo: ${until(told, BLOCK)}; se esperaba una sesión abierta y en una transacción.`,
          },
          run,
        }))
      }),
  },

  'commits after a block without an error, and then closes the session': {
    es: 'tras un bloque sin error confirma, y después cierra la sesión',
    run: ({ module }) =>
      check(paces, ({ pace }) => {
        const run = play(noted(within(module, new FakeDatabase(pace), () => sleep(1))))
        settled(run)
        demandEnding(run, 'commit', { en: 'The block ended well', es: 'El bloque acabó bien' })
        const end = pace.opens + 2 * pace.asks + 1 + pace.closes
        demand(run.time === end, () => ({
          seen: {
            en: `The whole took ${run.time} s; expected ${end} s: one step after the other, each once.`,
            es: `Todo tardó ${run.time} s; se esperaban ${end} s: un paso tras otro, cada uno una vez.`,
          },
          run,
        }))
      }),
  },

  'rolls back after an error or a cancellation in the block, closes, and lets it out': {
    es: 'tras un error o una cancelación en el bloque deshace, cierra y lo deja salir',
    run: ({ module }) =>
      check({ ...paces, isCancelled: fc.boolean() }, ({ pace, isCancelled }) => {
        const database = new FakeDatabase(pace, isCancelled ? [] : ['Q1'])
        const program = noted(
          within(module, database, function* (session) {
            yield* session.query('Q1')
          }),
        )
        const when = pace.opens + pace.asks * 1.5
        const run = play(isCancelled ? stopAfter(program, sleep(when)) : program)
        const [trouble] = database.errors
        if (run.kind === 'raised' && run.error !== trouble) settled(run)
        const what: Text = isCancelled
          ? {
              en: `The block was cancelled at ${when} s`,
              es: `Se canceló el bloque a los ${when} s`,
            }
          : { en: 'A question in the block failed', es: 'Una pregunta del bloque falló' }
        demandEnding(run, 'rollback', what)
        const isOut = isCancelled ? run.result === 'cancelled' : run.kind === 'raised'
        demand(isOut, () => ({
          seen: {
            en: `${what.en}, and nobody outside of it learned of that: the program went on.`,
            es: `${what.es}, y fuera de él nadie se enteró: el programa siguió.`,
          },
          card: 'M95',
          run,
        }))
      }),
  },

  'a Rollback thrown in the block rolls back and closes, and does not come out': {
    es: 'un Rollback lanzado en el bloque deshace y cierra, y no sale',
    run: ({ module }) =>
      check(paces, ({ pace }) => {
        const undo = new module.Rollback('on purpose')
        const program = within(module, new FakeDatabase(pace), function* () {
          yield* sleep(1)
          throw undo
        })
        const run = play(noted(program))
        if (run.kind === 'raised' && run.error !== undo) settled(run)
        demandEnding(run, 'rollback', {
          en: 'A Rollback was thrown in the block',
          es: 'En el bloque se lanzó un Rollback',
        })
        demand(run.kind !== 'raised', () => ({
          seen: {
            en: 'A Rollback was thrown in the block, and came out of it as an error.',
            es: 'En el bloque se lanzó un Rollback, y salió de él como un error.',
          },
          advice: {
            en: 'Return true from `aexit` for a Rollback, and only for that: it says that the error is dealt with.',
            es: '`aexit` devuelve true con un Rollback, y solo con él: así dice que el error está resuelto.',
          },
          run,
        }))
      }),
  },

  'when begin fails or is cancelled, closes the session, and the block does not run': {
    es: 'si begin falla o se cancela, cierra la sesión, y el bloque no se ejecuta',
    run: ({ module }) =>
      check({ ...paces, isCancelled: fc.boolean() }, ({ pace, isCancelled }) => {
        const database = new FakeDatabase(pace, isCancelled ? [] : ['begin'])
        const program = noted(
          within(module, database, function* () {
            note(BLOCK)
          }),
        )
        const when = pace.opens + pace.asks / 2
        const run = play(isCancelled ? stopAfter(program, sleep(when)) : program)
        const [trouble] = database.errors
        if (run.kind === 'raised' && run.error !== trouble) settled(run)
        const what: Text = isCancelled
          ? { en: `begin was cancelled at ${when} s`, es: `begin se canceló a los ${when} s` }
          : { en: 'begin failed', es: 'begin falló' }
        demandAllClosed(run, what, 'M96')
        const isOut = isCancelled ? run.result === 'cancelled' : run.kind === 'raised'
        demand(isOut && !logged(run).includes(BLOCK), () => ({
          seen: {
            en: `${what.en}, and ${logged(run).includes(BLOCK) ? 'the block ran all the same' : 'nobody learned of that'}.`,
            es: `${what.es}, y ${logged(run).includes(BLOCK) ? 'el bloque se ejecutó de todos modos' : 'nadie se enteró'}.`,
          },
          advice: {
            en: 'Close, and throw the error again: who cannot be entered lets nobody in.',
            es: 'Hay que cerrar y volver a lanzar el error: donde no se puede entrar, no se entra.',
          },
          run,
        }))
        const odd = (['commit', 'rollback'] as const).find((step) => begun(run, step) > 0)
        demand(odd === undefined, () => ({
          seen: {
            en: `${what.en}, so there was no transaction, and ${odd} was called.`,
            es: `${what.es}, así que no había transacción, y se llamó a ${odd}.`,
          },
          run,
        }))
      }),
  },

  'closes also when commit or rollback fails; an error of these steps, or of close, comes out': {
    es: 'cierra también si commit o rollback falla; un error de esos pasos, o de close, sale',
    run: ({ module }) =>
      check(
        { ...paces, step: fc.constantFrom('commit', 'rollback', 'close') },
        ({ pace, step }) => {
          const failing = step === 'rollback' ? ['rollback', 'Q1'] : [step]
          const database = new FakeDatabase(pace, failing)
          const run = play(
            noted(
              within(module, database, function* (session) {
                yield* session.query('Q1')
              }),
            ),
          )
          const trouble = database.errors.find(({ message }) => message.startsWith(step))
          if (run.kind === 'raised' && !database.errors.some((error) => error === run.error))
            settled(run)
          if (step !== 'close')
            demandAllClosed(run, { en: `${step} failed`, es: `${step} falló` }, 'M94')
          demand(run.error === trouble && trouble !== undefined, () => ({
            seen: {
              en: `${step} failed, and ${run.kind === 'raised' ? `${print(run.error)} came out` : 'nobody learned of that'}; expected ${print(trouble)}.`,
              es: `${step} falló, y ${run.kind === 'raised' ? `salió ${print(run.error)}` : 'nadie se enteró'}; se esperaba ${print(trouble)}.`,
            },
            run,
          }))
        },
      ),
  },
})

const paces = {
  pace: fc.record({ opens: positiveSeconds(), asks: positiveSeconds(), closes: positiveSeconds() }),
}

const BLOCK = 'the block begins'
const BEGUN = 'connection 1 is in a transaction'

type Session = import('../../exercises/04-iterators-and-context-managers/07-transaction.ts').Session

/** A block in a transaction; the manager is made where it is used, on the loop. */
function* within(
  module: Module,
  database: FakeDatabase,
  block: (session: Session) => Coroutine<void>,
): Coroutine<unknown> {
  return yield* asyncWith(module.transaction(database), block)
}

/** The result of a run; what comes of a step that nobody has waited for is explained. */
function settled<T>(run: Played<T>): T {
  // What the runtime says about a misuse, in several lines, is better than what can be said here.
  const isPlain = run.error instanceof TypeError && !run.error.message.includes('\n')
  demand(logged(run).includes('connection 1 is open') || !(isPlain || tookForList(run)), () => ({
    seen: {
      en: `No session was ever open, and something else was used in its place: ${print(run.error)}.`,
      es: `No llegó a abrirse ninguna sesión, y en su lugar se usó otra cosa: ${print(run.error)}.`,
    },
    card: 'M94',
    run,
  }))
  return resultOf(run)
}

/** Demands that the transaction was ended in this way, completely and once, and the session closed. */
function demandEnding(run: Played<unknown>, step: 'commit' | 'rollback', what: Text): void {
  const other: Step = step === 'commit' ? 'rollback' : 'commit'
  demand(begun(run, other) === 0, () => ({
    seen: {
      en: `${what.en}, and ${other} was called; expected ${step}.`,
      es: `${what.es}, y se llamó a ${other}; se esperaba ${step}.`,
    },
    otherwise: {
      en: 'Decide in `aexit` by its argument: `commit` without an error, `rollback` with one, be it a CancelledError.',
      es: 'En `aexit` hay que decidir por su argumento: sin error, `commit`; con error, aunque sea CancelledError, `rollback`.',
    },
    run,
  }))
  demandAllClosed(run, what, 'M94')
  const told = logged(run)
  const done = told.indexOf(`connection 1 has ${step === 'commit' ? 'committed' : 'rolled back'}`)
  const closing = told.indexOf('connection 1 begins to close')
  demand(done >= 0 && done < closing, () => ({
    seen: {
      en: `${what.en}, and when the session began to close, ${step} had ${begun(run, step) > 0 ? 'not ended' : 'not begun'}.`,
      es: `${what.es}, y cuando la sesión empezó a cerrarse, ${step} no había ${begun(run, step) > 0 ? 'acabado' : 'empezado'}.`,
    },
    ...(begun(run, step) > 0 || step === 'rollback' ? { card: 'M94' } : {}),
    run,
  }))
  demand(begun(run, step) === 1, () => ({
    seen: {
      en: `${what.en}, and ${step} was called ${begun(run, step)} times.`,
      es: `${what.es}, y se llamó ${begun(run, step)} veces a ${step}.`,
    },
    otherwise: {
      en: 'Call it in one place of `aexit`, once.',
      es: 'Hay que llamarlo en un solo lugar de `aexit`, una vez.',
    },
    run,
  }))
}

function until(told: readonly string[], line: string): string {
  const before = told.slice(0, told.indexOf(line))
  return before.length === 0 ? '-' : before.join(', ')
}
