// `npm run seeds`: does every grader let every right answer pass, whatever inputs it generates? The
// solutions and the right answers are judged with a thousand seeds; a program is evaluated once for
// several of them, and a check without generated inputs is run once for all those.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { answersOf } from './answers.ts'
import { Bar } from './bar.ts'
import { type Exercise, search } from './catalog.ts'
import { type Answer, refusal } from './cli/command.ts'
import { compile } from './compile.ts'
import { Jury, type Ruling } from './jury.ts'
import { say, type Text } from './language.ts'
import { parseWords, tell, unknownExercise, wholeNumber, wrongValue } from './options.ts'
import { messageText } from './report.ts'
import { indent } from './screen.ts'

const ROOT = join(import.meta.dirname, '..')

const FLAGS = {
  count: { type: 'string', default: '1000' },
  from: { type: 'string', default: '1' },
  help: { type: 'boolean', short: 'h' },
} as const

const HELP: Text = {
  en: `npm run seeds [exercises] [-- options]

Judges every solution and every right answer with the generated inputs of many
seeds: none may fail, or its grader, or the answer, is wrong for some input.

  npm run seeds                   every exercise, 1000 seeds: about an hour
  npm run seeds 02/07 03          these; also a chapter, or a part of a name

Options (after a second --)
  --count N    how many seeds (default 1000)
  --from N     the first of them (default 1)
  --help       this text

Exit code 1: an answer fails. Exit code 2: words that are not understood.
`,
  es: `npm run seeds [ejercicios] [-- opciones]

Evalúa cada solución y cada respuesta correcta con las entradas generadas de
muchas semillas: no debe fallar ninguna; si falla, el evaluador o la respuesta
están mal para alguna entrada.

  npm run seeds                   todos los ejercicios, 1000 semillas: cerca de una hora
  npm run seeds 02/07 03          estos; también un capítulo, o parte de un nombre

Opciones (tras un segundo --)
  --count N    cuántas semillas (por defecto 1000)
  --from N     la primera de ellas (por defecto 1)
  --help       este texto

Código de salida 1: falla una respuesta. Código 2: palabras que no se entienden.
`,
}

/** How many seeds a program is tried with at a time. */
const AT_A_TIME = 20

/** A log gets a line so often, in seconds. */
const EVERY = 60

type Asked = {
  readonly exercises: readonly Exercise[]
  readonly first: number
  readonly count: number
}

process.exitCode = await main(process.argv.slice(2))

async function main(words: readonly string[]): Promise<number> {
  const asked = understood(words)
  return 'exercises' in asked ? tryAll(asked) : tell(asked)
}

/** What was asked, or what to answer: the help, or why it is not understood. */
function understood(words: readonly string[]): Asked | Answer {
  const parsed = parseWords(words, FLAGS)
  if (typeof parsed === 'string') return refusal(parsed + say(HELP))
  const { values, positionals } = parsed
  if (values.help === true) return { text: say(HELP), exitCode: 0 }
  const count = wholeNumber('--count', values.count)
  const first = wholeNumber('--from', values.from)
  if (typeof count === 'string') return refusal(count)
  if (typeof first === 'string') return refusal(first)
  if (count === 0) return refusal(wrongValue('--count', values.count, FLAGS.count.default))
  const found = search(ROOT, positionals)
  if (found.kind === 'unknown') {
    return refusal(unknownExercise(ROOT, found, 'npm run seeds', 'npm run list'))
  }
  return { exercises: found.exercises, first, count }
}

async function tryAll({ exercises, first, count }: Asked): Promise<number> {
  const answers = exercises.flatMap((exercise) =>
    [exercise.solution, ...answersOf(ROOT, exercise, 'right')].map((file) => {
      const program = compile(file, readFileSync(join(ROOT, file), 'utf8'))
      return { exercise, file, program }
    }),
  )
  const starts = Array.from(
    { length: Math.ceil(count / AT_A_TIME) },
    (_, i) => first + i * AT_A_TIME,
  )
  const jury = Jury.for(answers.length * starts.length)
  const bar = new Bar(answers.length * starts.length, EVERY)
  const failed = new Set<string>()
  // All answers with the first seeds, then all with the next: whoever stops early has seen them all.
  const judgings = starts.flatMap((seed) =>
    answers.map(async ({ exercise, file, program }) => {
      const seeds = Math.min(AT_A_TIME, first + count - seed)
      const trouble = troubleOf(await jury.judge({ exercise, program, seed, seeds }))
      bar.step()
      if (trouble === undefined || failed.has(file)) return
      failed.add(file)
      bar.clear()
      const again = `npm run seeds ${exercise.id} -- --from ${seed} --count ${seeds}`
      process.stdout.write(`x ${file}\n${indent(`${trouble}\n${again}`)}\n\n`)
    }),
  )
  await Promise.all(judgings)
  bar.clear()
  await jury.close()
  process.stdout.write(`${closing(answers.length, count, failed.size)}\n`)
  return failed.size === 0 ? 0 : 1
}

/** Why an answer did not pass; undefined if it did. */
function troubleOf(ruling: Ruling): string | undefined {
  if ('trouble' in ruling) return ruling.trouble
  if ('overtime' in ruling) {
    const { overtime } = ruling
    return say({ en: `still running after ${overtime} s`, es: `sigue tras ${overtime} s` })
  }
  const { state, message } = ruling.verdict
  if (state === 'passed') return undefined
  return message === undefined ? state : messageText(message)
}

function closing(answers: number, seeds: number, failed: number): string {
  return say({
    en: `${answers} answers with ${seeds} seeds each, failed: ${failed}`,
    es: `${answers} respuestas con ${seeds} semillas cada una, fallan: ${failed}`,
  })
}
