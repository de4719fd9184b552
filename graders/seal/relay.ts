// A coroutine in the place of another, on the other side of the membrane.
import { types } from 'node:util'

/** Any coroutine, or generator of data. */
export type Coroutine = Generator<unknown, unknown, unknown>

/** How it is driven. */
export type Steps = Pick<Coroutine, 'next' | 'throw' | 'return'>

/** The steps of a coroutine as `yield*` takes them; methods of its own are not asked. */
export function stepsOf(inner: Coroutine): Steps {
  if (!types.isGeneratorObject(inner)) return (inner as Coroutine)[Symbol.iterator]()
  // The runtime notes there that somebody runs this coroutine.
  Reflect.apply(GENERATOR[Symbol.iterator], inner, [])
  return {
    next: (value) => Reflect.apply(GENERATOR.next, inner, [value]),
    throw: (error) => Reflect.apply(GENERATOR.throw, inner, [error]),
    return: (value) => Reflect.apply(GENERATOR.return, inner, [value]),
  }
}

const GENERATOR = Reflect.getPrototypeOf(
  Reflect.getPrototypeOf((function* () {})()) as object,
) as Coroutine

/** A coroutine that does what another does, with everything changed that goes in or comes out. */
export function* relay(
  begin: () => Steps,
  inward: (value: unknown) => unknown,
  outward: (value: unknown) => unknown,
  thrown: (error: unknown) => unknown,
  raised: (error: unknown) => unknown,
): Coroutine {
  const step = (work: () => IteratorResult<unknown>): { done: boolean; value: unknown } => {
    let result: IteratorResult<unknown>
    try {
      result = work()
    } catch (error) {
      throw thrown(error)
    }
    return { done: result.done === true, value: outward(result.value) }
  }
  const iterator = begin()
  let isOver = false
  let next = () => iterator.next(undefined)
  try {
    for (;;) {
      const { done, value } = step(next)
      if (done) {
        isOver = true
        return value
      }
      try {
        const sent = inward(yield value)
        next = () => iterator.next(sent)
      } catch (error) {
        const given = raised(error)
        next = () => iterator.throw(given)
      }
    }
  } catch (error) {
    isOver = true
    throw error
  } finally {
    if (!isOver) {
      for (let last = step(() => iterator.return(undefined)); !last.done; ) {
        yield last.value
        last = step(() => iterator.next(undefined))
      }
    }
  }
}
