// Jobs for a student's program to start, to stop and to wait for. They note what becomes of them,
// clean up when they are asked to stop, and their crew knows who has not ended yet.
import { CancelledError, type Coroutine, createTask, type Ending, sleep, wait } from '#runtime'
import { demand } from './check.ts'
import type { Text } from './language.ts'
import {
  momentOf,
  note,
  type Played,
  play,
  print,
  requests,
  resultOf,
  tookForList,
} from './observe.ts'

/** What a job does. */
export type Plan = {
  /** Seconds of work; 0 is a turn and no time. */
  readonly works: number
  /** Does its work end with an error? */
  readonly fails?: boolean
  /** Seconds of cleanup, once it was asked to stop. Default 0, a turn. */
  readonly cleansUp?: number
  /** How it ends after its cleanup. Default `cancelled`. */
  readonly stops?: Ending
}

/** The jobs of one run. */
export class Crew {
  /** The names of the jobs that began, in order; one that began twice stands there twice. */
  readonly begun: string[] = []
  /** Those that began and have not ended. */
  readonly open = new Set<string>()
  /** Those that heard that they should stop, once for each time. */
  readonly asked: string[] = []
  /** The errors they ended with. */
  readonly errors: Error[] = []

  #isOver = false

  /**
   * Plays a program that these jobs are for; `left` are those that had not ended when it did. What
   * the loop does with them afterwards is not noted.
   */
  play<T>(program: Coroutine<T>): Played<T> & { readonly left: readonly string[] } {
    let left: readonly string[] = []
    const end = () => {
      left = [...this.open]
      this.#isOver = true
    }
    function* main(): Coroutine<T> {
      try {
        return yield* program
      } finally {
        end()
      }
    }
    const run = play(main())
    return Object.assign(run, { left })
  }

