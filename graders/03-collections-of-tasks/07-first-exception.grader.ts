// wait, FIRST_EXCEPTION: it raises nothing, so whoever waits has to look; and it stops nobody.
import { stoppable } from '../arbitraries.ts'
import { check, demand } from '../check.ts'
import { exercise } from '../exercise.ts'
import { Crew, demandEnd, demandStop, type Plan, resultDespite } from '../jobs.ts'
import type { Text } from '../language.ts'
import { mostAtOnce, print } from '../observe.ts'

type Module = typeof import('../../exercises/03-collections-of-tasks/07-first-exception.ts')

const inputs = { tests: stoppable({ min: 1, max: 5, mayFail: true }) }

exercise<Module>(import.meta.url, {
  'starts every test before waiting for any, each of them once': {
    es: 'empieza todas las pruebas antes de esperar a ninguna, una vez cada una',
    run: ({ module }) =>
      check(inputs, ({ tests }) => {
        const { crew, run } = rehearse(module, tests)
        const most = mostAtOnce(run, isBegin, isLast)
        demand(most === tests.length && crew.begun.length === tests.length, () => ({
          seen: {
            en: `Of ${tests.length} tests, ${crew.begun.length} were begun, and at most ${most} were running at the same time.`,
            es: `De ${tests.length} pruebas se empezaron ${crew.begun.length}, y como mucho corrían ${most} a la vez.`,
          },
          ...(crew.begun.length > tests.length ? {} : { card: 'M23' }),
          run,
        }))
      }),
  },

  'asks the others to stop at the first failure, each of them once, and not before': {
    es: 'pide a las demás que paren con el primer fallo, una vez a cada una, y no antes',
    run: ({ module }) =>
      check(inputs, ({ tests }) => {
        const { crew, run, end, report, result } = rehearse(module, tests)
        const early = run.notes.find(
          ({ time, text }) => text.endsWith(' is asked to stop') && time < end,
        )
        demand(early === undefined, () => ({
          seen: {
            en: `At ${early?.time} s nothing had failed, and ${early?.text}.`,
            es: `A los ${early?.time} s no había fallado nada, y ya se pidió a alguien que parase.`,
          },
          advice: {
            en: 'Go on waiting after a test that passes: `wait` does so with `returnWhen: FIRST_EXCEPTION`.',
            es: 'Hay que seguir esperando aunque una prueba pase: `wait` lo hace con `returnWhen: FIRST_EXCEPTION`.',
          },
          run,
        }))
        // Who waits for an error that never comes stops nobody, and takes failures for successes.
        const isUnseen = has((result as Partial<Report> | undefined)?.passed, report.failed)
        demand(!isUnseen || crew.asked.length > 0 || report.stopped.length === 0, () => ({
          seen: {
            en: `At ${end} s ${print(report.failed)} had failed, and nobody was asked to stop; the report says that it passed.`,
            es: `A los ${end} s había fallado ${print(report.failed)}, y a nadie se le pidió parar; el informe dice que pasó.`,
          },
          card: 'M77',
          advice: LOOK,
          run,
        }))
        demandStop(crew, run, { names: report.stopped, at: end, advice: NOBODY_STOPS })
      }),
  },

  'returns when everybody has really ended, cleanup included, and not later': {
    es: 'vuelve cuando todas han acabado de verdad, limpieza incluida, y no más tarde',
    run: ({ module }) =>
      check(inputs, ({ tests }) => {
        const { run, end, report } = rehearse(module, tests)
        const cleanups = report.stopped.map((name) => planOf(tests, name)?.cleansUp ?? 0)
        demandEnd(run, { at: end + Math.max(0, ...cleanups), advice: NOBODY_STOPS })
      }),
  },

  'reports who had passed, who had failed and who was stopped, in the order of the tests': {
    es: 'informa de cuáles habían pasado, cuáles habían fallado y cuáles se pararon, en el orden de las pruebas',
    run: ({ module }) =>
      check(inputs, ({ tests }) => {
        const { run, end, report, result } = rehearse(module, tests)
        const { passed, failed, stopped } = (result ?? {}) as Partial<typeof report>
        const same = (actual: unknown, expected: string[]) => print(actual) === print(expected)
        demand(
          same(passed, report.passed) &&
            same(failed, report.failed) &&
            same(stopped, report.stopped),
          () => ({
            seen: {
              en: `By ${end} s ${told(report).en}; the report is ${print(result)}.`,
              es: `A los ${end} s ${told(report).es}; el informe es ${print(result)}.`,
            },
            ...cardOf({ passed, failed, stopped }, report),
            run,
          }),
        )
      }),
  },

  'reports three empty lists when there is nothing to test': {
    es: 'informa con tres listas vacías si no hay nada que probar',
    run: ({ module }) => {
      const { run, result } = rehearse(module, [])
      demand(print(result) === print({ passed: [], failed: [], stopped: [] }), () => ({
        seen: {
          en: `Without tests the report is ${print(result)}.`,
          es: `Sin pruebas, el informe es ${print(result)}.`,
        },
        run,
      }))
    },
  },
})

