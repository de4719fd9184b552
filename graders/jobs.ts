// Jobs for a student's program to start, to stop and to wait for. They note what becomes of them,
// clean up when they are asked to stop, and their crew knows who has not ended yet.
import { CancelledError, type Coroutine, type Ending, sleep } from '#runtime'
import { demand } from './check.ts'
import { note, type Played, play, print, requests, resultOf } from './observe.ts'

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

  /** Plays a program that these jobs are for; `left` are those that had not ended when it did. */
  play<T>(program: Coroutine<T>): Played<T> & { readonly left: readonly string[] } {
    const left: string[] = []
    const { open } = this
    function* main(): Coroutine<T> {
      try {
        return yield* program
      } finally {
        left.push(...open)
      }
    }
    return Object.assign(play(main()), { left })
  }

  /** A job: it works, and gives `result` unless it fails or is stopped. */
  *work<T>(name: string, plan: Plan, result: T): Coroutine<T> {
    this.begun.push(name)
    this.open.add(name)
    note(`${name} begins`)
    try {
      yield* sleep(plan.works)
      if (plan.fails === true) throw this.#broken(name)
      note(`${name} ends`)
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
    this.asked.push(name)
    note(`${name} is asked to stop`)
    try {
      yield* sleep(plan.cleansUp ?? 0)
    } catch (error) {
      this.asked.push(name)
      note(`${name} is interrupted while it cleans up`)
      throw error
    }
    note(`${name} has cleaned up`)
    if (plan.stops === 'raised') throw this.#broken(name)
    if (plan.stops !== 'returned') throw request
  }

  #broken(name: string): Error {
    const error = new Error(`${name} is broken`)
    this.errors.push(error)
    note(`${name} fails`)
    return error
  }
}

/**
 * The result of a program that stops jobs and waits for them: what those end with must not come
 * out of it.
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
      en: '`yield* task` raises what the task ended with: catch it, or wait for all that were stopped with `wait`, which raises nothing.',
      es: '`yield* task` lanza aquello con lo que acabó la tarea: hay que capturarlo, o esperar a todas las que se pararon con `wait`, que no lanza nada.',
    },
    run,
  }))
  return resultOf(run)
}
