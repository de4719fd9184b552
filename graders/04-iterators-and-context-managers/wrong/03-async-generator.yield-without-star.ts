// fails: gives the lines of the text in their order, wherever it is cut
// fails: gives a line as soon as its end has come, before it asks for another chunk
// fails: asks for nothing before the first line is asked for
// fails: after the last line it says that there are no more, however often it is asked
// fails: an error of the chunks comes out, after the lines that were whole before it
// card: M03
// Awaits emit with a plain yield.
import { type AsyncIterable, asyncFor, asyncGenerator } from '#runtime'

/** The lines of a text that arrives in chunks, each as soon as its end is there. */
export function lines(chunks: AsyncIterable<string>): AsyncIterable<string> {
  return asyncGenerator<string>(function* (emit) {
    let rest = ''
    // @ts-expect-error: yield hands this to the loop.
    yield* asyncFor(chunks, function* (chunk) {
      const parts = (rest + chunk).split('\n')
      rest = parts.pop() ?? ''
      for (const line of parts) yield emit(line)
    })
    if (rest !== '') yield* emit(rest)
  })
}
