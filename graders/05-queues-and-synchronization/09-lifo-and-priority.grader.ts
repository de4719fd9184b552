// What comes out of a queue next is the queue's affair: the smallest, the youngest; all of them wait.
import fc from 'fast-check'
import { type Coroutine, createTask, gather, getRunningLoop, sleep } from '#runtime'
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
          otherwise: {
            en: 'Put `[urgency, number, patient]` into a PriorityQueue, with a number that counts the arrivals: the least urgency comes first, and equal ones come as they arrived.',
            es: 'En una PriorityQueue se pone `[urgency, number, patient]`, con un número que cuenta las llegadas: sale primero la urgencia menor, y entre iguales, quien llegó antes.',
          },
          run,
        }))
      }),
  },

  'lets a doctor wait while there is no patient': {
    es: 'hace esperar al médico mientras no haya pacientes',
    run: ({ module }) =>
      check({ patients: patients(2, 5), doctors: count(1, 2) }, ({ patients, doctors }) => {
        const moments: number[] = []
        function* doctor(room: ReturnType<Module['openRoom']>): Coroutine<string> {
          const patient = yield* room.next()
          moments.push(getRunningLoop().time())
          return patient
        }
        const run = play(
          (function* (): Coroutine<string[]> {
            const room = module.openRoom()
            const waiting = Array.from({ length: doctors }, () => createTask(doctor(room)))
            for (const { name, urgency } of patients) {
              yield* sleep(1)
              room.arrive(name, urgency)
            }
            const called = [...(yield* gather(waiting))]
            for (const _ of patients.slice(doctors)) called.push(yield* room.next())
            return called
          })(),
        )
        const actual = resultOf(run)
        const behind = patients.slice(doctors).toSorted((a, b) => a.urgency - b.urgency)
        const expected = [...patients.slice(0, doctors), ...behind].map(({ name }) => name)
        demand(print(actual) === print(expected), () => ({
          seen: {
            en: `Doctors who waited: ${doctors}; from 1 s on, every second, came ${said(patients)}. Called were ${print(actual)}, expected ${print(expected)}.`,
            es: `Médicos que esperaban: ${doctors}; desde el segundo 1, uno por segundo, llegaron ${said(patients)}. Se llamó a ${print(actual)}, se esperaba ${print(expected)}.`,
          },
          run,
        }))
        const late = moments.findIndex((moment, i) => moment !== i + 1)
        demand(late < 0, () => ({
          seen: {
            en: `A doctor waited, a patient came at ${late + 1} s, and next() gave him at ${moments[late]} s.`,
            es: `Un médico esperaba, llegó un paciente a los ${late + 1} s y next() lo dio a los ${moments[late]} s.`,
          },
          advice: {
            en: '`get` of a queue wakes who waits in the moment in which something is put.',
            es: 'El `get` de una cola despierta a quien espera en el momento en que se mete algo.',
          },
          likely: 'M112',
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
          otherwise: {
            en: 'Keep the steps in a LifoQueue: it gives the latest one first.',
            es: 'Los pasos van en una LifoQueue: da primero el más reciente.',
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
          history.done('typo')
          const undone = [yield* undoing]
          history.done('cut')
          history.done('paste')
          undone.push(yield* history.undo(), yield* history.undo())
          return [...undone, String(getRunningLoop().time())]
        })(),
      )
      const actual = resultOf(run)
      const moment = actual.pop()
      const expected = ['typo', 'paste', 'cut']
      demand(print(actual) === print(expected) && moment === '1', () => ({
        seen: {
          en: `Somebody waited to undo, and at 1 s "typo" was done; after it "cut" and "paste". Undone by ${moment} s were ${print(actual)}; expected by 1 s ${print(expected)}.`,
          es: `Alguien esperaba para deshacer, y al segundo 1 se hizo "typo"; tras él, "cut" y "paste". A los ${moment} s se había deshecho ${print(actual)}; se esperaba al segundo 1 ${print(expected)}.`,
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
