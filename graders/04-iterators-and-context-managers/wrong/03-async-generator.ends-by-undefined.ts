// fails: gives the lines of the text in their order, wherever it is cut
// fails: after the last line it says that there are no more, however often it is asked
// card: M91
// An object by hand, which ends by returning nothing.
import { type AsyncIterable, type Coroutine, StopAsyncIteration } from '#runtime'

export function lines(chunks: AsyncIterable<string>): AsyncIterable<string> {
  const source = chunks.aiter()
  const ready: string[] = []
  let rest = ''
  let isOver = false
  const iterator = {
    *anext(): Coroutine<string> {
      while (ready.length === 0 && !isOver) {
        try {
          ready.push(...(rest + (yield* source.anext())).split('\n'))
          rest = ready.pop() ?? ''
        } catch (error) {
          if (!(error instanceof StopAsyncIteration)) throw error
          isOver = true
          if (rest !== '') ready.push(rest)
        }
      }
      return ready.shift() as string
    },
  }
  return { aiter: () => iterator }
}
