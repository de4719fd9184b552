// Differs: an object with anext() and a list of the lines that are ready.
// Se distingue: un objeto con anext() y una lista de las líneas que ya están.
import { type AsyncIterable, type Coroutine, StopAsyncIteration } from '#runtime'

export function lines(chunks: AsyncIterable<string>): AsyncIterable<string> {
  const source = chunks.aiter()
  const ready: string[] = []
  let rest: string | undefined = ''
  const iterator = {
    *anext(): Coroutine<string> {
      for (;;) {
        const line = ready.shift()
        if (line !== undefined) return line
        if (rest === undefined) throw new StopAsyncIteration()
        let text: string = rest
        try {
          text += yield* source.anext()
        } catch (error) {
          if (!(error instanceof StopAsyncIteration)) throw error
          rest = undefined
          if (text !== '') return text
          continue
        }
        const parts = text.split('\n')
        rest = parts.pop()
        ready.push(...parts)
      }
    },
  }
  return { aiter: () => iterator }
}
