// A new exercise of the kind build: a class, a piece of the machinery.
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

/** A stub whose methods are holes. */
export const build: Template = (exercise) => ({
  [exercise.stub]: `${HEADER}import { todo } from '../todo.ts'

/** ${MARK}: one sentence on what it is. */
export class Piece {
  /** ${MARK}: one sentence on what it does. */
  put(item: number): void {
    // TODO: ${MARK}: what must become true.
    todo('${MARK}: keep the item')
  }

  /** ${MARK}: one sentence on what it does. */
  take(): number | undefined {
    // TODO: ${MARK}: what must become true.
    return todo('${MARK}: give the first item')
  }
}
`,
  [exercise.solution]: `${HEADER}
/** ${MARK}: one sentence on what it is. */
${piece('this.#items.push(item)', 'return this.#items.shift()')}`,
  [exercise.grader]: grader(exercise),
  ...answers(exercise),
})

function answers(exercise: Exercise): Files {
  return {
    [answerAt(exercise, 'right', 'one-way')]:
      `${DIFFERS}\n${piece('this.#items.unshift(item)', 'return this.#items.pop()')}`,
    [answerAt(exercise, 'right', 'another-way')]:
      `${DIFFERS}\n${piece('this.#items[this.#items.length] = item', 'return this.#items.splice(0, 1)[0]')}`,
    [answerAt(exercise, 'wrong', 'first-mistake')]:
      `${mistake(FIRST)}\n${piece('this.#items.push(item)', 'return this.#items.pop()')}`,
    [answerAt(exercise, 'wrong', 'second-mistake')]:
      `${mistake(FIRST, SECOND)}\n${piece('this.#items.push(item)', 'return this.#items[0]')}`,
    [answerAt(exercise, 'wrong', 'third-mistake')]:
      `${mistake(SECOND)}\n${piece('this.#items.push(item)', 'return this.#items.shift() ?? 0')}`,
  }
}

function piece(put: string, take: string): string {
  return `export class Piece {
  readonly #items: number[] = []

  put(item: number): void {
    ${put}
  }

  take(): number | undefined {
    ${take}
  }
}
`
}

function grader(exercise: Exercise): string {
  return `// ${MARK}: what tells right from wrong here.
import fc from 'fast-check'
import { count } from '../arbitraries.ts'
import { check, demand } from '../check.ts'
import { exercise } from '../exercise.ts'
import { print } from '../observe.ts'

${moduleType(exercise)}
const items = () => fc.array(count(1, 9), { minLength: 1, maxLength: 5 })

exercise<Module>(import.meta.url, {
  '${FIRST}': {
    es: '${MARK}: el primer requisito, como lo diría un estudiante',
    run: ({ module }) =>
      check({ items: items() }, ({ items }) => {
        const piece = new module.Piece()
        for (const item of items) piece.put(item)
        const taken = items.map(() => piece.take())
        demand(print(taken) === print(items), () => ({
          seen: {
            en: \`put \${print(items)}, took \${print(taken)}.\`,
            es: \`entraron \${print(items)} y salieron \${print(taken)}.\`,
          },
        }))
      }),
  },

  '${SECOND}': {
    es: '${MARK}: el segundo requisito',
    run: ({ module }) =>
      check({ items: items() }, ({ items }) => {
        const piece = new module.Piece()
        for (const item of items) piece.put(item)
        for (const _ of items) piece.take()
        const left = piece.take()
        demand(left === undefined, () => ({
          seen: {
            en: \`all \${items.length} were taken, and there was still \${print(left)}.\`,
            es: \`se sacaron los \${items.length} y todavía quedaba \${print(left)}.\`,
          },
        }))
      }),
  },
})
`
}
