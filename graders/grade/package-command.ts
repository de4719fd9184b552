// `npm run grade -- package gradescope FILE.zip`, `... classroom50 autograder.py`: what an instructor uploads to a platform once.
import { existsSync, writeFileSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import { search } from '../catalog.ts'
import { say, type Text } from '../language.ts'
import { unknownExercise, wholeNumber } from '../options.ts'
import { autograderZip } from '../reports/autograder-zip.ts'
import { classroom50Recipe } from '../reports/classroom50-recipe.ts'
import { kitOf } from '../reports/kit-hash.ts'
import { type Asked, type ExitCode, refuse, understood } from './asked.ts'
import { secretSeed } from './request.ts'

/** Writes the package; a file that is there already stays as it is. */
export function packageFor(typed: readonly string[], asked: Asked): ExitCode {
  const { root, cwd, out } = asked
  const words = understood(typed, asked)
  if (typeof words === 'number') return words
  const { values, positionals } = words
  const [platform, file, ...more] = positionals
  if (file === undefined || more.length > 0) return refuse(asked, say(WHAT))
  if (platform !== 'gradescope' && platform !== 'classroom50') return refuse(asked, say(WHAT))
  if (platform === 'classroom50' && values.from === undefined) return refuse(asked, say(WHERE_FROM))
  const path = resolve(cwd, file)
  if (existsSync(path)) return refuse(asked, say(isThere(file)))
  const found = search(root, values.exercise ?? [])
  if (found.kind === 'unknown') {
    return refuse(
      asked,
      unknownExercise(root, found, 'npm run grade -- package --exercise', 'npm run list'),
    )
  }
  const seed = values.seed === undefined ? undefined : wholeNumber('--seed', values.seed)
  if (typeof seed === 'string') return refuse(asked, seed)
  const passed = [
    ...(values.exercise ?? []).flatMap((word) => ['--exercise', word]),
    // One seed for the whole assignment: who hands in twice is graded alike.
    ...['--seed', String(seed ?? secretSeed())],
    ...(values['allow-unsealed'] === true ? ['--allow-unsealed'] : []),
  ]
  const { version } = kitOf(root)
  const { from = '', ref = `v${version}` } = values
  const made =
    platform === 'gradescope'
      ? autograderZip(root, passed)
      : classroom50Recipe({ from, ref, words: passed })
  writeFileSync(path, made)
  const name = relative(cwd, path)
  out.write(`${say(platform === 'gradescope' ? forGradescope(name) : forClassroom50(name, ref))}\n`)
  return 0
}

const WHAT: Text = {
  en: `For which platform, and where to? One of
  npm run grade -- package gradescope autograder.zip
  npm run grade -- package classroom50 autograder.py --from URL-OF-THE-KIT`,
  es: `¿Para qué plataforma, y adónde? Una de
  npm run grade -- package gradescope autograder.zip
  npm run grade -- package classroom50 autograder.py --from URL-DEL-KIT`,
}

const WHERE_FROM: Text = {
  en: 'Where does Classroom 50 get the kit? --from URL, and --ref TAG if it is not the tag of this version.',
  es: '¿De dónde toma Classroom 50 el kit? --from URL, y --ref ETIQUETA si no es la de esta versión.',
}

function isThere(file: string): Text {
  return {
    en: `${file} is there already. It stays as it is: choose another name.`,
    es: `${file} ya existe. Se queda como está: hay que elegir otro nombre.`,
  }
}

function forGradescope(file: string): Text {
  return {
    en: `${file}: upload it to Gradescope as the autograder of a programming assignment.`,
    es: `${file}: se sube a Gradescope como autograder de una tarea de programación.`,
  }
}

function forClassroom50(file: string, ref: string): Text {
  return {
    en: `${file}: it is the autograder of an assignment in Classroom 50, and fetches the kit at ${ref}.
Its runtime: {"runs-on": "ubuntu-latest", "node": "22"}`,
    es: `${file}: es el autograder de una tarea en Classroom 50, y toma el kit en ${ref}.
Su entorno: {"runs-on": "ubuntu-latest", "node": "22"}`,
  }
}
