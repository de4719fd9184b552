// `npm run arena 05/01`: you are the event loop. At each step it shows who may go next and waits for
// a choice, and the timeline grows; the order that breaks the program is a word to keep.
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { compile } from '../compile.ts'
import { MAX_STEPS, type Orders } from '../explore/guide.ts'
import type { Position } from '../explore/player.ts'
import { Player } from '../explore/players.ts'
import { scheduleTaken } from '../explore/run.ts'
import { type Schedule, scheduleOf, wordOf } from '../explore/schedule.ts'
import { say, type Text } from '../language.ts'
import { wrongValue } from '../options.ts'
import { messageText, printedText, wrap } from '../report.ts'
import { timelineText } from '../timeline/text.ts'
import { titleOf } from '../titles.ts'
import { told } from './arena-words.ts'
import type { Answer, Asked, Command } from './command.ts'
import { refusal } from './command.ts'
import { targetOf } from './target.ts'

const help: Text = {
  en: `npm run arena 05/01 [-- options]

You are the event loop: at each step the arena shows which tasks may go on, you
choose one, and the timeline grows. Find the order that breaks the program. Any
file can be played that exports a coroutine function \`main\`; what it exports as
\`holds(result)\` says whether the result is right, \`always()\` whether all is well
between two steps.

  npm run arena 05/01
  npm run arena my-experiment.ts

While you play
  1, 2, 3 ...  who goes next; Enter takes the first, as asyncio would
  u            takes the last choice back
  r            from the beginning
  f            to the end, in asyncio's order from here on
  ?            these words
  q            ends the game

Options (after a second --, as in: npm run arena 05/01 -- --schedule 3b7c)
  --schedule S begins with this order
  --mode M     outside-world (default): every task that could go on may be next,
               as if each had waited for the world; asyncio: the queue is first
               in, first out, and only waits that overlap may end in another order
  --ascii      only plain characters
  --help       this text

In a pipe it reads the same words, one a line. Exit code: 0 the game has ended,
1 the program did not run, 2 these words were not understood.
`,
  es: `npm run arena 05/01 [-- opciones]

El bucle de eventos se lleva a mano: en cada paso la arena muestra qué tareas
pueden seguir, se elige una y la línea de tiempo crece. Hay que encontrar el
orden que rompe el programa. Se puede jugar con cualquier archivo que exporte una
función de corrutina \`main\`; \`holds(resultado)\`, si la exporta, dice si el
resultado está bien, y \`always()\` si todo va bien entre dos pasos.

  npm run arena 05/01
  npm run arena mi-experimento.ts

Durante el juego
  1, 2, 3 ...  quién sigue; Intro elige la primera, como haría asyncio
  u            deshace la última elección
  r            desde el principio
  f            hasta el final, en el orden de asyncio desde aquí
  ?            estas palabras
  q            termina el juego

Opciones (tras un segundo --, como en: npm run arena 05/01 -- --schedule 3b7c)
  --schedule S empieza por este orden
  --mode M     outside-world (por defecto): cualquier tarea que pueda seguir puede
               ser la siguiente, como si cada una hubiera esperado al mundo;
               asyncio: la cola es primero en llegar, primero en salir, y solo las
               esperas que se solapan pueden acabar en otro orden
  --ascii      solo caracteres sencillos
  --help       este texto

En una tubería lee las mismas palabras, una por línea. Código de salida: 0 el
juego ha terminado, 1 el programa no se ejecutó, 2 no se entendieron las palabras.
`,
}

/** Where the arena reads and writes; the terminal, unless a test says otherwise. */
export type Stage = {
  readonly lines: AsyncIterable<string>
  write(text: string): void
  /** Somebody sees what is written as it is written, and types. */
  readonly isTerminal: boolean
}

/** A game in a terminal or a pipe. */
export const arena: Command = {
  help,
  flags: { schedule: { type: 'string' }, mode: { type: 'string' }, ascii: { type: 'boolean' } },

  async run(asked) {
    const lines = createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })
    const isTerminal = process.stdin.isTTY === true && process.stdout.isTTY === true
    try {
      return await playArena(asked, {
        lines,
        write: (text) => void process.stdout.write(text),
        isTerminal,
      })
    } finally {
      lines.close()
    }
  },
}

