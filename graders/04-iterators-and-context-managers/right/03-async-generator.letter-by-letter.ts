// Differs: two generators, one behind the other: the letters of the chunks, and the lines of the letters.
// Se distingue: dos generadores, uno detrás del otro: las letras de los trozos y las líneas de las letras.
import { type AsyncIterable, asyncFor, asyncGenerator, type Emit } from '#runtime'

function letters(chunks: AsyncIterable<string>): AsyncIterable<string> {
  return asyncGenerator(function* (emit: Emit<string>) {
    yield* asyncFor(chunks, function* (chunk) {
      for (const letter of chunk) yield* emit(letter)
    })
  })
}

export function lines(chunks: AsyncIterable<string>): AsyncIterable<string> {
  return asyncGenerator(function* (emit: Emit<string>) {
    let line: string[] = []
    yield* asyncFor(letters(chunks), function* (letter) {
      if (letter !== '\n') {
        line.push(letter)
        return
      }
      const whole = line.join('')
      line = []
      yield* emit(whole)
    })
    if (line.length > 0) yield* emit(line.join(''))
  })
}
