// `npm run mutate`: does every grader notice small mistakes in its solution? The words behind it name
// exercises, as those of `npm test` do.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { styleText } from 'node:util'
import { Bar } from './bar.ts'
import { type Exercise, search } from './catalog.ts'
import { refusal } from './cli/command.ts'
import { pageOf, record } from './equivalents.ts'
import { Jury } from './jury.ts'
import { say, type Text } from './language.ts'
import type { Mutant } from './mutants.ts'
import { LEAST, mutantsAt, score, type Tried, tried } from './mutation-run.ts'
import { parseWords, tell, unknownExercise, wholeNumber } from './options.ts'

const ROOT = join(import.meta.dirname, '..')

const FLAGS = {
  list: { type: 'boolean' },
  record: { type: 'boolean' },
  json: { type: 'string' },
  seed: { type: 'string', default: '1' },
  help: { type: 'boolean', short: 'h' },
} as const

const HELP: Text = {
  en: `npm run mutate [exercises] [-- options]

Puts small mistakes into each solution, one at a time, and runs its grader: what passes has survived,
and the grader is too weak, or the mutant does the same as the solution. The second kind is recorded,
with the reason, in graders/NN-topic/NN-name.equivalent.md.
Stryker is no help here: a general tool cannot know this field.

  npm run mutate                  every exercise
  npm run mutate 02/07 02/10      these; also a chapter, or a part of a name

Options (after a second --)
  --list       print the mutants, run nothing
  --record     write the survivors to the page of equivalents, reasons left to you
  --json FILE  write every mutant and what became of it
  --seed N     the seed of the generated inputs (default 1)
  --help       this text

Exit code 1: fewer than ${LEAST.total} % killed in total or than ${LEAST.exercise} % in an exercise,
a stale record, or a solution that does not pass. Exit code 2: words that are not understood.
`,
  es: `npm run mutate [ejercicios] [-- opciones]

Pone errores pequeños en cada solución, de uno en uno, y ejecuta su evaluador: lo que pasa ha
sobrevivido, y o bien el evaluador es débil o bien el mutante hace lo mismo que la solución. Lo
segundo se anota, con su razón, en graders/NN-topic/NN-name.equivalent.md.
Stryker no sirve aquí: una herramienta general no puede conocer este campo.

  npm run mutate                  todos los ejercicios
  npm run mutate 02/07 02/10      estos; también un capítulo, o una parte de un nombre

Opciones (tras un segundo --)
  --list       muestra los mutantes, sin ejecutar nada
  --record     escribe los supervivientes en la página de equivalentes; las razones quedan por escribir
  --json FILE  escribe todos los mutantes y qué fue de ellos
  --seed N     la semilla de las entradas generadas (por defecto 1)
  --help       este texto

Código de salida 1: menos del ${LEAST.total} % eliminado en total o del ${LEAST.exercise} % en un
ejercicio, una anotación caduca, o una solución que no pasa. Código 2: palabras que no se entienden.
`,
}

process.exitCode = await main(process.argv.slice(2))

async function main(words: readonly string[]): Promise<number> {
  const asked = understood(words)
  if ('exitCode' in asked) return tell(asked)
  const { values, exercises, seed } = asked
  if (values.list === true) return list(exercises)
  const { all, troubles } = await tryAll(exercises, seed)
  if (values.record === true) {
    for (const { exercise, survivors } of all) {
      if (survivors.length > 0) record(ROOT, exercise, survivors)
    }
  }
  if (values.json !== undefined) writeFileSync(values.json, `${json(all)}\n`)
  return closing(all, troubles)
}

function understood(words: readonly string[]) {
  const parsed = parseWords(words, FLAGS)
  if (typeof parsed === 'string') return refusal(parsed + say(HELP))
  const { values, positionals } = parsed
  if (values.help === true) return { text: say(HELP), exitCode: 0 } as const
  const seed = wholeNumber('--seed', values.seed)
  if (typeof seed === 'string') return refusal(seed)
  const found = search(ROOT, positionals)
  if (found.kind === 'found') return { values, exercises: found.exercises, seed }
  return refusal(unknownExercise(ROOT, found, 'npm run mutate', 'npm run list'))
}

function list(exercises: readonly Exercise[]): number {
  for (const exercise of exercises) {
    const mutants = mutantsAt(ROOT, exercise)
    print(bold(`${exercise.id}  ${exercise.name.slice(3)}  ${mutants.length}`))
    for (const mutant of mutants) print(shown(exercise, mutant))
  }
  return 0
}

