// fails: gives the lines of the text in their order, wherever it is cut
// card: none
// Gives nothing of a last line without an end.
import { type AsyncIterable, asyncFor, asyncGenerator } from '#runtime'

/** The lines of a text that arrives in chunks, each as soon as its end is there. */
export function lines(chunks: AsyncIterable<string>): AsyncIterable<string> {
  return asyncGenerator<string>(function* (emit) {
    let rest = ''
    yield* asyncFor(chunks, function* (chunk) {
      const parts = (rest + chunk).split('\n')
      rest = parts.pop() ?? ''
      for (const line of parts) yield* emit(line)
    })
  })
}
