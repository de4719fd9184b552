// `npm run hint 02/07`: the next hint. How many were read is remembered on this machine.
import { join } from 'node:path'
import type { Exercise } from '../catalog.ts'
import { hintsFor } from '../hints.ts'
import { language, say } from '../language.ts'
import { pagesOf } from '../lesson.ts'
import { OWN } from '../progress.ts'
import { wrap } from '../report.ts'
import { titleOf } from '../titles.ts'
import { kept, writeWhole } from '../whole.ts'
import { type Command, oneExercise, refusal } from './command.ts'

/** One hint more each time; `--again` repeats those that were read, `--all` shows every one. */
export const hint: Command = {
  help: {
    en: `npm run hint 02/07 [-- options]

The next hint: each one says more than the one before.

Options (after a second --, as in: npm run hint 02/07 -- --again)
  --again      those read so far, and no new one
  --all        all of them
  --help       this text
`,
    es: `npm run hint 02/07 [-- opciones]

La siguiente pista: cada una cuenta más que la anterior.

Opciones (tras un segundo --, como en: npm run hint 02/07 -- --again)
  --again      las ya leídas, y ninguna nueva
  --all        todas
  --help       este texto
`,
  },
  flags: { again: { type: 'boolean' }, all: { type: 'boolean' } },

  run(asked) {
    const exercise = oneExercise(asked, 'npm run hint')
    if ('exitCode' in exercise) return exercise
    const { root, style, flags } = asked
    const { id, chapter } = exercise
    const title = `${id}  ${titleOf(root, exercise)}`
    const hints = hintsFor(root, exercise)
    if (hints.length === 0) return refusal(none(title))
    const memory = new Memory(root)
    const read = Math.min(memory.read(id), hints.length)
    const isAgain = flags.again === true || read === hints.length
    const upTo = flags.all === true ? hints.length : isAgain ? Math.max(read, 1) : read + 1
    const from = flags.all === true || isAgain ? 0 : read
    memory.keep(id, Math.max(read, upTo))
    const texts = hints.slice(from, upTo).map((text, index) => {
      const number = from + index + 1
      const label = say({
        en: `Hint ${number} of ${hints.length}`,
        es: `Pista ${number} de ${hints.length}`,
      })
      return [style('bold', label), ...wrap(text, 74).map((line) => `  ${line}`), ''].join('\n')
    })
    const closing = closingOf(exercise, hints.length - upTo, pagesOf(chapter, language()).lesson)
    return { text: `${[title, '', ...texts, closing].join('\n')}\n`, exitCode: 0 }
  },
}

function closingOf({ id }: Exercise, left: number, lesson: string): string {
  if (left === 1) {
    return say({
      en: `One is left. The next time: npm run hint ${id}`,
      es: `Queda una. La próxima vez: npm run hint ${id}`,
    })
  }
  if (left > 1) {
    return say({
      en: `${left} are left. Try first; then npm run hint ${id} shows the next one.`,
      es: `Quedan ${left}. Conviene probar antes; después, npm run hint ${id} da otra.`,
    })
  }
  return say({
    en: `That was the last one. The lesson has the idea:\n${lesson}`,
    es: `Esa era la última. La idea está en la lección:\n${lesson}`,
  })
}

function none(title: string): string {
  return say({ en: `There are no hints for ${title}.`, es: `No hay pistas para ${title}.` })
}

/** How many hints of each exercise were read on this machine. */
class Memory {
  readonly #file: string
  readonly #read: Record<string, unknown>

  constructor(root: string) {
    this.#file = join(root, OWN, 'hints.json')
    this.#read = kept(this.#file)
  }

  read(id: string): number {
    const count = this.#read[id]
    return typeof count === 'number' && count > 0 ? Math.floor(count) : 0
  }

  keep(id: string, count: number): void {
    writeWhole(this.#file, `${JSON.stringify({ ...this.#read, [id]: count }, null, 1)}\n`)
  }
}