/** Plays one game. */
export async function playArena(asked: Asked, stage: Stage): Promise<Answer> {
  const { root, flags, style } = asked
  const schedule = scheduleOf(String(flags.schedule ?? '0'))
  if (schedule === undefined) {
    return refusal(wrongValue('--schedule', String(flags.schedule), '3b7c'))
  }
  const mode = String(flags.mode ?? 'outside-world')
  if (mode !== 'asyncio' && mode !== 'outside-world') {
    return refusal(wrongValue('--mode', mode, 'asyncio'))
  }
  const target = targetOf(asked, 'npm run arena')
  if ('exitCode' in target) return target
  const source = readFileSync(resolve(root, target.file), 'utf8')
  const player = new Player(compile(target.file, source))
  const name = target.exercise?.id ?? target.file
  const title = target.exercise && `${name} ${titleOf(root, target.exercise)}`
  const codeAt = (line: number) => source.split('\n')[line - 1]
  const draw = (position: Position) => screen(position, asked)
  const wrong = (message: Parameters<typeof messageText>[0]) => messageText(message, style, codeAt)
  try {
    stage.write(`${say(told.opening(title ?? name))}\n`)
    return await game({ player, name, schedule, orders: { mode } }, stage, { draw, wrong })
  } finally {
    await player.dismiss()
  }
}

type Game = {
  readonly player: Player
  readonly name: string
  readonly schedule: Schedule
  readonly orders: Orders
}

type Pen = {
  draw(position: Position): string
  wrong(message: Parameters<typeof messageText>[0]): string
}

async function game(
  { player, name, schedule: given, orders }: Game,
  { lines, write, isTerminal }: Stage,
  { draw, wrong }: Pen,
): Promise<Answer> {
  // Every choice that was made, those included that were none; `made` has the places of the others.
  let taken = choicesOf(given)
  let made: number[] = [0]
  let isNew = true
  const input = lines[Symbol.asyncIterator]()
  for (;;) {
    const position = await player.position({
      schedule: scheduleTaken(taken),
      steps: taken.length,
      orders,
    })
    if ('trouble' in position) return { text: `${wrong(position.trouble)}\n`, exitCode: 1 }
    const { moves, ended, broken } = position
    // Where there is no choice nobody is asked.
    if (moves.length === 1 && broken === undefined) {
      taken.push(0)
      continue
    }
    if (isNew) {
      const word = wordOf(scheduleTaken(taken))
      write(`\n${draw(position)}\n`)
      if (ended !== undefined) write(`${told.ended(ended, word, name, wrong)}\n`)
      if (broken !== undefined) write(`${told.broken(broken, word, name, wrong)}\n`)
      if (moves.length > 0) write(`\n${told.moves(moves)}\n`)
    }
    isNew = false
    write(`\n${say(moves.length > 0 ? told.ask : told.askAtEnd)} `)
    const { value, done } = await input.next()
    if (!isTerminal) write(`${done === true ? '' : value}\n`)
    if (done === true) break
    const word = String(value).trim().toLowerCase()
    const number = word === '' && moves.length > 0 ? 1 : Number(word)
    if (word === 'q') break
    else if (word === '?' || word === 'h') write(`\n${say(told.words)}\n`)
    else if (word === 'u' || word === 'r') {
      const back = word === 'r' ? made[0] : made.pop()
      taken = taken.slice(0, word === 'r' ? 0 : back)
      if (made.length === 0 || word === 'r') made = [0]
      isNew = true
    } else if (word === 'f' && moves.length > 0) {
      made.push(taken.length)
      taken = [...taken, ...new Array<number>(MAX_STEPS).fill(0)]
      isNew = true
    } else if (Number.isInteger(number) && number >= 1 && number <= moves.length) {
      made.push(taken.length)
      taken = [...taken, number - 1]
      isNew = true
    } else write(`${wrap(say(told.unknown(String(value), moves.length))).join('\n')}\n`)
  }
  write(`${say(told.goodbye)}\n`)
  return { text: '', exitCode: 0 }
}

function choicesOf(schedule: Schedule): number[] {
  const choices = new Array<number>(schedule.at(-1)?.step ?? 0).fill(0)
  for (const { step, choice } of schedule) choices[step - 1] = choice
  return choices
}

function screen({ timeline, output }: Position, { style, flags }: Asked): string {
  const isAscii = flags.ascii === true
  const drawn = timeline === undefined ? [] : timelineText(timeline, { style, isAscii })
  const printed = output.length === 0 ? [] : ['', ...printedText(output)]
  return [...drawn, ...printed].join('\n')
}
