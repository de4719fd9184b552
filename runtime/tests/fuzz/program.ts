// Random programs as data: a tree of statements that printer.ts writes down in both languages.
//
// A program has a few shared things under fixed names (`s` futures and tasks, `lock0`, `queue1`...), so that its tasks
// get in each other's way. Everything else is inside the tree, which can therefore be cut anywhere: shrink.ts does.

/** What is written as an argument: a number, a string, an array (Python: a tuple), null (None), or an error. */
export type Argument = number | string | null | readonly (number | string)[] | Fault

/** An error to raise. */
export type Fault = {
  readonly fault: 'A' | 'B' | 'cancelled' | 'timeout' | 'runtime' | 'keyboard'
  readonly text?: string
  /** The class instead of an instance: `setException` makes one. */
  readonly isClass?: true
}

/** Where a method is called on: an array of the program with an index, a thing, or the running task. */
export type Target = { readonly on: string; readonly index?: number }

/** A plain call, whose result or error is logged. */
export type Call = Target & {
  readonly do: 'call'
  readonly method: string
  readonly args: readonly Argument[]
}

/** What can be awaited, or given to a task. */
export type Awaitable =
  | { readonly a: 'slot'; readonly slot: number }
  | { readonly a: 'coroutine'; readonly body: readonly Statement[] }
  | { readonly a: 'saved'; readonly index: number }
  | { readonly a: 'sleep'; readonly seconds: number; readonly result?: Argument }
  | (Target & { readonly a: 'call'; readonly method: string; readonly args: readonly Argument[] })
  | { readonly a: 'until'; readonly index: number; readonly atLeast: number }
  | {
      readonly a: 'gather'
      readonly items: readonly Awaitable[]
      readonly returnExceptions: boolean
    }
  | { readonly a: 'shield'; readonly of: Awaitable }
  | { readonly a: 'waitFor'; readonly of: Awaitable; readonly seconds: number | null }
  | {
      readonly a: 'wait'
      readonly slots: readonly number[]
      readonly seconds: number | null
      readonly returnWhen: string
    }
  | { readonly a: 'task'; readonly of: Awaitable; readonly name?: string }
  | { readonly a: 'anext' | 'aclose'; readonly index: number }
  | { readonly a: 'odd'; readonly odd: Odd; readonly slot: number }

/**
 * Awaitables that few programs have: a future of another loop, an object of a class of one's own, a coroutine that yields
 * a future, a number or a generator to the loop instead of awaiting it, sleep(NaN), and wait() of what is no list of
 * futures.
 */
export type Odd =
  | 'foreign'
  | 'custom'
  | 'bareFuture'
  | 'bareNumber'
  | 'bareGenerator'
  | 'nan'
  | 'waitOfFuture'
  | 'waitOfCoroutine'

/** What can be done without awaiting: in coroutines and in callbacks. */
export type Action =
  | Call
  | { readonly do: 'log' }
  | { readonly do: 'names' }
  | ({ readonly do: 'describe' } & Target)
  | { readonly do: 'wrong'; readonly which: keyof typeof WRONG; readonly slot: number }
  | { readonly do: 'enter'; readonly on: 'tm' | 'g'; readonly index: number }
  | { readonly do: 'step'; readonly of: Awaitable }
  | { readonly do: 'raise'; readonly fault: Fault }
  | {
      readonly do: 'spawn'
      readonly slot: number
      readonly of: Awaitable
      readonly name?: string
      readonly context?: number
    }
  | {
      readonly do: 'join'
      readonly slot: number
      readonly group: number
      readonly of: Awaitable
      readonly name?: string
      readonly context?: number
    }
  | { readonly do: 'let'; readonly slot: number; readonly of: Awaitable; readonly ensure: boolean }
  | { readonly do: 'future'; readonly slot: number }
  | { readonly do: 'save'; readonly index: number; readonly body: readonly Statement[] }
  | { readonly do: 'generator'; readonly index: number; readonly body: readonly Statement[] }
  | {
      readonly do: 'callback'
      readonly slot: number
      readonly index: number
      readonly body?: readonly Action[]
      readonly context?: number
    }
  | { readonly do: 'uncallback'; readonly slot: number; readonly index: number }
  | {
      readonly do: 'schedule'
      readonly how: 'callSoon' | 'callLater' | 'callAt'
      readonly when: number
      readonly index: number
      readonly body: readonly Action[]
      readonly context?: number
    }
  | { readonly do: 'handler'; readonly body: readonly Action[] }
  | { readonly do: 'report' }
  | { readonly do: 'eager'; readonly on: boolean }
  | { readonly do: 'copy'; readonly index: number }
  | { readonly do: 'run'; readonly index: number; readonly body: readonly Action[] }
  | { readonly do: 'count'; readonly index: number }
  | { readonly do: 'if'; readonly of: Call; readonly body: readonly Action[] }

