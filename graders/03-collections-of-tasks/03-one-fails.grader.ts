// When one task of a gather fails the others go on: who starts them has to stop them and wait.
import fc from 'fast-check'
import { CancelledError, type Coroutine, ExceptionGroup } from '#runtime'
import { ending, positiveSeconds, seconds } from '../arbitraries.ts'
import { check, demand } from '../check.ts'
import { exercise } from '../exercise.ts'
import { Crew, type Plan } from '../jobs.ts'
import type { Text } from '../language.ts'
import { momentOf, type Played, print, requests, resultOf } from '../observe.ts'

type Module = typeof import('../../exercises/03-collections-of-tasks/03-one-fails.ts')

exercise<Module>(import.meta.url, {
  'gives the sizes in the order of the parts if all of them come, and stops nobody': {
    es: 'si llegan todas las piezas, da sus tamaños en el orden de la lista y no para a ninguna',
    run: ({ module }) =>
      check({ plans: plans({ min: 0 }) }, ({ plans }) => {
        const { run, expected, crew } = released(module, plans.map(thatWorks))
        const sizes: unknown = resultOf(run)
        demand(print(sizes) === print(expected), () => ({
          seen: {
            en: `The sizes are ${print(sizes)}; expected ${print(expected)}.`,
            es: `Los tamaños son ${print(sizes)}; se esperaba ${print(expected)}.`,
          },
          run,
        }))
        const slowest = Math.max(0, ...plans.map(({ works }) => works))
        demand(run.time === slowest && crew.asked.length === 0, () => ({
          seen: {
            en: `The slowest part takes ${slowest} s; the release took ${run.time} s, and ${crew.asked.length} parts were asked to stop.`,
            es: `La pieza más lenta tarda ${slowest} s; la versión tardó ${run.time} s, y se pidió parar a ${crew.asked.length} piezas.`,
          },
          ...(run.time > slowest ? { card: 'M23' } : {}),
          run,
        }))
      }),
  },

  'raises the error of the part that failed first': {
    es: 'lanza el error de la pieza que falló primero',
    run: ({ module }) =>
      check({ plans: plans({ min: 1 }) }, ({ plans }) => {
        const { run, first } = released(module, withFailure(plans))
        demand(run.kind !== 'returned', () => ({
          seen: {
            en: `${first} failed, and release returned ${print(run.result)}; expected its error.`,
            es: `${first} falló, y release devolvió ${print(run.result)}; se esperaba su error.`,
          },
          advice: RAISE_AGAIN,
          run,
        }))
        const isExpected = run.error instanceof Error && run.error.message === `${first} is broken`
        demand(run.kind !== 'raised' || isExpected || !isWrapped(run.error), () => ({
          seen: {
            en: `${first} failed, and release raised another error, ${print(run.error)}.`,
            es: `${first} falló, y release lanzó otro error, ${print(run.error)}.`,
          },
          advice: ITSELF,
          level: 'property',
          run,
        }))
        if (!isExpected && !isTheirs(run.error)) resultOf(run)
        demand(isExpected, () => ({
          seen: {
            en: `${first} failed first, and release raised ${print(run.error)}.`,
            es: `${first} falló primero, y release lanzó ${print(run.error)}.`,
          },
          ...(run.error instanceof ExceptionGroup ? { card: 'M84' } : { card: 'M86' }),
          run,
          mark: ({ text }) =>
            text.en === `${first} fails` ? { en: 'the first', es: 'la primera' } : undefined,
        }))
      }),
  },

  'stops the others in the moment in which one fails, each of them once': {
    es: 'para a las demás en el momento en que falla una, a cada una una sola vez',
    run: ({ module }) =>
      check({ plans: plans({ min: 2 }) }, ({ plans }) => {
        const { run, first, when, others, crew } = released(module, withFailure(plans))
        explainOwn(run)
        // A request that had not arrived when release ended is not noted: the next check tells.
        const reached = others.filter((part) => !run.left.includes(part))
        const missed = wasAsked(run)
          ? reached.find((part) => !crew.asked.includes(part))
          : others[0]
        demand(missed === undefined, () => ({
          seen: {
            en: `${first} failed at ${when} s, and ${missed} was never asked to stop.`,
            es: `${first} falló a los ${when} s, y a ${missed} no se le pidió parar.`,
          },
          ...(wasAsked(run) ? { advice: ASK_ALL_FIRST } : { card: 'M72' }),
          run,
          mark: ({ text }) => markOf(text, first, missed ?? ''),
        }))
        const late = reached.find((part) => momentOf(run, `${part} is asked to stop`) !== when)
        demand(late === undefined, () => ({
          seen: {
            en: `${first} failed at ${when} s, and ${late} was asked to stop at ${momentOf(run, `${late} is asked to stop`)} s.`,
            es: `${first} falló a los ${when} s, y a ${late} se le pidió parar a los ${momentOf(run, `${late} is asked to stop`)} s.`,
          },
          advice: ASK_ALL_FIRST,
          run,
          mark: ({ text }) =>
            text.en === `${late} is asked to stop`
              ? { en: 'only now', es: 'hasta ahora no' }
              : undefined,
        }))
        const twice = reached.find((part) => crew.asked.filter((one) => one === part).length > 1)
        demand(twice === undefined, () => ({
          seen: {
            en: `${twice} was asked to stop again while it was cleaning up.`,
            es: `A ${twice} se le volvió a pedir que parara mientras limpiaba.`,
          },
          card: 'M53',
          advice: ONCE,
          run,
        }))
      }),
  },

  'raises only when all the others have ended, cleanup included': {
    es: 'no lanza hasta que han acabado todas las demás, limpieza incluida',
    run: ({ module }) =>
      check({ plans: plans({ min: 2 }) }, ({ plans }) => {
        const { run, first, when, cleanup } = released(module, withFailure(plans))
        explainOwn(run)
        const [open] = run.left
        demand(open === undefined, () => ({
          seen: {
            en: `${first} failed at ${when} s; when release ended, at ${run.time} s, ${open} had not ended.`,
            es: `${first} falló a los ${when} s; al acabar release, a los ${run.time} s, ${open} no había terminado.`,
          },
          card: wasAsked(run) ? 'M46' : 'M72',
          run,
          mark: ({ text }) =>
            /^main (fails|ends|returns)/.test(text.en)
              ? { en: 'too early', es: 'demasiado pronto' }
              : undefined,
        }))
        const expected = when + cleanup
        demand(run.time === expected, () => ({
          seen: {
            en: `${first} failed at ${when} s and the cleanup of the others takes ${cleanup} s; release ended at ${run.time} s, expected ${expected} s.`,
            es: `${first} falló a los ${when} s y la limpieza de las demás tarda ${cleanup} s; release acabó a los ${run.time} s, se esperaba a los ${expected} s.`,
          },
          advice: ASK_ALL_FIRST,
          run,
        }))
      }),
  },
})

