// Differs: a helper that emits, and a search for the next end of line.
// Se distingue: una función auxiliar que emite, y una búsqueda del siguiente final de línea.
import { type AsyncIterable, asyncFor, asyncGenerator, type Coroutine, type Emit } from '#runtime'

function* emitWhole(text: string, emit: Emit<string>): Coroutine<string> {
  let left = text
  for (let end = left.indexOf('\n'); end >= 0; end = left.indexOf('\n')) {
    yield* emit(left.slice(0, end))
    left = left.slice(end + 1)
  }
  return left
}

export function lines(chunks: AsyncIterable<string>): AsyncIterable<string> {
  return asyncGenerator<string>(function* (emit) {
    let text = ''
    yield* asyncFor(chunks, function* (chunk) {
      text = yield* emitWhole(text + chunk, emit)
    })
    if (text.length > 0) yield* emit(text)
  })
}
