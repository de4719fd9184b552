// `npm run release`: the repository that students get, made of the last commit of the whole kit.

import { spawnSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { exercises } from '../catalog.ts'
import { type Answer, type Asked, answerTo, type Command, refusal } from '../cli/command.ts'
import { Git } from '../cli/git.ts'
import { say } from '../language.ts'
import { tell } from '../options.ts'
import { styleFor } from '../screen.ts'
import { isStudents, ownFiles, type Published, textInEdition } from './edition.ts'

/** Lays out the students' edition in a folder, as a repository of one commit. */
export const release: Command = {
  help: {
    en: `npm run release -- --out FOLDER [options]

Makes the repository that students get, of the last commit of this kit: without
solutions, right and wrong answers and the authors' tests. A solution is shown
after a pass all the same, out of an encoded page. It has one commit, and a tag.

Options
  --out FOLDER         where to; it must not exist yet, or be empty
  --repository O/NAME  where it will be on GitHub: forks are graded with the kit
                       that is there, at the tag (default: OWNER/asyncio-exercises)
  --tag NAME           the tag of this version (default: v1)
  --next               FOLDER holds an earlier edition: add a commit and a tag to it,
                       which forks get with npm run update
  --help               this text
`,
    es: `npm run release -- --out CARPETA [opciones]

Crea el repositorio que reciben los estudiantes, a partir del último commit de
este kit: sin soluciones, sin respuestas buenas ni malas y sin las pruebas de los
autores. La solución se sigue mostrando tras un acierto, desde una página
codificada. Tiene un solo commit y una etiqueta.

Opciones
  --out CARPETA        adónde; no ha de existir todavía, o ha de estar vacía
  --repository O/NAME  dónde estará en GitHub: los forks se evalúan con el kit que
                       haya ahí, en la etiqueta (por defecto, OWNER/asyncio-exercises)
  --tag NAME           la etiqueta de esta versión (por defecto, v1)
  --next               CARPETA tiene una edición anterior: se le añade un commit con su
                       etiqueta, que los forks reciben con npm run update
  --help               este texto
`,
  },
  flags: {
    out: { type: 'string' },
    repository: { type: 'string' },
    tag: { type: 'string' },
    next: { type: 'boolean' },
  },

  run({ root, cwd, words, flags }) {
    const { out, repository = 'OWNER/asyncio-exercises', tag = 'v1', next = false } = flags
    if (words.length > 0) return refusal(stray(words))
    if (typeof out !== 'string') return refusal(noFolder())
    if (!/^[\w.-]+\/[\w.-]+$/.test(String(repository))) return refusal(noRepository(repository))
    const kit = new Git(root)
    const trouble = kit.trouble()
    if (trouble !== undefined) return refusal(trouble)
    const isTag = kit.try('check-ref-format', `refs/tags/${tag}`).code === 0
    if (!isTag || !/^[\w.-]+$/.test(String(tag))) return refusal(noTag(tag))
    const published = { repository: String(repository), tag: String(tag) }
    const folder = resolve(cwd, out)
    const git = new Git(folder)
    const occupied = next === true ? notEarlier(git, folder, published) : taken(folder)
    if (occupied !== undefined) return refusal(occupied)

    layOut(kit, folder, published)
    const locked = lock(folder)
    if (locked !== undefined) return refusal(locked)
    commit(kit, git, next === true, published)
    return done(kit, git, relative(cwd, folder) || '.', published)
  },
}

/** Why a new edition cannot be made here; undefined where it can. */
function taken(folder: string): string | undefined {
  if (!existsSync(folder) || readdirSync(folder).length === 0) return undefined
  return say({
    en: `${folder} is not empty, and stays as it is. Choose another folder; or,
where it holds an earlier edition that students have: --next --tag v2.`,
    es: `${folder} no está vacía, y se queda como está. Hay que elegir otra carpeta; o,
si tiene una edición anterior que ya usan los estudiantes: --next --tag v2.`,
  })
}

/** Why an edition cannot be added to the one that is here; undefined where it can. */
function notEarlier(git: Git, folder: string, { tag }: Published): string | undefined {
  const isEdition =
    existsSync(join(folder, '.git')) && existsSync(join(folder, 'graders/solutions.bundle'))
  if (!isEdition) {
    return say({
      en: `${folder} holds no earlier edition to add this one to. Without --next a new one is made.`,
      es: `${folder} no tiene ninguna edición anterior a la que añadir esta. Sin --next se crea una nueva.`,
    })
  }
  if (git.run('status', '--porcelain') !== '') {
    return say({
      en: `${folder} has changes that are not committed. They stay as they are: commit them or take them back first.`,
      es: `${folder} tiene cambios sin commit. Se quedan como están: antes hay que guardarlos en un commit o deshacerlos.`,
    })
  }
  if (git.try('rev-parse', '--quiet', '--verify', `refs/tags/${tag}`).code !== 0) return undefined
  return say({
    en: `The tag ${tag} is there already; forks are graded at it. Choose another: --tag NAME.`,
    es: `La etiqueta ${tag} ya existe, y los forks se evalúan en ella. Hay que elegir otra: --tag NAME.`,
  })
}

/** Writes every file of the edition; of what was there only the history stays. */
function layOut(kit: Git, folder: string, published: Published): void {
  mkdirSync(folder, { recursive: true })
  for (const name of readdirSync(folder)) {
    if (name !== '.git') rmSync(join(folder, name), { recursive: true })
  }
  const whole = mkdtempSync(join(tmpdir(), 'asyncio-kit-release-'))
  try {
    checkOut(kit, whole)
    const write = (path: string, text: string) => {
      const file = join(folder, path)
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, text)
    }
    for (const path of kit.run('ls-tree', '-r', '-z', '--name-only', 'HEAD').split('\0')) {
      if (path === '' || !isStudents(path)) continue
      write(path, textInEdition(path, readFileSync(join(whole, path), 'utf8'), published))
    }
    for (const [path, text] of ownFiles(whole, exercises(whole))) write(path, text)
  } finally {
    rmSync(whole, { recursive: true, force: true })
  }
}

