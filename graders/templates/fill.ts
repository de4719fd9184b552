// A new exercise of the kinds fill and repair: a coroutine that waits and brings a value. It works as
// it stands, so that its author changes one thing at a time.
import type { Exercise } from '../catalog.ts'
import {
  answerAt,
  DIFFERS,
  type Files,
  HEADER,
  MARK,
  mistake,
  moduleType,
  type Template,
} from './template.ts'

const FIRST = `${MARK}: the first requirement, as a student would say it`
const SECOND = `${MARK}: the second requirement`

const HEAD = `/** ${MARK}: one sentence on what it does. */
export function* perform(seconds: number): Coroutine<number> {
`

const SLEEP = "import { type Coroutine, sleep } from '#runtime'\n"

const BARE = "import type { Coroutine } from '#runtime'\n"

/** A stub with a hole. */
export const fill: Template = (exercise) => ({
  [exercise.stub]: `${HEADER}${BARE}import { todo } from '../todo.ts'

${HEAD}  // TODO: ${MARK}: what must become true.
  return todo('${MARK}: what is missing')
}
`,
  ...rest(exercise),
})

/** A stub that misbehaves; its first line keeps it from counting as begun. */
export const repair: Template = (exercise) => ({
  [exercise.stub]: `${HEADER}${SLEEP}import { todo } from '../todo.ts'

${HEAD}  // TODO: ${MARK}: what goes wrong. Delete the next line, and repair what stands below it.
  todo('repair perform')
  yield* sleep(0)
  return seconds
}
`,
  ...rest(exercise),
})

function rest(exercise: Exercise): Files {
  const answer = (lines: string, imports = SLEEP) => {
    const head = 'export function* perform(seconds: number): Coroutine<number> {\n'
    return `${imports}\n${head}${lines}}\n`
  }
  return {
    [exercise.solution]: `${HEADER}${SLEEP}
${HEAD}  return yield* sleep(seconds, seconds)
}
`,
    [exercise.grader]: grader(exercise),
    [answerAt(exercise, 'right', 'one-way')]:
      `${DIFFERS}${answer('  yield* sleep(seconds)\n  return seconds\n')}`,
    [answerAt(exercise, 'right', 'another-way')]:
      `${DIFFERS}${answer('  yield* pause()\n  return seconds\n\n  function* pause(): Coroutine<void> {\n    yield* sleep(seconds)\n  }\n')}`,
    [answerAt(exercise, 'wrong', 'first-mistake')]:
      `${mistake(SECOND)}${answer('  return seconds\n', BARE)}`,
    [answerAt(exercise, 'wrong', 'second-mistake')]:
      `${mistake(SECOND)}${answer('  yield* sleep(seconds)\n  yield* sleep(seconds)\n  return seconds\n')}`,
    [answerAt(exercise, 'wrong', 'third-mistake')]:
      `${mistake(FIRST)}${answer('  yield* sleep(seconds)\n  return seconds + 1\n')}`,
  }
}

function grader(exercise: Exercise): string {
  return `// ${MARK}: what tells right from wrong here.
import { seconds } from '../arbitraries.ts'
import { check, demand } from '../check.ts'
import { exercise } from '../exercise.ts'
import { print, returned } from '../observe.ts'

${moduleType(exercise)}
exercise<Module>(import.meta.url, {
  '${FIRST}': {
    es: '${MARK}: el primer requisito, como lo diría un estudiante',
    run: ({ module }) =>
      check({ seconds: seconds() }, ({ seconds }) => {
        const { result, run } = returned(module.perform(seconds))
        demand(result === seconds, () => ({
          seen: {
            en: \`perform(\${seconds}) returned \${print(result)}; expected \${seconds}.\`,
            es: \`perform(\${seconds}) devolvió \${print(result)}; se esperaba \${seconds}.\`,
          },
          run,
        }))
      }),
  },

  '${SECOND}': {
    es: '${MARK}: el segundo requisito',
    run: ({ module }) =>
      check({ seconds: seconds() }, ({ seconds }) => {
        const { run } = returned(module.perform(seconds))
        demand(run.time === seconds, () => ({
          seen: {
            en: \`perform(\${seconds}) took \${run.time} s; expected \${seconds} s.\`,
            es: \`perform(\${seconds}) tardó \${run.time} s; se esperaban \${seconds} s.\`,
          },
          run,
        }))
      }),
  },
})
`
}