/** What `with` enters. */
export type Manager =
  | { readonly m: 'timeout' | 'timeoutAt'; readonly seconds: number | null; readonly index: number }
  | { readonly m: 'group'; readonly index: number }
  | { readonly m: 'again'; readonly on: 'tm' | 'g'; readonly index: number }
  | (Target & { readonly m: 'thing' })
  | {
      readonly m: 'own'
      readonly enter: readonly Statement[]
      readonly exit: readonly Statement[]
      readonly swallows: boolean
    }
  | { readonly m: 'aclosing'; readonly index: number }

/** Which errors an `except` catches. */
export type Kind = 'cancelled' | 'A' | 'B' | 'timeout' | 'runtime' | 'group' | 'error' | 'any'

/** What a coroutine consists of. */
export type Statement =
  | Action
  | { readonly do: 'await'; readonly of: Awaitable; readonly into?: number }
  | { readonly do: 'turn' }
  | { readonly do: 'return'; readonly value: Argument }
  | { readonly do: 'break' | 'continue' | 'reraise' }
  | { readonly do: 'emit'; readonly value: number }
  | { readonly do: 'loop'; readonly times: number; readonly body: readonly Statement[] }
  | {
      readonly do: 'try'
      readonly body: readonly Statement[]
      readonly handlers: readonly { readonly kind: Kind; readonly body: readonly Statement[] }[]
      readonly otherwise: readonly Statement[]
      readonly finally: readonly Statement[]
    }
  | { readonly do: 'with'; readonly manager: Manager; readonly body: readonly Statement[] }
  | { readonly do: 'for'; readonly index: number; readonly body: readonly Statement[] }
  | {
      readonly do: 'completed'
      readonly items: readonly Awaitable[]
      readonly seconds: number | null
      readonly async: boolean
      readonly body: readonly Statement[]
    }

/**
 * A whole program. With `rescue` the futures in `s` are given a result now and then, and from second 30 on everything is
 * cancelled: fewer deadlocks. With `eager` tasks take their first step when they are created.
 */
export type Program = {
  readonly main: readonly Statement[]
  readonly rescue?: true
  readonly debug?: true
  readonly eager?: true
}

/** The things every program may use, and how they are made. */
export const THINGS: Readonly<Record<string, readonly [name: string, argument: number | string]>> =
  {
    lock0: ['Lock', ''],
    lock1: ['Lock', ''],
    condition0: ['Condition', ''],
    condition1: ['Condition', 'lock0'],
    event0: ['Event', ''],
    event1: ['Event', ''],
    semaphore0: ['Semaphore', 1],
    semaphore1: ['Semaphore', 2],
    semaphore2: ['Semaphore', 0],
    bounded0: ['BoundedSemaphore', 1],
    bounded1: ['BoundedSemaphore', 2],
    barrier0: ['Barrier', 2],
    barrier1: ['Barrier', 3],
    queue0: ['Queue', ''],
    queue1: ['Queue', 1],
    queue2: ['LifoQueue', 2],
    queue3: ['PriorityQueue', ''],
    queue4: ['Queue', 2],
  }

/** The arrays every program may use; the helpers of these names make them. */
export const ARRAYS: Readonly<Record<string, string>> = {
  s: 'futures',
  a: 'generators',
  h: 'handles',
  f: 'callbacks',
  g: 'groups',
  tm: 'timeouts',
  v: 'counters',
  x: 'variables',
  k: 'contexts',
}

/** Methods that are attributes: written without parentheses. */
export const ATTRIBUTES: ReadonlySet<string> = new Set(['parties', 'nWaiting', 'broken', 'maxsize'])

/** Calls that are refused: in Python and in TypeScript, with SLOT for the slot. */
export const WRONG = {
  taskOfNumber: ['create_task(5)', 'createTask(5)'],
  futureOfNumber: ['ensure_future(5)', 'ensureFuture(5)'],
  shieldOfNumber: ['shield(5)', 'shield(5)'],
  gatherOfNumber: ['gather(5)', 'gather([5])'],
  completedOfFuture: ['as_completed(SLOT)', 'asCompleted(SLOT)'],
  semaphore: ['Semaphore(-1)', 'new Semaphore(-1)'],
  barrier: ['Barrier(0)', 'new Barrier(0)'],
  handler: ['loop.set_exception_handler(5)', 'loop.setExceptionHandler(5)'],
  group: ['ExceptionGroup("", [])', "new ExceptionGroup('', [])"],
} as const
