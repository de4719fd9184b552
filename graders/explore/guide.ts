// Leads one run of a program: at each step it lists what may happen next, asks which it shall be, and
// keeps what was taken. runtime/choices.ts says which orders there are.
import { allTasks, type Choice, type Chooser, type Task, untold } from '#runtime'

/** What may happen next: a choice of the runtime's, or a cancellation that comes from outside. */
export type Option = Choice | Cancellation

/** Somebody outside cancels a task. */
export type Cancellation = {
  readonly kind: 'cancel'
  readonly who: Task<unknown>
  readonly when: undefined
  readonly isWakeUp: false
}

/** A step that was taken. */
export type Taken = { readonly options: number; readonly choice: number }

/** Which orders are to be looked at. */
export type Orders = {
  /**
   *   outside-world   every step of every task may be the next, as if it had waited for the world
   *   asyncio         the ready queue is first in, first out, as it always is; only the waits that
   *                   overlap may end in another order
   *
   * Default `outside-world`.
   */
  readonly mode?: Chooser['mode']
  /**
   *   free   a wait may last longer than it says: any of those that overlap may end first
   *   kept   the clock counts: only waits that end at the same moment may swap
   *
   * Default `free`.
   */
  readonly clock?: 'free' | 'kept'
  /** Names of tasks that somebody outside may cancel, once each, between any two steps. */
  readonly cancel?: readonly string[]
  /** After so many steps a run goes on in asyncio's order. Default 400. */
  readonly maxSteps?: number
}

/** Gives the index of the option to take; `step` counts from 1. Throws to give up the run. */
export type Pick = (options: readonly Option[], step: number, time: number) => number

/** After so many steps a run goes on in asyncio's order, unless it is told otherwise. */
export const MAX_STEPS = 400

/** Leads one run. */
export class Guide implements Chooser {
  readonly mode: Chooser['mode']
  readonly taken: Taken[] = []
  /** There were choices after the last step that counts. */
  isCut = false
  readonly #stopsAtOnce: boolean | undefined
  readonly #isFree: boolean
  readonly #maxSteps: number
  readonly #toCancel: Set<string>
  readonly #pick: Pick

  constructor(
    { mode = 'outside-world', clock = 'free', cancel = [], maxSteps = MAX_STEPS }: Orders,
    pick: Pick,
    stopsAtOnce?: boolean,
  ) {
    this.mode = mode
    this.#isFree = clock === 'free'
    this.#maxSteps = maxSteps
    this.#toCancel = new Set(cancel)
    this.#pick = pick
    this.#stopsAtOnce = stopsAtOnce
  }

  choose(choices: readonly Choice[], time: number): number {
    let options: readonly Option[] = choices
    if (!this.#isFree) options = choices.filter(({ when }) => when === undefined || when <= time)
    if (this.#toCancel.size > 0) options = [...options, ...this.#cancellations()]
    if (this.taken.length >= this.#maxSteps) {
      this.isCut ||= options.length > 1
      return 0
    }
    const choice = this.#pick(options, this.taken.length + 1, time)
    const option = options[choice]
    if (option === undefined) throw new RangeError(`there is no choice ${choice}`)
    this.taken.push({ options: options.length, choice })
    if (option.kind !== 'cancel') return this.#isFree ? choice : choices.indexOf(option)
    this.#toCancel.delete(option.who.getName())
    option.who.cancel()
    return -1
  }

  stopsAtOnce(): boolean {
    return this.#stopsAtOnce ?? this.taken.some(({ choice }) => choice > 0)
  }

  #cancellations(): Cancellation[] {
    return untold(allTasks)
      .filter((task) => this.#toCancel.has(task.getName()))
      .map((who) => ({ kind: 'cancel', who, when: undefined, isWakeUp: false }))
  }
}
