// The words after `npm test`: which exercises, and how to repeat a case. vitest passes on what
// stands behind `--`, so that no other process has to start before it.
import { type ParseArgsConfig, parseArgs } from 'node:util'
import { type Exercise, type Search, search } from './catalog.ts'
import { askedBy } from './explore/schedule.ts'
import { say } from './language.ts'
import { titleOf } from './titles.ts'

/** What the user asked for. */
export type Options = {
  readonly exercises: readonly Exercise[]
  /** True when each exercise was asked for by a word of its own, and none by its chapter. */
  readonly isNamed: boolean
  readonly replay: Replay
}

/** Which generated inputs to try: the number of one check, and fast-check's seed and path. */
export type Replay = {
  readonly seed: number
  readonly only?: number
  readonly path?: string
  readonly schedule?: { readonly exploration: number; readonly word: string }
}

/** The words cannot be understood, or ask for help: what to print, and the exit code. */
export type Refusal = { readonly text: string; readonly exitCode: 0 | 2 }

const FLAGS = {
  seed: { type: 'string' },
  check: { type: 'string' },
  path: { type: 'string' },
  schedule: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const

/** Reads the words that follow `--` in `argv`; `cwd` is where the command was typed. */
export function readOptions(argv: readonly string[], root: string, cwd: string): Options | Refusal {
  const dashes = argv.indexOf('--')
  const words = dashes < 0 ? [] : argv.slice(dashes + 1)
  const parsed = parseWords(words, FLAGS)
  if (typeof parsed === 'string') return { text: parsed + help(), exitCode: 2 }
  const { values, positionals } = parsed
  if (values.help === true) return { text: help(), exitCode: 0 }
  const seed =
    values.seed === undefined
      ? wholeNumber('KIT_SEED', process.env.KIT_SEED || '1')
      : wholeNumber('--seed', values.seed)
  const asked = values.schedule === undefined ? undefined : askedBy(values.schedule)
  if (values.schedule !== undefined && asked === undefined) {
    return { text: wrongValue('--schedule', values.schedule, '2.3b7c'), exitCode: 2 }
  }
  const only = values.check === undefined ? asked?.check : wholeNumber('--check', values.check)
  if (typeof seed === 'string') return { text: seed, exitCode: 2 }
  if (typeof only === 'string') return { text: only, exitCode: 2 }
  if (values.path !== undefined && !/^\d+(:\d+)*$/.test(values.path)) {
    return { text: wrongValue('--path', values.path, '0:2:1'), exitCode: 2 }
  }
  if (values.path !== undefined && only === undefined) return { text: pathAlone(), exitCode: 2 }
  const found = search(root, positionals, cwd)
  if (found.kind === 'unknown') return { text: unknownExercise(root, found), exitCode: 2 }
  if (only !== undefined && found.exercises.length !== 1) return { text: whichOne(), exitCode: 2 }
  return {
    exercises: found.exercises,
    isNamed: found.exercises.length <= positionals.length,
    replay: {
      seed,
      ...(only === undefined ? {} : { only }),
      ...(values.path === undefined ? {} : { path: values.path }),
      ...(asked === undefined ? {} : { schedule: asked }),
    },
  }
}

/** The words of a command taken apart, or what is wrong with them. */
export function parseWords<Flags extends NonNullable<ParseArgsConfig['options']>>(
  words: readonly string[],
  options: Flags,
) {
  try {
    // `npm test -- 02/07` arrives with dashes of its own.
    const args = words.filter((word) => word !== '--')
    return parseArgs({ args, options, allowPositionals: true })
  } catch (error) {
    const { message } = error as Error
    const option = /'(-[^' ]*)/.exec(message)?.[1] ?? words.join(' ')
    const isEmpty = /argument (missing|is ambiguous)/.test(message)
    if (isEmpty) {
      return say({
        en: `${option} needs a value behind it.\n\n`,
        es: `A ${option} le falta un valor detrás.\n\n`,
      })
    }
    return say({
      en: `${option} is not understood here.\n\n`,
      es: `Aquí no se entiende ${option}.\n\n`,
    })
  }
}