/** Tries all exercises side by side and prints each as soon as those before it are done. */
async function tryAll(
  exercises: readonly Exercise[],
  seed: number,
): Promise<{ all: Tried[]; troubles: number }> {
  const total = exercises.reduce((sum, one) => sum + mutantsAt(ROOT, one).length, 0)
  const jury = Jury.for(total)
  const bar = new Bar(total)
  const all: Tried[] = []
  let troubles = 0
  try {
    const running = exercises.map((exercise) =>
      tried(ROOT, exercise, jury, { seed, onFate: () => bar.step() }).catch(
        (error: Error) => error,
      ),
    )
    for (const one of running) {
      const result = await one
      bar.clear()
      if (result instanceof Error) {
        troubles += 1
        print(`${bad('x')} ${result.message}\n`)
      } else {
        all.push(result)
        report(result)
      }
    }
  } finally {
    bar.clear()
    await jury.close()
  }
  return { all, troubles }
}

function report(one: Tried): void {
  const { exercise, survivors, recorded, stale } = one
  const { killed, of, percent } = score([one])
  const isEnough = percent >= LEAST.exercise && stale.length === 0
  const equivalent =
    recorded.length === 0
      ? ''
      : say({ en: `, equivalent: ${recorded.length}`, es: `, equivalentes: ${recorded.length}` })
  const counts = say({ en: `${killed} of ${of} killed`, es: `${killed} de ${of} eliminados` })
  const name = `${exercise.id}  ${exercise.name.slice(3)}`.padEnd(32)
  print(
    `${isEnough ? good('+') : bad('x')} ${name}${rounded(percent).padStart(8)}  ${counts}${equivalent}`,
  )
  for (const mutant of survivors) print(shown(exercise, mutant))
  for (const { key, isKilled } of stale) {
    const why = isKilled
      ? say({ en: 'is killed now', es: 'ahora se elimina' })
      : say({ en: 'is no mutant of this solution', es: 'no es un mutante de esta solución' })
    print(`\n    ${pageOf(exercise)}: ${why}; ${say({ en: 'remove it', es: 'hay que quitarlo' })}`)
    print(`${indented(key.split('\n'))}\n`)
  }
}

function closing(all: readonly Tried[], troubles: number): number {
  const { killed, of, percent } = score(all)
  const survivors = all.reduce((sum, one) => sum + one.survivors.length, 0)
  const weak = all.filter((one) => score([one]).percent < LEAST.exercise)
  const stale = all.filter((one) => one.stale.length > 0)
  const names = (some: readonly Tried[]) => some.map(({ exercise }) => exercise.id).join(', ')
  print(
    `\n${say({
      en: `${killed} of ${of} mutants killed, survivors: ${survivors}; ${rounded(percent)}`,
      es: `${killed} de ${of} mutantes eliminados, supervivientes: ${survivors}; ${rounded(percent)}`,
    })}`,
  )
  const wrong = [
    percent < LEAST.total
      ? say({ en: `below ${LEAST.total} % in total`, es: `menos del ${LEAST.total} % en total` })
      : '',
    weak.length > 0
      ? `${say({ en: 'below', es: 'menos del' })} ${LEAST.exercise} %: ${names(weak)}`
      : '',
    stale.length > 0
      ? `${say({ en: 'stale records', es: 'anotaciones caducas' })}: ${names(stale)}`
      : '',
    troubles > 0 ? say({ en: `not tried: ${troubles}`, es: `sin probar: ${troubles}` }) : '',
  ].filter((line) => line !== '')
  for (const line of wrong) print(`${bad('x')} ${line}`)
  return wrong.length === 0 && all.length > 0 ? 0 : 1
}

function shown({ solution }: Exercise, { operator, where, line, diff }: Mutant): string {
  const title = `${solution}:${line}  ${operator} ${say({ en: 'in', es: 'en' })} ${where}`
  return `\n    ${title}\n${indented(diff)}\n`
}

function indented(lines: readonly string[]): string {
  return lines.map((line) => `      ${line}`).join('\n')
}

function json(all: readonly Tried[]): string {
  const exercises = all.map((one) => ({
    id: one.exercise.id,
    name: one.exercise.name,
    ...score([one]),
    stale: one.stale.map(({ key }) => key),
    mutants: one.fates.map(({ mutant: { operator, where, line, diff, key }, killed }) => ({
      ...{ operator, where, line, diff },
      state: killed !== undefined ? 'killed' : stateOf(one, key),
      ...(killed === undefined ? {} : { by: killed }),
    })),
  }))
  return JSON.stringify({ ...score(all), exercises }, null, 2)
}

function stateOf({ recorded }: Tried, key: string): 'equivalent' | 'survived' {
  return recorded.some((one) => one.key === key) ? 'equivalent' : 'survived'
}

function print(line: string): 0 {
  process.stdout.write(`${line}\n`)
  return 0
}

// 99.96 is not yet 100.
function rounded(percent: number): string {
  return `${(Math.floor(percent * 10) / 10).toFixed(1)} %`
}

function bold(text: string): string {
  return styleText('bold', text)
}

function good(text: string): string {
  return styleText('green', text)
}

function bad(text: string): string {
  return styleText('red', text)
}
