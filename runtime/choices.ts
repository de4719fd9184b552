// Other orders than asyncio's own. Real asyncio has no such thing: this is for explorers, which run
// a program once for each order in which its tasks may go on.
//
// What real asyncio can do: its ready queue is first in, first out, always. So of a program that
// waits only for itself there is one order. Only the world outside is free: which of the waits that
// overlap (a timer here stands for a server that answers) ends first. Mode `asyncio` has those orders.
//
// What only another timing of the world can do: that a task which is ready stays behind one that
// became ready later, as if its step had had to wait a moment longer for the world, too. Mode
// `outside-world` has those as well: every step of every task may be the next.
//
// In both a wait may last longer than it says, and never less: the clock moves on to the moment of
// the one that ends, and those that it overtook are late.
import type { VirtualClock } from './clock.ts'
import { countTurn, type Kernel, untold } from './events.ts'
import { type Future, isFuture, waiterOf } from './futures.ts'
import { Handle, TimerHandle } from './handles.ts'
import { type Turning, takeTurn } from './ready.ts'
import { Task, unfinishedTasks } from './tasks.ts'
import type { Timed } from './timers.ts'
import { inTurns, moveDue } from './turns.ts'

/** One of the things that may happen next. */
export type Choice = {
  /**
   *   step       a task goes on; it was ready, or what it slept for is over now
   *   callback   a callback is called; also those of the runtime itself
   *   turn       in mode `asyncio`: no wait ends now, and the loop runs its next turn
   */
  readonly kind: 'step' | 'callback' | 'turn'
  /** Whose step it is, or what is called: the same object as long as it is to be chosen. */
  readonly who: object
  /** The moment for which it waits; undefined when it is ready. */
  readonly when: number | undefined
  /** It has waited for a moment, which has come or will come. */
  readonly isWakeUp: boolean
}

/** Decides, in place of the queue and of the clock, what happens next. */
export type Chooser = {
  readonly mode: 'asyncio' | 'outside-world'
  /**
   * The index of what happens next; at 0 stands what asyncio would do by itself. -1: it has done
   * something of its own, as cancelling a task, and wants to be asked again.
   */
  choose(choices: readonly Choice[], time: number): number
  /**
   * The program's own task is done. True: everything else stops at once, in the order of creation,
   * whatever order it was in; false: the loop ends as asyncio's does, which runs one turn more.
   */
  stopsAtOnce(): boolean
}

/**
 * Runs one turn of the loop as the chooser says, and less of it if `main` is done before its end:
 * from then on there is nothing to choose.
 */
export function runChosen(
  kernel: Kernel,
  clock: VirtualClock,
  chooser: Chooser,
  main: Future<unknown>,
): void {
  inTurns(kernel, clock.now(), () => {
    countTurn(kernel)
    if (chooser.mode === 'asyncio') runQueue(kernel, clock, chooser)
    else runSteps(kernel, clock, chooser, main)
  })
}

/** Asks which waits end before this turn, and runs the turn. */
function runQueue(kernel: Kernel, clock: VirtualClock, chooser: Chooser): void {
  const { ready, timers } = kernel
  const turn: Choice = { kind: 'turn', who: kernel, when: undefined, isWakeUp: false }
  for (let waits = timers.pending(); waits.length > 0; waits = timers.pending()) {
    const now = clock.now()
    const isDue = (waits[0] as Timed).when() <= now
    const ends = waits.map((timer) => choiceOf(timer, timer.when()))
    const choices = ready.size === 0 ? ends : isDue ? [...ends, turn] : [turn, ...ends]
    const chosen = choices[chooser.choose(choices, now)]
    if (chosen === undefined) continue
    if (chosen === turn) break
    const timer = waits[ends.indexOf(chosen)] as Timed
    end(kernel, clock, timer)
    ready.add(timer)
  }
  runRest(kernel, ready.size)
}

function runSteps(
  kernel: Kernel,
  clock: VirtualClock,
  chooser: Chooser,
  main: Future<unknown>,
): void {
  const { ready } = kernel
  moveDue(kernel, clock.now())
  let left = ready.size
  for (;;) {
    for (let at = ready.size - 1; at >= 0; at -= 1) {
      // What was cancelled while it stood in the queue does nothing, and is no choice.
      if (!isIdle(ready.at(at))) continue
      ready.remove(at)
      if (at < left) left -= 1
    }
    // Who is woken by a timer goes to the end of the queue before anybody looks: the wake-up and
    // the step after it are one thing, which happens when the step does.
    while (left > 0 && isSleep(ready.at(0))) {
      untold(() => ready.take()[takeTurn](kernel, undefined))
      left -= 1
    }
    if (left === 0) return
    const choices: Choice[] = []
    const { size } = ready
    for (let at = 0; at < size; at += 1) choices.push(choiceOf(ready.at(at), undefined))
    const waits = kernel.timers.pending()
    for (const timer of waits) choices.push(choiceOf(timer, timer.when()))
    const index = chooser.choose(choices, clock.now())
    if (index < 0) continue
    const isReady = index < size
    let entry: Turning
    if (isReady) entry = ready.remove(index)
    else {
      entry = waits[index - size] as Timed
      end(kernel, clock, entry as Timed)
    }
    if (isReady && index < left) left -= 1
    entry[takeTurn](kernel, undefined)
    // What it did was to make its task ready, which is the last in the queue now.
    if (isSleep(entry)) ready.remove(ready.size - 1)[takeTurn](kernel, undefined)
    if (main.done()) return chooser.stopsAtOnce() ? stop(kernel) : runRest(kernel, left)
  }
}

/** The wait of a timer is over; it leaves the heap. */
function end(kernel: Kernel, clock: VirtualClock, timer: Timed): void {
  clock.jumpTo(timer.when())
  kernel.timers.drop(timer)
  kernel.trace?.at(clock.now())
  kernel.trace?.record('timer.fire', timer.when())
}

function runRest(kernel: Kernel, left: number): void {
  for (let rest = left; rest > 0; rest--) kernel.ready.take()[takeTurn](kernel, undefined)
}

/**
 * Calls the callbacks that are ready, those that end the loop among them, and leaves the tasks in
 * the order in which they were created.
 */
function stop(kernel: Kernel): void {
  const { ready } = kernel
  const kept = new Set<Turning>()
  while (ready.size > 0) {
    const entry = ready.take()
    if (entry instanceof Task) kept.add(entry)
    else entry[takeTurn](kernel, undefined)
  }
  for (const task of unfinishedTasks(kernel)) if (kept.has(task)) ready.add(task)
}

function choiceOf(entry: Turning, when: number | undefined): Choice {
  if (entry instanceof Task) return { kind: 'step', who: entry, when, isWakeUp: false }
  const waiter = isSleep(entry) ? waiterOf(entry) : undefined
  if (waiter instanceof Task) return { kind: 'step', who: waiter, when, isWakeUp: true }
  return { kind: 'callback', who: entry, when, isWakeUp: entry instanceof TimerHandle }
}

function isIdle(entry: Turning): boolean {
  if (entry instanceof Handle) return untold(() => entry.cancelled())
  return isSleep(entry) && waiterOf(entry) === undefined
}

function isSleep(entry: Turning | undefined): entry is Turning & Future<unknown> {
  return isFuture(entry) && !(entry instanceof Task)
}
