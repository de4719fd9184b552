// fails: gives the lines of the text in their order, wherever it is cut
// fails: gives a line as soon as its end has come, before it asks for another chunk
// fails: after the last line it says that there are no more, however often it is asked
// fails: an error of the chunks comes out, after the lines that were whole before it
// card: none
// Cuts each chunk for itself, and its last line with it.
import { type AsyncIterable, asyncFor, asyncGenerator } from '#runtime'

/** The lines of a text that arrives in chunks, each as soon as its end is there. */
export function lines(chunks: AsyncIterable<string>): AsyncIterable<string> {
  return asyncGenerator<string>(function* (emit) {
    yield* asyncFor(chunks, function* (chunk) {
      for (const line of chunk.split('\n')) if (line !== '') yield* emit(line)
    })
  })
}
