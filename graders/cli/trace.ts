// `npm run trace 02/07`: shows what a program did, as a timeline. Of an exercise it is the run that
// the failing check is about; any other file is run as it is.
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { compile } from '../compile.ts'
import { Player } from '../explore/players.ts'
import { askedBy, type Schedule, scheduleOf } from '../explore/schedule.ts'
import { say, type Text } from '../language.ts'
import { wholeNumber, wrongValue } from '../options.ts'
import { messageText, plain, printedText, type Style, statusLine, wrap } from '../report.ts'
import { solved } from '../solved.ts'
import { tell } from '../timeline/tell.ts'
import type { Order, Told } from '../timeline/teller.ts'
import { comparisonText, isAsciiOnly, timelineText } from '../timeline/text.ts'
import { titleOf } from '../titles.ts'
import { given } from '../verdict.ts'
import { type Command, refusal } from './command.ts'
import { type Target, targetOf } from './target.ts'
import { foreign, isForeign, pageIn, writePage } from './trace-page.ts'

const help: Text = {
  en: `npm run trace 02/07 [-- options]

Runs a program on the virtual clock and shows what its tasks did, one row an
event. Of an exercise it is the run that the failing check is about, beside
what was expected; where nothing fails, a run that shows how it works. Any
other file is run by its exported coroutine \`main\`, or by what it starts with
run() or simulate().

  npm run trace 02/07
  npm run trace my-experiment.ts

Options (after a second --, as in: npm run trace 02/07 -- --html)
  --html       writes a page, too; the name of a file behind it says where
  --ascii      only plain characters
  --seed N     the seed of the generated inputs (default 1)
  --schedule S one order of the tasks, as a failing check prints it
  --help       this text

Exit code: 0 the program is right, 1 it is not, or did not run, 2 these words
were not understood.
`,
  es: `npm run trace 02/07 [-- opciones]

Ejecuta un programa en el reloj virtual y muestra qué hicieron sus tareas, una
fila por suceso. De un ejercicio se ve la ejecución de la comprobación que
falla, junto a lo que se esperaba; si nada falla, una que muestra cómo va. De
cualquier otro archivo se ejecuta su corrutina exportada \`main\`, o lo que
arranca con run() o simulate().

  npm run trace 02/07
  npm run trace mi-experimento.ts

Opciones (tras un segundo --, como en: npm run trace 02/07 -- --html)
  --html       escribe además una página; un nombre de archivo detrás dice dónde
  --ascii      solo caracteres sencillos
  --seed N     la semilla de las entradas generadas (por defecto 1)
  --schedule S un orden de las tareas, como lo da una comprobación que falla
  --help       este texto

Código de salida: 0 el programa está bien, 1 está mal o no se ejecutó, 2 no se
entendieron las palabras.
`,
}

/** The timeline of a program, and what is wrong with it if something is. */
export const trace: Command = {
  help,
  flags: {
    html: { type: 'boolean' },
    ascii: { type: 'boolean' },
    seed: { type: 'string' },
    schedule: { type: 'string' },
  },

  async run(asked) {
    const { root, flags, style } = asked
    const seed = wholeNumber('--seed', String(flags.seed ?? (process.env.KIT_SEED || '1')))
    if (typeof seed === 'string') return refusal(seed)
    const named = flags.schedule === undefined ? undefined : String(flags.schedule)
    // An order of a check, or of the program itself, as the arena plays it.
    const schedule = askedBy(named ?? '')
    const own = scheduleOf(named ?? '')
    if (named !== undefined && schedule === undefined && own === undefined) {
      return refusal(wrongValue('--schedule', named, '2.3b7c'))
    }
    const { words, page } = pageIn(asked)
    const target = targetOf({ ...asked, words }, 'npm run trace')
    if ('exitCode' in target) return target
    if (page !== undefined && isForeign(page)) return refusal(say(foreign(page)))
    const source = readFileSync(resolve(root, target.file), 'utf8')
    if (schedule !== undefined && target.exercise === undefined) return refusal(say(NO_CHECKS))
    const told =
      own === undefined
        ? await tell({ ...orderOf(root, target, source, seed), ...given({ schedule }) })
        : await playedIn(own, target, source)
    if ('trouble' in told) return { text: `${told.trouble}\n`, exitCode: 1 }
    const isAscii = flags.ascii === true || isAsciiOnly()
    const title = target.exercise && titleOf(root, target.exercise)
    const lines = screen(told, target, source, { style, isAscii, ...given({ title }) })
    if (page !== undefined && told.timeline !== undefined) {
      const message = messageOf(told, source, plain)
      const heading = target.exercise ? `${target.exercise.id} ${title}` : target.file
      const parts = { title: heading, ...given({ message, comparison: told.comparison }) }
      lines.push('', say(writePage(page, told.timeline, parts)))
    }
    const isWrong = told.message !== undefined || told.verdict?.state === 'wrong'
    const exitCode = isWrong || told.timeline === undefined ? 1 : 0
    return { text: `${lines.join('\n')}\n`, exitCode }
  },
}

function orderOf(root: string, { file, exercise }: Target, source: string, seed: number): Order {
  const program = compile(file, source)
  if (exercise === undefined) return { root, program, seed }
  const known = solved(root, exercise)?.solution
  const solution = known && compile(known.file, known.text)
  return { root, program, seed, exercise: { subject: exercise, ...(solution && { solution }) } }
}

/** The program in one order, as the arena plays it. */
async function playedIn(schedule: Schedule, { file }: Target, source: string): Promise<Told> {
  const player = new Player(compile(file, source))
  try {
    const position = await player.position({ schedule })
    if ('trouble' in position) return { message: position.trouble, output: [] }
    const { timeline, ended, output } = position
    return { output, ...given({ timeline, message: ended?.message }) }
  } finally {
    await player.dismiss()
  }
}

/** Everything that is printed, line by line. */
function screen(
  told: Told,
  { file }: Target,
  source: string,
  { style, isAscii, title }: { style: Style; isAscii: boolean; title?: string },
): string[] {
  const { timeline, comparison, verdict, output } = told
  const lines = [title && verdict ? statusLine(verdict, title, style) : file, '']
  const message = messageOf(told, source, style)
  if (message !== undefined) lines.push(...message.split('\n'), '')
  if (timeline !== undefined) lines.push(...timelineText(timeline, { style, isAscii }))
  else lines.push(...wrap(say(message === undefined ? NOTHING : NO_RUN)))
  if (comparison !== undefined) lines.push('', ...comparisonText(comparison))
  if (output.length > 0) lines.push('', ...printedText(output))
  return lines
}

/** What is wrong. The rows tell its trace, and the command to see it again is this one. */
function messageOf(told: Told, source: string, style: Style): string | undefined {
  const message = told.verdict?.message ?? told.message
  if (message === undefined) return undefined
  const { trace, again, ...rest } = message
  const codeAt = (line: number) => source.split('\n')[line - 1]
  return messageText(told.timeline === undefined ? message : rest, style, codeAt)
}

const NO_CHECKS: Text = {
  en: '--schedule is for exercises: it names an order that one of their checks looked at.',
  es: '--schedule es para ejercicios: nombra un orden que miró una de sus comprobaciones.',
}

const NO_RUN: Text = {
  en: 'There is no timeline: nothing of this ran on the event loop.',
  es: 'No hay línea de tiempo: nada de esto se ejecutó en el bucle de eventos.',
}

const NOTHING: Text = {
  en: 'There is nothing to show: what the checks ask for is not there yet, or nothing of it runs.',
  es: 'No hay nada que mostrar: falta lo que piden las comprobaciones, o no ejecuta nada.',
}