type Report = { passed: string[]; failed: string[]; stopped: string[] }

const NOBODY_STOPS: Text = {
  en: 'Tell `wait` by `returnWhen: FIRST_EXCEPTION` to return at the first failure; then cancel the tasks in `pending` and wait for them, for it stops nobody.',
  es: 'Hay que decir a `wait`, con `returnWhen: FIRST_EXCEPTION`, que vuelva con el primer fallo; después, cancelar las tareas de `pending` y esperarlas, porque no para a nadie.',
}

/** Has the student's program run these tests; says what the report should be, and from when. */
function rehearse(module: Module, plans: readonly Plan[]) {
  const crew = new Crew()
  const names = plans.map((_, index) => nameOf(index))
  const perform = (name: string) => crew.work(name, planOf(plans, name) ?? { works: 0 }, undefined)
  const run = crew.play(module.rehearse(names, perform))
  const failures = plans.filter(({ fails }) => fails === true).map(({ works }) => works)
  const last = Math.max(0, ...plans.map(({ works }) => works))
  const end = Math.min(last, ...failures)
  const group = (isIn: (plan: Plan) => boolean) =>
    names.filter((_, index) => isIn(plans[index] ?? { works: 0 }))
  const report: Report = {
    passed: group(({ works, fails }) => works <= end && fails !== true),
    failed: group(({ works, fails }) => works <= end && fails === true),
    stopped: group(({ works }) => works > end),
  }
  const isOwn = crew.errors.slice(0, report.failed.length).some((error) => error === run.error)
  demand(run.kind !== 'raised' || !isOwn, () => ({
    seen: {
      en: `\`rehearse\` raised ${print(run.error)}, the error of a test.`,
      es: `\`rehearse\` lanzó ${print(run.error)}, el error de una prueba.`,
    },
    card: 'M31',
    advice: {
      en: 'Ask `exception()` first: a task in `done` may have failed. `result()`, `gather` and `yield* task` raise its error; `wait` does not.',
      es: 'Conviene preguntar antes `exception()`: una tarea de `done` puede haber fallado. `result()`, `gather` y `yield* task` lanzan su error; `wait`, no.',
    },
    run,
  }))
  return { crew, run, end, report, result: resultDespite(crew, run) as unknown }
}

function has(list: unknown, names: readonly string[]): boolean {
  return Array.isArray(list) && list.some((name: unknown) => names.includes(String(name)))
}

/** The belief that a report shows, if it shows one. */
function cardOf(actual: Record<keyof Report, unknown>, expected: Report) {
  if (has(actual.passed, expected.failed)) return { card: 'M77', advice: LOOK }
  if (has(actual.passed, expected.stopped) || has(actual.failed, expected.stopped)) {
    return { card: 'M41', advice: STOPPED }
  }
  const failed = Array.isArray(actual.failed) ? actual.failed.length : 0
  if (failed > 0 && failed < expected.failed.length) return { card: 'M80' }
  return failed === 0 && expected.failed.length > 0 ? { card: 'M77', advice: LOOK } : {}
}

const LOOK: Text = {
  en: 'Ask `exception()` of each task in `done`: `wait` gives tasks, and raises no error of theirs.',
  es: 'Hay que preguntar `exception()` a cada tarea de `done`: `wait` da tareas y no lanza los errores de ellas.',
}

const STOPPED: Text = {
  en: 'Count those in `pending` as stopped: after its cleanup such a task may have returned, or failed, all the same.',
  es: 'Hay que contar como paradas las de `pending`: tras su limpieza, una tarea así puede haber terminado con normalidad o con un error.',
}

function told({ passed, failed, stopped }: Report): Text {
  return {
    en: `${print(passed)} had passed, ${print(failed)} had failed, ${print(stopped)} was still running`,
    es: `${print(passed)} había pasado, ${print(failed)} había fallado, ${print(stopped)} seguía en marcha`,
  }
}

const nameOf = (index: number) => `test-${index}`
const planOf = (plans: readonly Plan[], name: string) =>
  plans.find((_, index) => nameOf(index) === name)

const isBegin = (line: string) => line.endsWith(' begins')
const isLast = (line: string) => / (ends|fails|is asked to stop)$/.test(line)