/** The number that a word stands for, or what is wrong with it. */
export function wholeNumber(name: string, value: string): number | string {
  return /^\d{1,15}$/.test(value) ? Number(value) : wrongValue(name, value, '1')
}

/** What is said of a value that is none. */
export function wrongValue(name: string, value: string, example: string): string {
  return say({
    en: `${name} takes a value like ${example}, got ${JSON.stringify(value)}.\n`,
    es: `${name} espera un valor como ${example}, y recibió ${JSON.stringify(value)}.\n`,
  })
}

/** Prints what was answered to words: an answer where output goes, and why there is none where errors go. */
export function tell<Code extends 0 | 1 | 2>(answer: { text: string; exitCode: Code }): Code {
  const stream = answer.exitCode === 2 ? process.stderr : process.stdout
  stream.write(answer.text)
  return answer.exitCode
}

/** What a command says of words that it does not understand: one line, and where its help is. */
export function refusedWords(line: string, command: string): { text: string; exitCode: 2 } {
  const more = say({
    en: `${command} -- --help shows the options.`,
    es: `${command} -- --help muestra las opciones.`,
  })
  return { text: `${line.trimEnd()}\n${more}\n`, exitCode: 2 }
}

function pathAlone(): string {
  return say({
    en: '--path goes with --check: it is a case of that check.\n',
    es: '--path acompaña a --check: es un caso de esa comprobación.\n',
  })
}

function whichOne(): string {
  return say({
    en: '--check is the number of a check of one exercise: npm test 02/07 -- --check 2\n',
    es: '--check es el número de una comprobación de un solo ejercicio: npm test 02/07 -- --check 2\n',
  })
}

/** What is said of a word that names no exercise: those near it, as `command` takes them. */
export function unknownExercise(
  root: string,
  { word, near }: Extract<Search, { kind: 'unknown' }>,
  command = 'npm test',
  list = 'npm test',
): string {
  const names = near
    .map((exercise) => `  ${command} ${exercise.id}   ${titleOf(root, exercise)}\n`)
    .join('')
  if (names === '') {
    return say({
      en: `There is no exercise ${JSON.stringify(word)}. ${list} lists them all.\n`,
      es: `No existe el ejercicio ${JSON.stringify(word)}. ${list} los muestra todos.\n`,
    })
  }
  return say({
    en: `There is no exercise ${JSON.stringify(word)}. Near it:\n${names}`,
    es: `No existe el ejercicio ${JSON.stringify(word)}. Parecidos:\n${names}`,
  })
}

function help(): string {
  return say({
    en: `npm test [exercises] [-- options]

  npm test                 every exercise, or those of the folder you are in
  npm test 02/07           one exercise
  npm test 02              a chapter
  npm test gather          those with that word in their name

  npm run watch            the same, again after every save
  npm run ui               the same in the browser

Options (after a second --, as in: npm test 02/07 -- --seed 5)
  --check N    only the check number N
  --seed N     the seed of the generated inputs (default 1)
  --path P     repeat one generated case; a failing check prints seed and path
  --schedule S repeat one order of the tasks; a failing check prints it
  --help       this text

Messages come in English or Spanish: KIT_LANG=en, KIT_LANG=es.
`,
    es: `npm test [ejercicios] [-- opciones]

  npm test                 todos los ejercicios, o los de la carpeta actual
  npm test 02/07           un ejercicio
  npm test 02              un capítulo
  npm test gather          los que tienen esa palabra en el nombre

  npm run watch            lo mismo, otra vez cada vez que se guarda
  npm run ui               lo mismo en el navegador

Opciones (tras un segundo --, como en: npm test 02/07 -- --seed 5)
  --check N    solo la comprobación número N
  --seed N     la semilla de las entradas generadas (por defecto 1)
  --path P     repite un caso generado; el mensaje de un fallo da su camino
  --schedule S repite un orden de las tareas; el mensaje de un fallo lo da
  --help       este texto

Los mensajes salen en inglés o en español: KIT_LANG=en, KIT_LANG=es.
`,
  })
}