const RAISE_AGAIN: Text = {
  en: 'Raise the error again when the others have ended: `throw error`. A release with a broken part has no sizes.',
  es: 'Hay que volver a lanzar el error cuando hayan acabado las demás: `throw error`. Una versión con una pieza rota no tiene tamaños.',
}

const ITSELF: Text = {
  en: 'Raise the error of the part itself, `throw error`: whoever calls wants to see what happened, and not an error that holds it.',
  es: 'Hay que lanzar el propio error de la pieza, `throw error`: quien llama quiere ver lo que pasó, y no otro error que lo contenga.',
}

const ASK_ALL_FIRST: Text = {
  en: 'Ask all of them to stop first, in the moment of the failure, and wait for them afterwards.',
  es: 'Primero se pide parar a todas, en el momento del fallo, y después se las espera.',
}

const ONCE: Text = {
  en: 'Ask once and wait: each further request interrupts the cleanup.',
  es: 'Hay que pedirlo una vez y esperar: cada petición de más interrumpe la limpieza.',
}

// No two parts end in the same moment: who failed first would be a question of turns.
function plans({ min }: { min: number }): fc.Arbitrary<Plan[]> {
  const plan = fc.record({
    works: positiveSeconds(),
    fails: fc.boolean(),
    cleansUp: seconds(),
    stops: ending(),
  })
  return fc.uniqueArray(plan, { minLength: min, maxLength: 5, selector: ({ works }) => works })
}

function thatWorks(plan: Plan): Plan {
  return { ...plan, fails: false }
}

/** If no part fails, the last one does. */
function withFailure(plans: readonly Plan[]): Plan[] {
  if (plans.some(({ fails }) => fails)) return [...plans]
  return plans.map((plan, index) => ({ ...plan, fails: index === plans.length - 1 }))
}

/** A release of such parts, with what is to be expected of it. */
function released(module: Module, plans: readonly Plan[]) {
  const crew = new Crew()
  const named = plans.map((plan, index) => ({
    ...plan,
    part: `part ${index + 1}`,
    size: index * 10,
  }))
  const failures = named.filter(({ fails }) => fails).sort((a, b) => a.works - b.works)
  const { part: first = '', works: when = 0 } = failures[0] ?? {}
  const others = named.filter(({ works }) => works > when)
  function* fetch(name: string): Coroutine<number> {
    const { size = 0, ...plan } = named.find(({ part }) => part === name) ?? { works: 0 }
    return yield* crew.work(name, plan, size)
  }
  const names = named.map(({ part }) => part)
  return {
    run: crew.play(module.release(names, fetch)),
    crew,
    expected: named.map(({ size }) => size),
    first,
    when,
    others: others.map(({ part }) => part),
    cleanup: Math.max(0, ...others.map(({ cleansUp = 0 }) => cleansUp)),
  }
}

/** An error that no part ended with explains itself. */
function explainOwn(run: Played<unknown>): void {
  const isOwn = !isTheirs(run.error) && !isWrapped(run.error)
  if (run.kind !== 'returned' && isOwn) resultOf(run)
}

/** An error of the student's own making that tells of a part's. */
function isWrapped(error: unknown): boolean {
  if (!(error instanceof Error) || isTheirs(error)) return false
  return `${error.message} ${error.cause}`.includes(' is broken')
}

function isTheirs(error: unknown): boolean {
  if (error instanceof CancelledError || error instanceof ExceptionGroup) return true
  return error instanceof Error && /^part \d+ is broken$/.test(error.message)
}

/** Did the program ask anybody to stop, who could still be asked? */
function wasAsked(run: Played<unknown>): boolean {
  return requests(run).some(({ returned }) => returned)
}

function markOf({ en }: Text, failed: string, missed: string): Text | undefined {
  if (en === `${failed} fails`) return { en: 'no release any more', es: 'ya no hay versión' }
  if (en === `${missed} ends`) return { en: 'for nothing', es: 'para nada' }
  return undefined
}
