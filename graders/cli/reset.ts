// `npm run reset 02/07`: an exercise as it was handed out. What stood there is kept, always.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Exercise } from '../catalog.ts'
import { say } from '../language.ts'
import { OWN } from '../progress.ts'
import { type Answer, type Command, oneExercise, refusal } from './command.ts'
import { Git } from './git.ts'

/** The empty exercise again, with a copy of what stood there; `--undo` takes it back. */
export const reset: Command = {
  help: {
    en: `npm run reset 02/07 [-- options]

Brings the exercise back as it was handed out. What you wrote is kept:
a copy is made first.

Options (after a second --, as in: npm run reset 02/07 -- --undo)
  --undo       bring the last copy back, and keep what stands there now
  --help       this text
`,
    es: `npm run reset 02/07 [-- opciones]

Recupera el ejercicio tal como se entregó. Lo escrito no se pierde:
antes se hace una copia.

Opciones (tras un segundo --, como en: npm run reset 02/07 -- --undo)
  --undo       recupera la última copia, y guarda lo que haya ahora
  --help       este texto
`,
  },
  flags: { undo: { type: 'boolean' } },

  async run(asked) {
    const exercise = oneExercise(asked, 'npm run reset')
    if ('exitCode' in exercise) return exercise
    const { root } = asked
    if (asked.flags.undo === true) return undo(root, exercise)
    const git = new Git(root)
    const trouble = git.trouble()
    if (trouble !== undefined) return refusal(`${trouble}\n${unchanged()}`)
    // The compiler and the jury: only who resets has to load them.
    const { originalOf } = await import('./originals.ts')
    const original = await originalOf(git, exercise)
    if (original === undefined) return refusal(`${noOriginal(exercise)}\n${unchanged()}`)
    return bring(root, exercise, original)
  },
}

function bring(root: string, { id, stub }: Exercise, original: string): Answer {
  const own = textOf(root, stub)
  if (own !== undefined && plainText(own) === plainText(original)) {
    const text = say({
      en: `${id} is as it was handed out: there is nothing to reset.\n`,
      es: `${id} está como se entregó: no hay nada que recuperar.\n`,
    })
    return { text, exitCode: 0 }
  }
  const copy = own === undefined ? undefined : keep(root, { id, stub }, own)
  put(root, stub, original)
  const done = say({
    en: `${id} is as it was handed out: ${stub}`,
    es: `${id} vuelve a estar como se entregó: ${stub}`,
  })
  return { text: `${[done, ...copyLines(id, copy)].join('\n')}\n`, exitCode: 0 }
}

function undo(root: string, { id, stub }: Exercise): Answer {
  const last = copiesOf(root, { id, stub }).at(-1)
  if (last === undefined) {
    return refusal(
      say({
        en: `There is no copy of ${id} to bring back: it was never reset here.`,
        es: `No hay ninguna copia de ${id} que recuperar: aquí nunca se reinició.`,
      }),
    )
  }
  const text = readFileSync(join(root, last), 'utf8')
  const own = textOf(root, stub)
  const copy = own === undefined || own === text ? undefined : keep(root, { id, stub }, own)
  put(root, stub, text)
  const done = say({
    en: `${stub} is again what was kept in\n  ${last}`,
    es: `${stub} es otra vez lo que se guardó en\n  ${last}`,
  })
  return { text: `${[done, ...copyLines(id, copy)].join('\n')}\n`, exitCode: 0 }
}

function copyLines(id: string, copy: string | undefined): string[] {
  if (copy === undefined) return []
  return say({
    en: `  Kept   ${copy}\n  Undo   npm run reset ${id} -- --undo`,
    es: `  Copia     ${copy}\n  Deshacer  npm run reset ${id} -- --undo`,
  }).split('\n')
}

type Kept = Pick<Exercise, 'id' | 'stub'>

const COPIES = `${OWN}/copies`

/** Copies a text of a stub to a file of its own, and gives the path from the root. */
function keep(root: string, exercise: Kept, text: string): string {
  mkdirSync(join(root, COPIES), { recursive: true })
  const number = copiesOf(root, exercise).length + 1
  const path = `${COPIES}/${nameOf(exercise)}.${String(number).padStart(3, '0')}.ts`
  // Refuses to write over a file, whatever its name says.
  writeFileSync(join(root, path), text, { flag: 'wx' })
  return path
}

/** The copies of a stub, the oldest first. */
function copiesOf(root: string, exercise: Kept): string[] {
  const folder = join(root, COPIES)
  if (!existsSync(folder)) return []
  const name = nameOf(exercise)
  const files = readdirSync(folder).filter((file) => file.startsWith(`${name}.`))
  return files.sort().map((file) => `${COPIES}/${file}`)
}

function nameOf({ id }: Kept): string {
  return id.replace('/', '-')
}

function textOf(root: string, file: string): string | undefined {
  return existsSync(join(root, file)) ? readFileSync(join(root, file), 'utf8') : undefined
}

function put(root: string, file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true })
  writeFileSync(join(root, file), text)
}

/** The end of a line is no difference. */
function plainText(text: string): string {
  return text.replaceAll('\r\n', '\n')
}

function noOriginal({ id, stub }: Exercise): string {
  return say({
    en: `The history of this folder has no version of ${id} that nobody had begun:\n  git log -- ${stub}`,
    es: `La historia de esta carpeta no tiene ninguna versión de ${id} sin empezar:\n  git log -- ${stub}`,
  })
}

function unchanged(): string {
  return say({ en: 'Nothing was changed.', es: 'No se ha cambiado nada.' })
}
