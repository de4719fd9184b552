// What comes out of a queue next is the queue's affair: the smallest, the youngest; all of them wait.
import fc from 'fast-check'
import { type Coroutine, createTask, gather, sleep } from '#runtime'
import { count, word } from '../arbitraries.ts'
import { check, demand } from '../check.ts'
import { exercise } from '../exercise.ts'
import { play, print, resultOf } from '../observe.ts'

type Module = typeof import('../../exercises/05-queues-and-synchronization/09-lifo-and-priority.ts')

exercise<Module>(import.meta.url, {
  'calls the most urgent patient first, and equally urgent ones as they came': {
    es: 'llama primero al paciente más urgente, y a los igual de urgentes según llegaron',
    run: ({ module }) =>
      check({ patients: patients(0, 8) }, ({ patients }) => {
        const run = play(
          (function* (): Coroutine<string[]> {
            const room = module.openRoom()
            for (const { name, urgency } of patients) room.arrive(name, urgency)
            const called: string[] = []
            for (const _ of patients) called.push(yield* room.next())
            return called
          })(),
        )
        const actual = resultOf(run)
        const expected = patients.toSorted((a, b) => a.urgency - b.urgency).map(({ name }) => name)
        demand(print(actual) === print(expected), () => ({
          seen: {
            en: `There came ${said(patients)}; called were ${print(actual)}, expected ${print(expected)}.`,
            es: `Llegaron ${said(patients)}; se llamó a ${print(actual)}, se esperaba ${print(expected)}.`,
          },
          run,
        }))
      }),
  },

  'lets a doctor wait while there is no patient': {
    es: 'hace esperar al médico mientras no haya pacientes',
    run: ({ module }) =>
      check({ patients: patients(2, 5), doctors: count(1, 2) }, ({ patients, doctors }) => {
        const run = play(
          (function* (): Coroutine<string[]> {
            const room = module.openRoom()
            const waiting = Array.from({ length: doctors }, () => createTask(room.next()))
            const called: string[] = []
            yield* sleep(1)
            for (const { name, urgency } of patients) room.arrive(name, urgency)
            called.push(...(yield* gather(waiting)))
            for (const _ of patients.slice(doctors)) called.push(yield* room.next())
            return called
          })(),
        )
        const actual = resultOf(run)
        const expected = patients.toSorted((a, b) => a.urgency - b.urgency).map(({ name }) => name)
        demand(print(actual) === print(expected), () => ({
          seen: {
            en: `${doctors} doctors waited; at 1 s came ${said(patients)}. Called were ${print(actual)}, expected ${print(expected)}.`,
            es: `Esperaban ${doctors} médicos; al segundo 1 llegaron ${said(patients)}. Se llamó a ${print(actual)}, se esperaba ${print(expected)}.`,
          },
          run,
        }))
      }),
  },

  'undoes the last step first, also when others come in between': {
    es: 'deshace primero el último paso, también si entre medias llegan otros',
    run: ({ module }) =>
      check({ steps: fc.array(word(), { minLength: 1, maxLength: 6 }) }, ({ steps }) => {
        const run = play(
          (function* (): Coroutine<string[]> {
            const history = module.openHistory()
            for (const step of steps) history.done(step)
            const undone = [yield* history.undo()]
            history.done('typo')
            undone.push(yield* history.undo())
            for (const _ of steps.slice(1)) undone.push(yield* history.undo())
            return undone
          })(),
        )
        const actual = resultOf(run)
        const [last = '', ...before] = steps.toReversed()
        const expected = [last, 'typo', ...before]
        demand(print(actual) === print(expected), () => ({
          seen: {
            en: `Done were ${print(steps)}, and "typo" after the first undoing; undone were ${print(actual)}, expected ${print(expected)}.`,
            es: `Se hizo ${print(steps)}, y "typo" tras deshacer una vez; se deshizo ${print(actual)}, se esperaba ${print(expected)}.`,
          },
          run,
        }))
      }),
  },

  'waits while there is nothing to undo': {
    es: 'espera mientras no haya nada que deshacer',
    run: ({ module }) => {
      const run = play(
        (function* (): Coroutine<string[]> {
          const history = module.openHistory()
          const undoing = createTask(history.undo(), { name: 'undoing' })
          yield* sleep(1)
          history.done('cut')
          history.done('paste')
          return [yield* undoing, yield* history.undo()]
        })(),
      )
      const actual = resultOf(run)
      demand(print(actual) === print(['paste', 'cut']), () => ({
        seen: {
          en: `Somebody waited to undo; then "cut" and "paste" were done. Undone were ${print(actual)}, expected ["paste", "cut"].`,
          es: `Alguien esperaba para deshacer; entonces se hizo "cut" y "paste". Se deshizo ${print(actual)}, se esperaba ["paste", "cut"].`,
        },
        run,
      }))
    },
  },
})

type Patient = { readonly name: string; readonly urgency: number }

const patients = (minLength: number, maxLength: number): fc.Arbitrary<Patient[]> =>
  fc.array(fc.record({ name: word(), urgency: count(1, 3) }), { minLength, maxLength })

function said(patients: readonly Patient[]): string {
  return patients.map(({ name, urgency }) => `${name} (${urgency})`).join(', ') || '-'
}
