// Threads for a student's program, on the virtual clock.
//
// A real thread lives on the real clock and outlives its check, and a grade must depend on neither.
// So a program gets `toThread` under its own name, to be written as it is written everywhere, and
// behind it a stand-in: it calls the function at once and comes back when as much virtual time has
// passed as the function says it computes for. It takes the functions that a grader made with
// `computing`, and no others: a student's own would have to be sent to a thread as its text, which
// nobody is to run here.
import { type Coroutine, RuntimeError, sleep } from '#runtime'
import type { Text } from './language.ts'
import { note } from './observe.ts'

/** How a plain function computes: what it gives, for how long, and what to call it in the trace. */
export type Computation<A extends readonly unknown[], R> = {
  readonly result: (...args: A) => R
  readonly seconds: (...args: A) => number
  readonly label: (...args: A) => string
}

/** The thread that runs now: what it computes, and for how long. */
let running: { seconds: number; label: string } | undefined

const sendable = new WeakSet<object>()

/**
 * A plain function for a student's program that computes for a while. It notes `NAME begins in a
 * thread` and `NAME ends`, or `NAME holds up the loop for 2 s` where it is called on the loop.
 */
export function computing<A extends readonly unknown[], R>(
  computation: Computation<A, R>,
): (...args: A) => R {
  function compute(...args: A): R {
    const seconds = computation.seconds(...args)
    const label = computation.label(...args)
    if (running === undefined) note(`${label} holds up the loop for ${seconds} s`)
    else Object.assign(running, { label, seconds: running.seconds + seconds })
    return computation.result(...args)
  }
  sendable.add(compute)
  return compute
}

/** What a student's program finds as `toThread`: its result or error comes in virtual time. */
export function* toThread(work: unknown, ...args: unknown[]): Coroutine<unknown> {
  checkWork(work)
  const thread = { seconds: 0, label: work.name }
  let outcome: () => unknown
  running = thread
  try {
    const value = work(...args)
    outcome = () => value
  } catch (error) {
    outcome = () => {
      throw error
    }
  } finally {
    running = undefined
  }
  note(`${thread.label} begins in a thread`)
  yield* sleep(thread.seconds)
  note(`${thread.label} ends`)
  return outcome()
}

/** What to do about an error of `toThread`, in both languages; its own text has one. */
export function adviceOnThreads(error: unknown): Text | undefined {
  return error instanceof Error ? advised.get(error) : undefined
}

const advised = new WeakMap<Error, Text>()

// Each is made by its name: so the sealed kit knows it as its own (seal/instrument.ts).
function refuse(kind: 'TypeError' | 'RuntimeError', text: string, advice: Text): never {
  const said = `${text}\n  ${advice.en}`
  const error = kind === 'TypeError' ? new TypeError(said) : new RuntimeError(said)
  advised.set(error, advice)
  throw error
}

type Work = (...args: unknown[]) => unknown

// The first two are the texts of the real one.
function checkWork(work: unknown): asserts work is Work {
  if (typeof work !== 'function') {
    refuse('TypeError', 'a callable object was expected by run_in_executor().', {
      en: 'Pass the function without calling it: toThread(hash, text), not toThread(hash(text)).',
      es: 'Hay que pasar la función sin llamarla: toThread(hash, text), y no toThread(hash(text)).',
    })
  }
  if (work.constructor.name === 'GeneratorFunction') {
    refuse('TypeError', 'coroutines cannot be used with run_in_executor().', {
      en: 'Send a plain function, or await the coroutine here: it needs the loop, and the thread has none.',
      es: 'Se envía una función normal, o la corrutina se espera aquí: necesita el bucle, y el hilo no lo tiene.',
    })
  }
  if (sendable.has(work)) return
  refuse('RuntimeError', `${work.name || 'this function'} cannot be sent to a thread.`, {
    en: 'Send the function that the exercise hands over, with its arguments behind it: toThread(hash, text), not toThread(() => hash(text)). A thread finds nothing of what surrounds a function here.',
    es: 'Se envía la función que da el ejercicio, con sus argumentos detrás: toThread(hash, text), y no toThread(() => hash(text)). Un hilo no encuentra nada de lo que rodea aquí a una función.',
  })
}
