// `npm run grade -- package gradescope FILE.zip`: what an instructor uploads to a platform once.
import { existsSync, writeFileSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import { search } from '../catalog.ts'
import { say, type Text } from '../language.ts'
import { unknownExercise, wholeNumber } from '../options.ts'
import { autograderZip } from '../reports/autograder-zip.ts'
import type { Asked, ExitCode } from './command.ts'
import { HELP } from './help.ts'
import { secretSeed, wordsOf } from './request.ts'

/** Writes the package; a file that is there already stays as it is. */
export function packageFor(typed: readonly string[], asked: Asked): ExitCode {
  const { root, cwd, out, err } = asked
  const refuse = (text: string): 2 => {
    err.write(text.endsWith('\n') ? text : `${text}\n`)
    return 2
  }
  const words = wordsOf(typed)
  if (typeof words === 'string') return refuse(words + say(HELP))
  const { values, positionals } = words
  if (values.help === true) {
    out.write(say(HELP))
    return 0
  }
  const [platform, file, ...more] = positionals
  if (platform !== 'gradescope' || file === undefined || more.length > 0) return refuse(say(WHAT))
  const path = resolve(cwd, file)
  if (existsSync(path)) return refuse(say(isThere(file)))
  const found = search(root, values.exercise ?? [])
  if (found.kind === 'unknown') {
    return refuse(unknownExercise(found, 'npm run grade -- package --exercise', 'npm run list'))
  }
  const seed = values.seed === undefined ? undefined : wholeNumber('--seed', values.seed)
  if (typeof seed === 'string') return refuse(seed)
  const passed = [
    ...(values.exercise ?? []).flatMap((word) => ['--exercise', word]),
    // One seed for the whole assignment: who hands in twice is graded alike.
    ...['--seed', String(seed ?? secretSeed())],
    ...(values['allow-unsealed'] === true ? ['--allow-unsealed'] : []),
  ]
  writeFileSync(path, autograderZip(root, passed))
  out.write(`${say(written(relative(cwd, path)))}\n`)
  return 0
}

const WHAT: Text = {
  en: 'For which platform, and where to? npm run grade -- package gradescope autograder.zip',
  es: '¿Para qué plataforma, y adónde? npm run grade -- package gradescope autograder.zip',
}

function isThere(file: string): Text {
  return {
    en: `${file} is there already. It stays as it is: choose another name.`,
    es: `${file} ya existe. Se queda como está: hay que elegir otro nombre.`,
  }
}

function written(file: string): Text {
  return {
    en: `${file}: upload it to Gradescope as the autograder of a programming assignment.`,
    es: `${file}: se sube a Gradescope como autograder de una tarea de programación.`,
  }
}
