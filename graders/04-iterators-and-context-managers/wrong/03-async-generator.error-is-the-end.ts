// fails: an error of the chunks comes out, after the lines that were whole before it
// card: M44
// Takes an error of the chunks for the end of the text.
import { type AsyncIterable, asyncFor, asyncGenerator } from '#runtime'

/** The lines of a text that arrives in chunks, each as soon as its end is there. */
export function lines(chunks: AsyncIterable<string>): AsyncIterable<string> {
  return asyncGenerator<string>(function* (emit) {
    let rest = ''
    try {
      yield* asyncFor(chunks, function* (chunk) {
        const parts = (rest + chunk).split('\n')
        rest = parts.pop() ?? ''
        for (const line of parts) yield* emit(line)
      })
    } catch {}
    if (rest !== '') yield* emit(rest)
  })
}