/** The last commit in a folder of its own, byte for byte: edited files are not in it. */
function checkOut(kit: Git, folder: string): void {
  const index = kit.with({ GIT_INDEX_FILE: join(folder, 'index') })
  index.run('read-tree', 'HEAD')
  index.run('-c', 'core.autocrlf=false', 'checkout-index', '--all', `--prefix=${folder}/`)
}

/** The lockfile without the packages that are left out; npm takes them out of what is there. */
function lock(folder: string): string | undefined {
  const words = ['install', '--package-lock-only', '--ignore-scripts', '--offline', '--no-audit']
  const { status, stderr, error } = spawnSync('npm', [...words, '--no-fund'], {
    cwd: folder,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  })
  if (status === 0) return undefined
  const said = error?.message ?? stderr.trim()
  return say({
    en: `npm could not shorten package-lock.json. The folder is not finished. It said:\n${said}`,
    es: `npm no ha podido reducir package-lock.json. La carpeta no está acabada. Dijo:\n${said}`,
  })
}

// With the kit's own date: the same kit makes the same commit.
function commit(kit: Git, git: Git, isNext: boolean, { tag }: Published): void {
  const date = kit.run('log', '-1', '--format=%cI')
  const [name, email] = kit.run('log', '-1', '--format=%cn%n%ce').split('\n')
  const dated = git.with({
    ...{ GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date },
    ...{ GIT_AUTHOR_NAME: name ?? '', GIT_AUTHOR_EMAIL: email ?? '' },
    ...{ GIT_COMMITTER_NAME: name ?? '', GIT_COMMITTER_EMAIL: email ?? '' },
  })
  if (!isNext) dated.run('init', '--quiet', '--initial-branch=main')
  dated.run('add', '--all')
  dated.run('commit', '--quiet', '--allow-empty', '--no-gpg-sign', '-m', `Exercises, ${tag}`)
  dated.run('tag', '--no-sign', tag)
}

function done(kit: Git, git: Git, folder: string, { repository, tag }: Published): Answer {
  const count = git.run('ls-files').split('\n').length
  const edited = kit.run('status', '--porcelain', '--untracked-files=no')
  const note =
    edited === ''
      ? ''
      : say({
          en: '\nWhat is edited here and not committed is not in it.\n',
          es: '\nLo editado aquí y sin commit no está incluido.\n',
        })
  const text = say({
    en: `The students' edition ${tag} is in ${folder}: ${count} files.
${note}
Try it:
  cd ${folder} && npm ci && npm test
Publish it, so that students can fork it:
  git -C ${folder} remote add origin https://github.com/${repository}.git
  git -C ${folder} push origin main ${tag}
`,
    es: `La edición de estudiantes ${tag} está en ${folder}: ${count} archivos.
${note}
Para probarla:
  cd ${folder} && npm ci && npm test
Para publicarla, de modo que se puedan hacer forks:
  git -C ${folder} remote add origin https://github.com/${repository}.git
  git -C ${folder} push origin main ${tag}
`,
  })
  return { text, exitCode: 0 }
}

function stray(words: readonly string[]): string {
  const said = JSON.stringify(words.join(' '))
  return say({
    en: `${said} is not understood here. For example: npm run release -- --out ../exercises`,
    es: `Aquí no se entiende ${said}. Por ejemplo: npm run release -- --out ../exercises`,
  })
}

function noFolder(): string {
  return say({
    en: 'Where to? For example: npm run release -- --out ../exercises',
    es: '¿Adónde? Por ejemplo: npm run release -- --out ../exercises',
  })
}

function noRepository(given: unknown): string {
  return say({
    en: `--repository takes an owner and a name such as school/asyncio, got ${JSON.stringify(given)}.`,
    es: `--repository espera un propietario y un nombre como escuela/asyncio, y recibió ${JSON.stringify(given)}.`,
  })
}

function noTag(given: unknown): string {
  return say({
    en: `${JSON.stringify(given)} can be no tag: letters, digits, dots and dashes, such as 2026.1.`,
    es: `${JSON.stringify(given)} no puede ser una etiqueta: letras, cifras, puntos y guiones, como 2026.1.`,
  })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
  const place: Pick<Asked, 'root' | 'cwd' | 'style'> = {
    ...{ root, cwd: process.env.INIT_CWD ?? process.cwd() },
    style: styleFor(process.stdout),
  }
  process.exitCode = tell(await answerTo(release, process.argv.slice(2), place))
}
