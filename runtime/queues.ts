// Handing items from task to task. Python: asyncio.queues.
//
// An item belongs to the queue until a getter that runs takes it: putting only wakes a getter, and
// somebody who comes by before it runs may take the item away. So a getter that wakes looks again.
import { type Coroutine, type Plan, Written } from './coroutines.ts'
import { record, touch } from './events.ts'
import { ValueError } from './exceptions.ts'
import { hasReturned, notAwaited } from './futures.ts'
import { Heap } from './heap.ts'
import { Line, type Turn } from './lines.ts'
import { Event, waitAs } from './locks.ts'
import { Ring } from './ring.ts'

/** `getNowait()` found no item. Python: `asyncio.QueueEmpty`. */
export class QueueEmpty extends Error {
  override name = 'QueueEmpty'
}

/** `putNowait()` found no room. Python: `asyncio.QueueFull`. */
export class QueueFull extends Error {
  override name = 'QueueFull'
}

/** The queue was shut down. Python: `asyncio.QueueShutDown`. */
export class QueueShutDown extends Error {
  override name = 'QueueShutDown'
}

/** Where a queue keeps its items; it decides which one comes out next. */
export type Store<T> = {
  readonly size: number
  add(item: T): void
  take(): T
}

// Doors to the private state for the coroutines below; the class opens them.
let gettersOf: <T>(queue: Queue<T>) => Line
let puttersOf: <T>(queue: Queue<T>) => Line
let hasShutDown: <T>(queue: Queue<T>) => boolean

/**
 * Hands items from task to task, first in first out. With a `maxsize` above 0, `put` waits while so
 * many items are in it. Python: `asyncio.Queue`.
 */
export class Queue<T> {
  readonly #maxsize: number
  readonly #items: Store<T>
  readonly #getters = new Line(this, 'Queue.get')
  readonly #putters = new Line(this, 'Queue.put')
  /** Items put and not yet reported by `taskDone`. */
  #unfinished = 0
  readonly #finished = new Event()
  #isShutDown = false

  /** `store` is for other orders than first in first out. */
  constructor(maxsize = 0, store: Store<T> = new Ring<T>()) {
    this.#maxsize = maxsize
    this.#items = store
    this.#finished.set()
  }

  /** How many items it may hold; 0 or less means any number. */
  get maxsize(): number {
    return this.#maxsize
  }

  /** How many items are in it. */
  qsize(): number {
    touch(this, 'looks')
    return this.#items.size
  }

  /** True when no item is in it. */
  empty(): boolean {
    touch(this, 'looks')
    return this.#items.size === 0
  }

  /** True when it holds `maxsize` items; never when `maxsize` is 0. */
  full(): boolean {
    touch(this, 'looks')
    return this.#maxsize > 0 && this.#items.size >= this.#maxsize
  }

  /**
   * Adds an item; waits while the queue is full. Throws QueueShutDown after `shutdown()`.
   *
   * Suspends: only if the queue is full.
   * Cancelled: adds no item; the room meant for it goes to the next in line.
   * Python: `await queue.put(item)`.
   */
  put(item: T): Coroutine<void> {
    return new Written(PUT, this as Queue<unknown>, item) as unknown as Coroutine<void>
  }

