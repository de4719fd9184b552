// fails: gives a line as soon as its end has come, before it asks for another chunk
// fails: an error of the chunks comes out, after the lines that were whole before it
// card: none
// Waits for the whole text before it gives the first line.
import { type AsyncIterable, asyncFor, asyncGenerator } from '#runtime'

/** The lines of a text that arrives in chunks, each as soon as its end is there. */
export function lines(chunks: AsyncIterable<string>): AsyncIterable<string> {
  return asyncGenerator<string>(function* (emit) {
    let rest = ''
    yield* asyncFor(chunks, function* (chunk) {
      rest += chunk
    })
    const parts = rest.split('\n')
    rest = parts.pop() ?? ''
    for (const line of parts) yield* emit(line)
    if (rest !== '') yield* emit(rest)
  })
}
