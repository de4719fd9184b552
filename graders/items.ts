// Walking through what a student's program gives, item by item. An answer may have no end, so whoever
// walks here stops by itself.
import {
  type AsyncIterable,
  type AsyncIterator,
  asyncFor,
  type Coroutine,
  getRunningLoop,
  leave,
  StopAsyncIteration,
} from '#runtime'
import { demand } from './check.ts'
import type { Text } from './language.ts'
import { type Played, print, resultOf } from './observe.ts'

/** Takes at most `most` items in a loop, does something with each, and returns them. */
export function* walk<T>(
  items: AsyncIterable<T>,
  most: number,
  use: (item: T) => Coroutine<void> | undefined = () => undefined,
): Coroutine<T[]> {
  const got: T[] = []
  if (most === 0) return got
  yield* asyncFor(items, function* (item) {
    got.push(item)
    const using = use(item)
    if (using !== undefined) yield* using
    if (got.length === most) return leave()
  })
  return got
}

/** Walks through the same items once, then again, then twice at the same time. */
export function* walkAgain<T>(items: AsyncIterable<T>, most: number): Coroutine<T[][]> {
  const [first, second] = [yield* walk(items, most), yield* walk(items, most)]
  return [first, second, ...(yield* inTurns(items, most))]
}

/** Two walks, item by item in turns: each meets at every step what the other has left. */
function* inTurns<T>(items: AsyncIterable<T>, most: number): Coroutine<T[][]> {
  const walks = [items.aiter(), items.aiter()].map((iterator) => ({ iterator, got: [] as T[] }))
  for (let round = 0; round < most; round += 1) {
    for (const { iterator, got } of walks) {
      try {
        got.push(yield* iterator.anext())
      } catch (error) {
        if (!(error instanceof StopAsyncIteration)) throw error
      }
    }
  }
  return walks.map(({ got }) => got)
}

/** Demands that each of the walks got these items; `over` says what they walked through. */
export function demandEachWalk<T>(
  run: Played<T[][]>,
  expected: readonly T[],
  over: Text,
  show: (items: readonly T[]) => Text,
): void {
  const walks = resultOf(run)
  for (const [index, got] of walks.entries()) {
    demand(print(got) === print(expected), () => ({
      seen: {
        en: `${WALKS[index]?.en} over ${over.en} got ${show(got).en}; expected ${show(expected).en}.`,
        es: `${WALKS[index]?.es} de ${over.es} recibió ${show(got).es}; se esperaba ${show(expected).es}.`,
      },
      // If not even the first one got them, it is not because of another.
      ...(print(walks[0]) === print(expected) ? { card: 'M92' } : {}),
      otherwise: {
        en: 'Give in each walk every item once, from the first to the last.',
        es: 'En cada recorrido hay que dar cada elemento una vez, del primero al último.',
      },
      run,
    }))
  }
}

const WALKS: readonly Text[] = [
  { en: 'The first loop', es: 'El primer recorrido' },
  { en: 'The second loop', es: 'El segundo recorrido' },
  { en: 'One of two loops at the same time', es: 'Uno de dos recorridos simultáneos' },
  { en: 'One of two loops at the same time', es: 'Uno de dos recorridos simultáneos' },
]

/** What came of asking when nothing was left: an item or an error, and how late. */
export type Said = {
  readonly item?: unknown
  readonly error?: unknown
  readonly late: number
}

/** Asks three times more, after `given` items: once is not enough to know that this is the end. */
export function* askBeyond(iterator: AsyncIterator<unknown>, given: number): Coroutine<Said[]> {
  try {
    for (let asked = 0; asked < given; asked += 1) yield* iterator.anext()
  } catch (error) {
    // Too early is another matter than wrong: whoever counts the items says so.
    if (error instanceof StopAsyncIteration) return []
    throw error
  }
  const end = getRunningLoop().time()
  const answers: Said[] = []
  while (answers.length < 3) {
    try {
      const item = yield* iterator.anext()
      answers.push({ item, late: getRunningLoop().time() - end })
    } catch (error) {
      answers.push({ error, late: getRunningLoop().time() - end })
    }
  }
  return answers
}

/**
 * Demands StopAsyncIteration behind the last item, each time and without a wait. `situation` says what
 * had happened before, as 'counter(2) had given its last number'; an answer that `isItem` shows no
 * wrong end, but one that begins again.
 */
export function demandEnd(
  run: Played<unknown>,
  answers: readonly Said[],
  situation: Text,
  isItem: (item: unknown) => boolean,
): void {
  for (const { item, error, late } of answers) {
    const got: Text =
      error === undefined
        ? { en: `gave ${print(item)}`, es: `dio ${print(item)}` }
        : { en: `threw ${print(error)}`, es: `lanzó ${print(error)}` }
    demand(error instanceof StopAsyncIteration, () => ({
      seen: {
        en: `${situation.en}, was asked again and ${got.en}; expected that it throws StopAsyncIteration.`,
        es: `${situation.es}, se le pidió otra vez y ${got.es}; se esperaba que lanzara StopAsyncIteration.`,
      },
      ...(error === undefined && isItem(item) ? {} : { card: 'M91' }),
      otherwise: {
        en: 'Remember in the iterator that the end has come, and throw StopAsyncIteration from then on.',
        es: 'El iterador tiene que recordar que ha llegado al final, y desde entonces lanzar StopAsyncIteration.',
      },
      run,
    }))
    demand(late === 0, () => ({
      seen: {
        en: `${situation.en}, and said only ${late} s later that there is nothing left.`,
        es: `${situation.es}, y tardó ${late} s en decir que no queda nada.`,
      },
      advice: {
        en: 'Look first whether anything is left; wait only if there is.',
        es: 'Primero hay que mirar si queda algo, y esperar solo si queda.',
      },
      run,
    }))
  }
}