  /** Adds an item. Throws QueueFull when there is no room, QueueShutDown after `shutdown()`. */
  putNowait(item: T): void {
    if (this.#isShutDown) throw shutDown()
    if (this.full()) {
      throw new QueueFull(`${this} is full.\n  To wait until there is room: yield* queue.put(item)`)
    }
    touch(this, 'changes')
    this.#items.add(item)
    this.#unfinished += 1
    this.#finished.clear()
    record('queue.put', this)
    wakeUpNext(this.#getters)
  }

  /**
   * Removes and returns an item; waits while the queue is empty. Throws QueueShutDown when it was
   * shut down and is empty.
   *
   * Suspends: only if the queue is empty.
   * Cancelled: takes no item; the item meant for it goes to the next in line.
   * Python: `await queue.get()`.
   */
  get(): Coroutine<T> {
    return new Written(GET, this as Queue<unknown>, undefined) as unknown as Coroutine<T>
  }

  /**
   * Removes and returns an item. Throws QueueEmpty when there is none, QueueShutDown when there is
   * none and will be none.
   */
  getNowait(): T {
    if (this.empty()) {
      if (this.#isShutDown) throw shutDown()
      throw new QueueEmpty(
        `${this} is empty.\n  To wait for an item: const item = yield* queue.get()`,
      )
    }
    touch(this, 'changes')
    const item = this.#items.take()
    record('queue.get', this)
    wakeUpNext(this.#putters)
    return item
  }

  /**
   * Reports that the work on an item is done; `join` waits for as many reports as there were items.
   *
   * Throws ValueError when there were fewer items.
   */
  taskDone(): void {
    if (this.#unfinished <= 0) {
      throw new ValueError(
        'task_done() called too many times.\n' +
          '  Each item that was put allows one taskDone(), after the work on it.',
      )
    }
    this.#unfinished -= 1
    touch(this, 'changes')
    record('queue.taskDone', this)
    if (this.#unfinished === 0) this.#finished.set()
  }

  /**
   * Waits until every item that was put has been reported by `taskDone()`. An empty queue is not
   * enough: the work on the last item may still go on.
   *
   * Suspends: only if an item was not reported yet.
   * Cancelled: leaves nothing behind.
   * Python: `await queue.join()`.
   */
  *join(): Coroutine<void> {
    if (this.#unfinished > 0) yield* waitAs(this.#finished, 'Queue.join')
  }

  /**
   * Ends the queue: no item can be put any more, and everybody who waits looks again. What is in it
   * can still be taken, unless `immediate`, which throws it away and reports it as done.
   */
  shutdown({ immediate = false }: { immediate?: boolean } = {}): void {
    touch(this, 'changes')
    this.#isShutDown = true
    if (immediate) {
      while (!this.empty()) {
        this.#items.take()
        if (this.#unfinished > 0) this.#unfinished -= 1
      }
      if (this.#unfinished === 0) this.#finished.set()
    }
    while (this.#getters.turns.length > 0) wakeUpNext(this.#getters)
    while (this.#putters.turns.length > 0) wakeUpNext(this.#putters)
  }

  static {
    gettersOf = (queue) => queue.#getters
    puttersOf = (queue) => queue.#putters
    hasShutDown = (queue) => queue.#isShutDown
  }

  toString(): string {
    const unfinished = this.#unfinished > 0 ? ` tasks=${this.#unfinished}` : ''
    const items = this.empty() ? '' : ` items=${this.qsize()}`
    const inLine = ({ turns }: Line, who: string): string =>
      turns.length > 0 ? ` ${who}=${turns.length}` : ''
    const waiters = inLine(this.#getters, 'getters') + inLine(this.#putters, 'putters')
    const end = this.#isShutDown ? ' shutdown' : ''
    return `<${this.constructor.name} maxsize=${this.#maxsize}${items}${waiters}${unfinished}${end}>`
  }
}

/** `queue.put(item)` */
const PUT: Plan<void, Queue<unknown>, unknown, Turn> = {
  begin(self) {
    const queue = self.first
    if (!queue.full()) {
      queue.putNowait(self.second)
      return NOTHING
    }
    if (hasShutDown(queue)) throw shutDown()
    self.waiting = puttersOf(queue).join()
    return self.waiting[Symbol.iterator]().next()
  },
  resume(self, sent) {
    comeBack(PUT, self, sent)
    // Somebody who came by in between may have taken the room.
    return PUT.begin(self)
  },
  interrupted({ first: queue, waiting }) {
    giveUp(puttersOf(queue), waiting, () => !queue.full())
  },
  closed() {},
}

/** `queue.get()` */
const GET: Plan<unknown, Queue<unknown>, undefined, Turn> = {
  begin(self) {
    const queue = self.first
    if (!queue.empty()) return { done: true, value: queue.getNowait() }
    if (hasShutDown(queue)) throw shutDown()
    self.waiting = gettersOf(queue).join()
    return self.waiting[Symbol.iterator]().next()
  },
  resume(self, sent) {
    comeBack(GET, self, sent)
    // Somebody who came by in between may have taken the item.
    return GET.begin(self)
  },
  interrupted({ first: queue, waiting }) {
    giveUp(gettersOf(queue), waiting, () => !queue.empty())
  },
  closed() {},
}

// Frozen, since one serves all: who steps a coroutine by hand gets it.
const NOTHING = Object.freeze({ done: true, value: undefined } as const)

/** Back from waiting; throws when that ends in an error or a cancellation. */
function comeBack<T, A, B>(
  plan: Plan<T, A, B, Turn>,
  self: Written<T, A, B, Turn>,
  sent: unknown,
): void {
  const { waiting } = self
  if (waiting === undefined) return
  if (!hasReturned(waiting)) {
    const isMisused = !waiting.done()
    plan.interrupted(self)
    if (isMisused) throw notAwaited()
  }
  waiting[Symbol.iterator]().next(sent as undefined)
  self.waiting = undefined
}

/** Leaves a line; a wake-up that has come already goes to the next, if there is something for it. */
function giveUp(line: Line, turn: Turn | undefined, hasSome: () => boolean): void {
  if (turn === undefined) return
  turn.cancel()
  line.leave(turn)
  if (hasSome() && !turn.cancelled()) wakeUpNext(line)
}

/** Gives the youngest item first. Python: `asyncio.LifoQueue`. */
export class LifoQueue<T> extends Queue<T> {
  constructor(maxsize = 0) {
    super(maxsize, new Stack<T>())
  }
}

/** What Python can compare with `<`; arrays stand for tuples. */
export type Sortable = number | bigint | string | boolean | readonly unknown[]

/**
 * Gives the smallest item first. Items are numbers, strings, or arrays of them, which are compared
 * place by place as Python's tuples: `[priority, item]`.
 *
 * Putting, and getting, throws TypeError when two items cannot be compared.
 * Python: `asyncio.PriorityQueue`.
 */
export class PriorityQueue<T extends Sortable> extends Queue<T> {
  constructor(maxsize = 0) {
    super(maxsize, new Heap<T>())
  }
}

function wakeUpNext(line: Line): void {
  while (line.turns.length > 0) {
    const turn = line.turns.shift() as Turn
    if (turn.done()) continue
    turn.setResult()
    return
  }
}

function shutDown(): QueueShutDown {
  return new QueueShutDown('the queue was shut down')
}

class Stack<T> implements Store<T> {
  readonly #items: T[] = []

  get size(): number {
    return this.#items.length
  }

  add(item: T): void {
    this.#items.push(item)
  }

  take(): T {
    return this.#items.pop() as T
  }
}
