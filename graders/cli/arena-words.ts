// What the arena says.
import type { Move, Position } from '../explore/player.ts'
import { say, type Text } from '../language.ts'
import type { Message } from '../verdict.ts'

type Shown = (message: Message) => string

/** The sentences of the arena; those that are more than a sentence come in the reader's language. */
export const told = {
  opening: (name: string): Text => ({
    en: `${name}: you are the event loop.\nChoose who goes next; ? for help, q to end.`,
    es: `${name}: el bucle de eventos se lleva a mano.\nHay que elegir quién sigue; ? da ayuda, q termina.`,
  }),

  /** The choices, one a line. */
  moves(moves: readonly Move[]): string {
    const heading: Text = { en: 'Who goes next?', es: '¿Quién sigue?' }
    const lines = moves.map((move, index) => `  ${index + 1}  ${say(moveText(move, index === 0))}`)
    return [say(heading), ...lines].join('\n')
  },

  ask: { en: '>', es: '>' },
  askAtEnd: { en: '(u, r, q) >', es: '(u, r, q) >' },

  unknown: (word: string, most: number): Text =>
    most === 0
      ? {
          en: `The program has ended: u takes a step back, r begins again, q ends. Not: ${word}`,
          es: `El programa ha terminado: u deshace un paso, r empieza otra vez, q termina. No: ${word}`,
        }
      : {
          en: `${JSON.stringify(word)} is not one of 1 to ${most}, u, r, f, ? and q.`,
          es: `${JSON.stringify(word)} no es ninguno de 1 a ${most}, u, r, f, ? y q.`,
        },

  words: {
    en: '1, 2 ... who goes next; Enter the first, as asyncio would\nu takes back, r begins again, f goes on to the end in the order of asyncio, q ends',
    es: '1, 2 ... quién sigue; Intro la primera, como haría asyncio\nu deshace, r empieza otra vez, f sigue hasta el final en el orden de asyncio, q termina',
  },

  goodbye: { en: 'The game has ended.', es: 'El juego ha terminado.' },

  /** The end of the program, and the word for its order. */
  ended(
    { result, message }: NonNullable<Position['ended']>,
    word: string,
    name: string,
    shown: Shown,
  ): string {
    if (message !== undefined) return lost(message, word, name, shown)
    return say({
      en: `\nThe program ended: ${result}. In this order all is well (schedule ${word}).`,
      es: `\nEl programa terminó: ${result}. En este orden todo va bien (orden ${word}).`,
    })
  },

  broken: (message: Message, word: string, name: string, shown: Shown): string =>
    lost(message, word, name, shown),
} as const

function lost(message: Message, word: string, name: string, shown: Shown): string {
  const { trace: _, ...rest } = message
  const heading = say({
    en: `This order breaks the program. Its schedule: ${word}`,
    es: `Este orden rompe el programa. Su nombre: ${word}`,
  })
  const again = say({ en: 'To see it again:', es: 'Para verlo otra vez:' })
  return `\n${shown(rest)}\n\n${heading}\n${again} npm run trace ${name} -- --schedule ${word}`
}

function moveText({ kind, name, when }: Move, isFirst: boolean): Text {
  const first: Text = isFirst
    ? { en: ' (as asyncio would)', es: ' (como haría asyncio)' }
    : { en: '', es: '' }
  const text = what(kind, name, when)
  return { en: text.en + first.en, es: text.es + first.es }
}

function what(kind: Move['kind'], name: string, when: number | undefined): Text {
  if (kind === 'turn')
    return { en: 'the next turn of the loop', es: 'el turno siguiente del bucle' }
  if (kind === 'cancel') return { en: `${name} is cancelled`, es: `se cancela ${name}` }
  if (kind === 'callback') {
    return when === undefined
      ? { en: `the callback ${name}`, es: `el callback ${name}` }
      : { en: `the timer of ${when} s: ${name}`, es: `el temporizador de los ${when} s: ${name}` }
  }
  return when === undefined
    ? { en: `${name} goes on`, es: `sigue ${name}` }
    : {
        en: `${name}: its wait until ${when} s is over`,
        es: `${name}: acaba su espera, hasta los ${when} s`,
      }
}
