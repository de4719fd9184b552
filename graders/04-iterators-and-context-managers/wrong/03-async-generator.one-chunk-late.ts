// fails: gives a line as soon as its end has come, before it asks for another chunk
// fails: an error of the chunks comes out, after the lines that were whole before it
// card: none
// Gives the lines of a chunk when the next one has come.
import { type AsyncIterable, asyncFor, asyncGenerator } from '#runtime'

/** The lines of a text that arrives in chunks, each as soon as its end is there. */
export function lines(chunks: AsyncIterable<string>): AsyncIterable<string> {
  return asyncGenerator<string>(function* (emit) {
    let rest = ''
    let whole: string[] = []
    yield* asyncFor(chunks, function* (chunk) {
      const parts = (rest + chunk).split('\n')
      rest = parts.pop() ?? ''
      for (const line of whole) yield* emit(line)
      whole = parts
    })
    for (const line of whole) yield* emit(line)
    if (rest !== '') yield* emit(rest)
  })
}
