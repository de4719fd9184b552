// A new exercise of the kind predict: a program, and the list of what it logs.
import type { Exercise } from '../catalog.ts'
import { answerAt, DIFFERS, HEADER, MARK, mistake, moduleType, type Template } from './template.ts'

const CHECK = 'predicts what kitchen logs'

const RUNTIME = "import { type Coroutine, createTask, log } from '#runtime'\n"

const SERVE = `function* serve(dish: string): Coroutine<void> {
  log(dish)
}
`

const PROGRAM = `function* kitchen(): Coroutine<void> {
  const tea = createTask(serve('tea'))
  log('ordered')
  yield* tea
  log('paid')
}

${SERVE}`

const SHOWN = `/** ${MARK}: the program to be read. */
export ${PROGRAM}`

/** A stub whose prediction is a hole. */
export const predict: Template = (exercise) => ({
  [exercise.stub]: `${HEADER}${RUNTIME}import { todo } from '../todo.ts'

${SHOWN}
// TODO: written by hand, what \`kitchen\` logs from first to last: ['...', '...', ...].
export const kitchenOrder: readonly string[] = todo('what kitchen logs, in order')
`,
  [exercise.solution]: `${HEADER}${RUNTIME}
${SHOWN}
/** ${MARK}: why it is this order. */
${predicted('ordered', 'tea', 'paid')}`,
  [exercise.grader]: grader(exercise),
  [answerAt(exercise, 'right', 'one-way')]: `${DIFFERS}${predicted('ordered', 'tea', 'paid')}`,
  [answerAt(exercise, 'right', 'another-way')]:
    `${DIFFERS}export const kitchenOrder = ['ordered', 'tea', 'paid'] as const\n`,
  [answerAt(exercise, 'wrong', 'first-mistake')]:
    `${mistake(CHECK)}${predicted('tea', 'ordered', 'paid')}`,
  [answerAt(exercise, 'wrong', 'second-mistake')]:
    `${mistake(CHECK)}${predicted('ordered', 'paid', 'tea')}`,
  [answerAt(exercise, 'wrong', 'third-mistake')]:
    `${mistake(CHECK)}${predicted('ordered', 'paid')}`,
})

function predicted(...lines: string[]): string {
  const list = lines.map((line) => `'${line}'`).join(', ')
  return `export const kitchenOrder: readonly string[] = [${list}]\n`
}

function grader(exercise: Exercise): string {
  const why = ['ordered', 'tea', 'paid'].map(
    (line) => `    ${line}: {
      en: '${MARK}: why this line is logged here.',
      es: '${MARK}: por qué esta línea se registra aquí.',
    },
`,
  )
  return `// ${MARK}: which order is predicted.
${RUNTIME}import { exercise } from '../exercise.ts'
import { predictsOrder, type Scene } from '../predict.ts'

${moduleType(exercise)}
exercise<Module>(import.meta.url, {
  '${CHECK}': {
    es: 'predice lo que registra kitchen',
    run: predictsOrder('kitchenOrder', () => KITCHEN),
  },
})

${PROGRAM}
const KITCHEN: Scene = {
  program: kitchen,
  tasks: ['kitchen', 'tea'],
  why: {
${why.join('')}  },
  // ${MARK}: what somebody believes who predicts something else: { tea: { paid: 'M21' } }.
  beliefs: {},
}
`
}