  /** A job: it works, and gives `result` unless it fails or is stopped. */
  *work<T>(name: string, plan: Plan, result: T): Coroutine<T> {
    if (!this.#isOver) this.begun.push(name)
    this.open.add(name)
    this.#note(`${name} begins`)
    try {
      yield* sleep(plan.works)
      if (plan.fails === true) throw this.#broken(name)
      this.#note(`${name} ends`)
      return result
    } catch (error) {
      if (!(error instanceof CancelledError)) throw error
      yield* this.#stop(name, plan, error)
      return result
    } finally {
      this.open.delete(name)
    }
  }

  /** Cleans up, and ends as the plan says; asked again meanwhile, it leaves everything as it is. */
  *#stop(name: string, plan: Plan, request: CancelledError): Coroutine<void> {
    if (!this.#isOver) this.asked.push(name)
    this.#note(`${name} is asked to stop`)
    try {
      yield* sleep(plan.cleansUp ?? 0)
    } catch (error) {
      if (!this.#isOver) this.asked.push(name)
      this.#note(`${name} is interrupted while it cleans up`)
      throw error
    }
    this.#note(`${name} has cleaned up`)
    if (plan.stops === 'raised') throw this.#broken(name)
    if (plan.stops !== 'returned') throw request
  }

  #note(text: string): void {
    if (!this.#isOver) note(text)
  }

  #broken(name: string): Error {
    const error = new Error(`${name} is broken`)
    if (!this.#isOver) this.errors.push(error)
    this.#note(`${name} fails`)
    return error
  }
}

/** Which jobs a program has to stop, when, and what to say if it stops nobody. */
export type Stopping = {
  readonly names: readonly string[]
  readonly at: number
  readonly advice: Text
}

/** What `Crew.play` gives: a run, and who had not ended at its end. */
export type CrewRun = Played<unknown> & { readonly left: readonly string[] }

/**
 * Demands that each of these jobs is asked to stop at that moment, and once. A request that had not
 * reached its job when the program ended is `demandEnd`'s business.
 */
export function demandStop(crew: Crew, run: CrewRun, stopping: Stopping): void {
  const { names, at, advice } = stopping
  demand(names.length === 0 || isAsking(run), () => ({
    seen: {
      en: `At ${at} s there was something to stop, ${print(names)}, and nobody was asked to stop.`,
      es: `A los ${at} s había algo que parar, ${print(names)}, y a nadie se le pidió parar.`,
    },
    // Whoever waits with gather sees the error at once, and believes that the others end with it.
    ...(hasGathered(run) ? { card: 'M72' } : { card: 'M79', advice }),
    run,
    mark: ({ time, text }) =>
      time > at && names.some((name) => text.en === `${name} ends`)
        ? { en: 'never stopped', es: 'nadie lo paró' }
        : undefined,
  }))
  for (const name of names) {
    if (!crew.begun.includes(name)) continue
    const when = momentOf(run, `${name} is asked to stop`)
    demand(when === at || (when === undefined && run.left.includes(name)), () => ({
      seen: {
        en: `${name} was ${when === undefined ? 'never asked to stop' : `asked to stop at ${when} s`}; expected at ${at} s, with all the others.`,
        es: `A ${name} ${when === undefined ? 'no se le pidió parar' : `se le pidió parar a los ${when} s`}; se esperaba a los ${at} s, con todas las demás.`,
      },
      advice: {
        en: 'Call `cancel()` on all of them first, and only then wait: their cleanups overlap.',
        es: 'Hay que llamar primero a `cancel()` en todas y solo después esperar: así se solapan las limpiezas.',
      },
      run,
    }))
    demand(crew.asked.filter((asked) => asked === name).length <= 1, () => ({
      seen: {
        en: `${name} was asked to stop again while it was cleaning up.`,
        es: `A ${name} se le volvió a pedir que parase mientras limpiaba.`,
      },
      card: 'M53',
      advice: {
        en: 'Ask once and wait: a second request interrupts the cleanup.',
        es: 'Hay que pedirlo una vez y esperar: una segunda petición interrumpe la limpieza.',
      },
      run,
    }))
  }
}

/** Demands that the program has left no job behind, and that it returned at that moment. */
export function demandEnd(run: CrewRun, { at, advice }: Pick<Stopping, 'at' | 'advice'>): void {
  demand(run.left.length === 0, () => ({
    seen: {
      en: `The program returned at ${run.time} s, and ${print(run.left)} had not ended.`,
      es: `El programa volvió a los ${run.time} s, y ${print(run.left)} no había acabado.`,
    },
    ...(isAsking(run) ? { card: 'M46' } : { card: 'M79', advice }),
    run,
  }))
  demand(run.time === at, () => ({
    seen: {
      en: `At ${at} s everything had ended, and the program returned at ${run.time} s.`,
      es: `A los ${at} s todo había acabado, y el programa volvió a los ${run.time} s.`,
    },
    run,
  }))
}

/** Did the program wait for a gather, and for no `wait`? */
function hasGathered(run: Played<unknown>): boolean {
  const waits = run.trace.flatMap((event) => (event.kind === 'task.suspend' ? [event.on] : []))
  return waits.some((on) => /gather/.test(on)) && !waits.some((on) => on.startsWith('wait of '))
}

function isAsking(run: Played<unknown>): boolean {
  return requests(run).some(({ returned }) => returned)
}

/**
 * The result of a program that stops jobs and waits for them: what those end with must not come
 * out of it. What `wait` gives is no list.
 */
export function resultDespite<T>(crew: Crew, run: Played<T>): T {
  const { error } = run
  const isTheirs =
    (error instanceof CancelledError && requests(run).length > 0) ||
    crew.errors.some((one) => one === error)
  demand(run.kind !== 'raised' || !isTheirs, () => ({
    seen: {
      en: `The program raised ${print(error)}: that is what a task that was asked to stop ended with.`,
      es: `El programa lanzó ${print(error)}: con eso acabó una tarea a la que se pidió parar.`,
    },
    card: 'M46',
    advice: {
      en: 'Catch what `yield* task` raises, for it is what the task ended with, or wait for all that were stopped with `wait`, which raises nothing.',
      es: 'Hay que capturar lo que lanza `yield* task`, que es aquello con lo que acabó la tarea, o esperar a todas las que se pararon con `wait`, que no lanza nada.',
    },
    run,
  }))
  const hasWaited = run.trace.some(
    (event) => event.kind === 'task.suspend' && event.on.startsWith('wait of '),
  )
  demand(!hasWaited || !tookForList(run), () => ({
    seen: {
      en: `What \`wait\` gives was taken for something else: ${print(error)}.`,
      es: `Se tomó por otra cosa lo que da \`wait\`: ${print(error)}.`,
    },
    card: 'M77',
    advice: {
      en: 'Take `{ done, pending }` from `wait`, two lists of the tasks it was given: no results, and no pair of lists.',
      es: 'De `wait` hay que tomar `{ done, pending }`, dos listas con las tareas que se le dieron: ni resultados ni un par de listas.',
    },
    run,
  }))
  return resultOf(run)
}

/**
 * Starts a program as a task, cancels it after each of the waits, waits for its end and says how it
 * ended: `stopAfter(program, sleep(1), sleep(0.5))` asks at 1 s and, if it still runs, at 1.5 s.
 */
export function* stopAfter(
  program: Coroutine<unknown>,
  ...waits: readonly Coroutine<void>[]
): Coroutine<Ending> {
  const task = createTask(program, { name: 'task' })
  for (const pause of waits) {
    yield* pause
    task.cancel()
  }
  yield* wait([task])
  if (task.cancelled()) return 'cancelled'
  return task.exception() === undefined ? 'returned' : 'raised'
}
