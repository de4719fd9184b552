// `npm run update`: new and changed exercises from the kit's own repository, without touching what
// the student has written.
import { say } from '../language.ts'
import type { Style } from '../report.ts'
import { type Command, refusal } from './command.ts'
import { Git } from './git.ts'
import { planOf, type Step } from './plan.ts'
import { apply, baseOf, type Meeting, sidesOf } from './upstream.ts'

/** Brings the kit's new version; `--dry-run` only says what it would do. */
export const update: Command = {
  help: {
    en: `npm run update [-- options]

Brings new and changed exercises from where the kit comes from. What you have
written is never touched: where its original has changed, the new one is laid
beside it.

Options (after a second --, as in: npm run update -- --dry-run)
  --dry-run    only say what would be done
  --from R     a remote of git, a URL or a folder; it is remembered
               (default: the remote called upstream)
  --help       this text
`,
    es: `npm run update [-- opciones]

Trae los ejercicios nuevos y los cambiados desde donde viene el kit. Lo escrito
no se toca nunca: si su original ha cambiado, el nuevo se deja al lado.

Opciones (tras un segundo --, como en: npm run update -- --dry-run)
  --dry-run    solo decir qué se haría
  --from R     un remoto de git, una URL o una carpeta; se recuerda
               (por defecto, el remoto llamado upstream)
  --help       este texto
`,
  },
  flags: { 'dry-run': { type: 'boolean' }, from: { type: 'string' } },

  run({ root, words, flags, style }) {
    if (words.length > 0) return refusal(noWords(words))
    const git = new Git(root)
    const trouble = git.trouble() ?? unfinished(git)
    if (trouble !== undefined) return refusal(trouble)
    const from = sourceOf(git, flags.from)
    if (from === undefined) return refusal(noSource())
    const fetched = git.try('fetch', '--quiet', '--no-tags', '--', from, '+HEAD:refs/kit/upstream')
    if (fetched.code !== 0) return refusal(notFetched(from, fetched.error))
    if (typeof flags.from === 'string') git.run('config', 'kit.upstream', from)
    const kit = git.run('rev-parse', 'refs/kit/upstream')
    const base = baseOf(git, kit)
    if (base === undefined) return refusal(nothingCommon(from))
    if (base === kit) return { text: upToDate(), exitCode: 0 }
    const meeting: Meeting = { base, kit, head: git.run('rev-parse', 'HEAD') }
    const steps = planOf(sidesOf(git, root, meeting))
    const isDry = flags['dry-run'] === true
    const copies = isDry ? new Map<string, string>() : apply(git, root, steps, meeting)
    const lines = [
      style('bold', isDry ? wouldDo(from) : hasDone(from)),
      '',
      ...summary(steps),
      ...editedLines(steps, style),
      ...[...copies].flatMap(([path, copy]) => copyLines(path, copy)),
      '',
      ...closing(steps, isDry, meeting),
    ]
    return { text: `${lines.join('\n')}\n`, exitCode: 0 }
  },
}

function sourceOf(git: Git, flag: unknown): string | undefined {
  if (typeof flag === 'string') return flag
  const known = git.try('config', 'kit.upstream').out.trim()
  if (known !== '') return known
  const remotes = git.run('remote').split('\n')
  return remotes.includes('upstream') ? 'upstream' : undefined
}

function unfinished(git: Git): string | undefined {
  if (git.run('rev-parse', '--show-prefix') !== '') {
    return say({
      en: 'The kit has to be a repository of its own: here it is a folder of another one.',
      es: 'El kit ha de ser un repositorio propio: aquí es una carpeta de otro.',
    })
  }
  const isMerging = git.try('rev-parse', '--quiet', '--verify', 'MERGE_HEAD').code === 0
  if (!isMerging && git.run('ls-files', '--unmerged') === '') return undefined
  return say({
    en: 'A merge has begun here and is not finished: git status says what is left.\nNothing was changed.',
    es: 'Aquí hay una fusión empezada y sin acabar: git status dice qué falta.\nNo se ha cambiado nada.',
  })
}

/** Files by what becomes of them, each kind in one line or a few. */
function summary(steps: readonly Step[]): string[] {
  const kinds = [
    { kind: 'take', what: { en: 'new or changed', es: 'nuevos o cambiados' } },
    { kind: 'drop', what: { en: 'gone', es: 'retirados' } },
    { kind: 'replace', what: { en: 'replaced', es: 'sustituidos' } },
  ] as const
  const lines = kinds.flatMap(({ kind, what }) => {
    const paths = steps.filter((step) => step.kind === kind).map(({ path }) => path)
    return paths.length === 0 ? [] : [`  ${say(what)}: ${paths.length}`, ...few(paths)]
  })
  const isLeft = steps.some(({ kind }) => kind === 'keep' || kind === 'move')
  if (lines.length > 0 || isLeft) return lines
  return [say({ en: '  no file is different', es: '  ningún archivo es distinto' })]
}

const MOST = 5

function few(paths: readonly string[]): string[] {
  const stubsFirst = [...paths].sort((a, b) => rank(a) - rank(b))
  const shown = stubsFirst.slice(0, MOST).map((path) => `    ${path}`)
  return paths.length > MOST ? [...shown, '    ...'] : shown
}

function rank(path: string): number {
  if (/^exercises\/.*\.ts$/.test(path)) return 0
  return path.startsWith('exercises/') ? 1 : 2
}

/** One screen on what the student has edited. */
function editedLines(steps: readonly Step[], style: Style): string[] {
  const kept = steps.flatMap((step) => (step.kind === 'keep' || step.kind === 'move' ? [step] : []))
  if (kept.length === 0) return []
  const heading = say({
    en: 'Edited here and changed in the kit: yours stays',
    es: 'Editado aquí y cambiado en el kit: lo propio se queda',
  })
  const lines = kept.flatMap((step) => [
    `  ${step.path}`,
    ...(step.kind === 'move'
      ? [say({ en: `    now ${step.to}`, es: `    ahora ${step.to}` })]
      : []),
    ...(step.beside === undefined ? [] : [`    + ${step.beside}`]),
    ...(step.kind === 'keep' && step.beside === undefined
      ? [say({ en: '    no longer in the kit', es: '    ya no está en el kit' })]
      : []),
  ])
  const isLaid = kept.some(({ beside }) => beside !== undefined)
  const explained = say({
    en: `
  .new is the original as it is now; git does not see it. Your file is the one
  that is graded: npm test says whether it still passes. Compare the two, take
  over what you like, and delete the one that ends in .new.`,
    es: `
  .new es el original tal como es ahora; git no lo ve. Se evalúa el archivo
  propio: npm test dice si sigue pasando. Basta con comparar los dos, pasar al
  propio lo que convenga y borrar el que acaba en .new.`,
  })
  return ['', style('bold', heading), ...lines, ...(isLaid ? explained.split('\n') : [])]
}

function copyLines(path: string, copy: string): string[] {
  return say({
    en: `\n${path} is a part of the kit and was edited.\n  Kept   ${copy}`,
    es: `\n${path} es una parte del kit y estaba editado.\n  Copia  ${copy}`,
  }).split('\n')
}

function closing(steps: readonly Step[], isDry: boolean, { head }: Meeting): string[] {
  if (isDry) {
    return [
      say({
        en: 'Nothing was changed. npm run update does it.',
        es: 'No se ha cambiado nada. npm run update lo hace.',
      }),
    ]
  }
  const lines = [
    say({
      en: `Undo: git reset --keep ${head.slice(0, 8)}`,
      es: `Deshacer: git reset --keep ${head.slice(0, 8)}`,
    }),
  ]
  const needsInstall = steps.some(({ path }) => path === 'package-lock.json')
  return needsInstall
    ? [...lines, say({ en: 'Other packages: npm ci', es: 'Hay otros paquetes: npm ci' })]
    : lines
}

function wouldDo(from: string): string {
  return say({ en: `An update from ${from} would bring`, es: `Desde ${from} llegaría` })
}

function hasDone(from: string): string {
  return say({ en: `Updated from ${from}`, es: `Actualizado desde ${from}` })
}

function upToDate(): string {
  return say({
    en: 'Nothing new: this is the newest version of the kit.\n',
    es: 'Nada nuevo: esta es la última versión del kit.\n',
  })
}

function noWords(words: readonly string[]): string {
  const said = words.join(' ')
  return say({
    en: `An update is of everything: ${JSON.stringify(said)} is not understood here.
If it is where the kit comes from: npm run update -- --from ${said}`,
    es: `Se actualiza todo a la vez: aquí no se entiende ${JSON.stringify(said)}.
Si es de donde viene el kit: npm run update -- --from ${said}`,
  })
}

function noSource(): string {
  return say({
    en: `Where does the kit come from? Say it once, with the address that it was copied from:
  npm run update -- --from URL
If this folder was cloned from the kit itself: npm run update -- --from origin`,
    es: `¿De dónde viene el kit? Basta con decirlo una vez, con la dirección de la que se copió:
  npm run update -- --from URL
Si esta carpeta se clonó del kit mismo: npm run update -- --from origin`,
  })
}

function notFetched(from: string, error: string): string {
  return say({
    en: `git could not read ${from}. Nothing was changed. It said:\n${error}`,
    es: `git no ha podido leer ${from}. No se ha cambiado nada. Dijo:\n${error}`,
  })
}

function nothingCommon(from: string): string {
  return say({
    en: `${from} and this folder have no version in common: it is not where this kit comes from.\nNothing was changed.`,
    es: `${from} y esta carpeta no tienen ninguna versión en común: el kit no viene de ahí.\nNo se ha cambiado nada.`,
  })
}
