// What an exercise still lacks, point by point: the author's list. `npm run check 02/16` prints it.
import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { answersOf, declaredBy, differs } from './answers.ts'
import { CARDS } from './cards.ts'
import type { Exercise } from './catalog.ts'
import { compile } from './compile.ts'
import type { Case } from './juror.ts'
import type { Jury } from './jury.ts'
import type { Language, Text } from './language.ts'
import { headingIn, headingOf, hintsOf, pagesOf, textOf, titleIn } from './lesson.ts'
import { LEAST, score, tried } from './mutation-run.ts'
import { typeErrors } from './source.ts'
import type { Verdict } from './verdict.ts'

/** One point of the list; it is done when nothing is missing. */
export type Point = { readonly name: Text; readonly missing: readonly Text[] }

/** The longest that a stub may be. */
const MOST_LINES = 80

/** The whole list for an exercise. */
export async function unfinished(root: string, exercise: Exercise, jury: Jury): Promise<Point[]> {
  const author = new Author(root, exercise, jury)
  return [
    ...author.texts(),
    await author.stub(),
    await author.solution(),
    await author.rights(),
    await author.wrongs(),
    author.leftovers(),
    await author.types(),
    await author.mutants(),
  ]
}

class Author {
  readonly #root: string
  readonly #exercise: Exercise
  readonly #jury: Jury

  constructor(root: string, exercise: Exercise, jury: Jury) {
    this.#root = root
    this.#exercise = exercise
    this.#jury = jury
  }

  texts(): Point[] {
    const { chapter, name } = this.#exercise
    const heading = headingOf(name)
    return (['en', 'es'] as const).flatMap((language) => {
      const pages = pagesOf(chapter, language)
      const lesson = this.#read(pages.lesson)
      const statement = textOf(lesson, heading.statement)
      const hints = hintsOf(this.#read(pages.hints)).find((one) => one.name === name)
      const numbers = hints?.numbers ?? []
      return [
        point(say('statement', 'enunciado', language), [
          ...need(statement !== undefined, nothing(pages.lesson, heading.statement)),
          ...need(
            language === 'en' || statement === undefined || titleIn(lesson, name) !== undefined,
            nothing(pages.lesson, `${heading.statement}: ...`),
          ),
          ...need(
            statement === undefined || statement.includes(`](${name}.ts)`),
            both(`${pages.lesson}: ](${name}.ts)`),
          ),
        ]),
        point(say('hints', 'pistas', language), [
          ...need(hints !== undefined, nothing(pages.hints, heading.hints)),
          ...need(hints === undefined || numbers.join(' ') === '1. 2. 3.', {
            en: `three are wanted, 1. 2. 3.; found: ${numbers.join(' ')}`,
            es: `hacen falta tres, 1. 2. 3.; hay: ${numbers.join(' ')}`,
          }),
        ]),
      ]
    })
  }

  async stub(): Promise<Point> {
    const name = { en: 'stub', es: 'archivo por completar' }
    const { stub, grader } = this.#exercise
    const absent = this.#absent([stub])
    if (absent.length > 0) return point(name, absent)
    const text = this.#read(stub)
    const lines = text.trimEnd().split('\n').length
    const missing = [
      ...need(lines < MOST_LINES, {
        en: `${lines} lines; fewer than ${MOST_LINES} are wanted`,
        es: `${lines} líneas; han de ser menos de ${MOST_LINES}`,
      }),
      ...need(/\/\/ TODO: ./.test(text), {
        en: 'no comment "// TODO: ..." says what must become true',
        es: 'ningún comentario "// TODO: ..." dice qué tiene que cumplirse',
      }),
    ]
    if (this.#absent([grader]).length > 0) return point(name, missing)
    return point(name, [...missing, ...unlike(await this.#verdict(stub), 'notStarted')])
  }

  async solution(): Promise<Point> {
    const { solution, grader } = this.#exercise
    const absent = this.#absent([solution, grader])
    const name = { en: 'solution and grader', es: 'solución y evaluador' }
    if (absent.length > 0) return point(name, absent)
    return point(name, unlike(await this.#verdict(solution), 'passed'))
  }

  async rights(): Promise<Point> {
    const files = answersOf(this.#root, this.#exercise, 'right')
    const missing = need(files.length >= 2, {
      en: `two are wanted, there are ${files.length}`,
      es: `hacen falta dos, hay ${files.length}`,
    })
    for (const file of files) {
      const { en, es } = differs(readFileSync(join(this.#root, file), 'utf8'))
      missing.push(...need(en !== undefined, both(`${basename(file)}: // Differs: ...`)))
      missing.push(...need(es !== undefined, both(`${basename(file)}: // Se distingue: ...`)))
      missing.push(...unlike(await this.#verdict(file), 'passed').map(about(file)))
    }
    return point({ en: 'right answers', es: 'respuestas correctas' }, missing)
  }

  async wrongs(): Promise<Point> {
    const files = answersOf(this.#root, this.#exercise, 'wrong')
    const missing = need(files.length >= 3, {
      en: `three are wanted, there are ${files.length}`,
      es: `hacen falta tres, hay ${files.length}`,
    })
    for (const file of files) missing.push(...(await this.#wrong(file)).map(about(file)))
    return point({ en: 'wrong answers', es: 'respuestas equivocadas' }, missing)
  }

  async #wrong(file: string): Promise<Text[]> {
    try {
      const { fails, card } = declaredBy(this.#root, file)
      if (card !== undefined && !(card in CARDS)) {
        return [{ en: `there is no card ${card}`, es: `no existe la tarjeta ${card}` }]
      }
      const verdict = await this.#verdict(file)
      if ('problem' in verdict) return [verdict.problem]
      const all = verdict.checks.map(({ name }) => name.en)
      const failed = verdict.checks
        .filter(({ state }) => state !== 'passed')
        .map(({ name }) => name.en)
      const shown = verdict.message?.card
      return [
        ...fails
          .filter((name) => !all.includes(name))
          .map((name) => ({
            en: `no check is called: ${name}`,
            es: `ninguna comprobación se llama: ${name}`,
          })),
        ...failed
          .filter((name) => !fails.includes(name))
          .map((name) => ({
            en: `fails, undeclared: ${name}`,
            es: `falla sin declararlo: ${name}`,
          })),
        ...fails
          .filter((name) => all.includes(name) && !failed.includes(name))
          .map((name) => ({ en: `passes: ${name}`, es: `pasa: ${name}` })),
        ...need(shown === card, {
          en: `declares card ${card ?? 'none'}, shown first is ${shown ?? 'none'}`,
          es: `declara la tarjeta ${card ?? 'none'}, y la primera que sale es ${shown ?? 'none'}`,
        }),
      ]
    } catch (error) {
      return [both((error as Error).message)]
    }
  }

  /** Texts that `npm run new` has left for the author. A stub may say TODO, its own do. */
  leftovers(): Point {
    const { stub } = this.#exercise
    const files = this.#files()
    const found = files.flatMap((file) => {
      const left = file === stub ? /TODO author/ : /\bTODO\b/
      const lines = this.#read(file).split('\n')
      const where = lines.flatMap((line, index) => (left.test(line) ? [index + 1] : []))
      const isNamed = basename(file).includes('.todo-')
      if (where.length === 0 && !isNamed) return []
      const place = where.length === 0 ? file : `${file}:${where.join(',')}`
      return [isNamed ? { en: `${place}, and its name`, es: `${place}, y su nombre` } : both(place)]
    })
    const pages = (['en', 'es'] as const).flatMap((language) => {
      const { lesson, hints } = pagesOf(this.#exercise.chapter, language)
      const heading = headingOf(this.#exercise.name)
      return [
        { page: lesson, text: whole(this.#read(lesson), heading.statement) },
        { page: hints, text: whole(this.#read(hints), heading.hints) },
      ].filter(({ text }) => text?.includes('TODO author'))
    })
    const name = { en: 'nothing left to write', es: 'nada por escribir' }
    return point(name, [...found, ...pages.map(({ page }) => both(page))])
  }

  async types(): Promise<Point> {
    const files = this.#files().filter((file) => file.endsWith('.ts'))
    const errors = await typeErrors(files.map((file) => join(this.#root, file)))
    const missing = [...errors.values()].flat().map(({ seen, place }) => ({
      en: `${basename(place?.file ?? '')}:${place?.line ?? 1}: ${seen.en}`,
      es: `${basename(place?.file ?? '')}:${place?.line ?? 1}: ${seen.es}`,
    }))
    return point({ en: 'types', es: 'tipos' }, missing)
  }

  async mutants(): Promise<Point> {
    const name = { en: 'mutants', es: 'mutantes' }
    const { id, solution, stub, grader } = this.#exercise
    if (this.#absent([solution, stub, grader]).length > 0) return point(name, [NOT_YET])
    try {
      const one = await tried(this.#root, this.#exercise, this.#jury)
      const { killed, of, percent } = score([one])
      const again = `npm run mutate ${id}`
      return point(name, [
        ...need(percent >= LEAST.exercise, {
          en: `${killed} of ${of} killed, ${LEAST.exercise} % are wanted: ${again}`,
          es: `${killed} de ${of} eliminados, hace falta el ${LEAST.exercise} %: ${again}`,
        }),
        ...need(one.stale.length === 0, {
          en: `${one.stale.length} stale records: ${again}`,
          es: `${one.stale.length} anotaciones caducas: ${again}`,
        }),
      ])
    } catch (error) {
      return point(name, [both((error as Error).message)])
    }
  }

  #files(): string[] {
    const { chapter, name, stub, solution, grader } = this.#exercise
    const page = `graders/${chapter}/${name}.equivalent.md`
    const answers = (['right', 'wrong'] as const).flatMap((kind) =>
      answersOf(this.#root, this.#exercise, kind),
    )
    return [stub, solution, grader, page, ...answers].filter((file) =>
      existsSync(join(this.#root, file)),
    )
  }

  #absent(files: readonly string[]): Text[] {
    return files
      .filter((file) => !existsSync(join(this.#root, file)))
      .map((file) => ({ en: `there is no ${file}`, es: `no existe ${file}` }))
  }

  #read(file: string): string {
    const path = join(this.#root, file)
    return existsSync(path) ? readFileSync(path, 'utf8').replaceAll('\r\n', '\n') : ''
  }

  async #verdict(file: string): Promise<Verdict | { problem: Text }> {
    const program = compile(file, this.#read(file))
    const one: Case = { exercise: this.#exercise, program, seed: 1, file }
    const ruling = await this.#jury.judge(one)
    if ('verdict' in ruling) return ruling.verdict
    if ('trouble' in ruling) return { problem: both(ruling.trouble.split('\n')[0] ?? '') }
    return {
      problem: {
        en: `still running after ${ruling.overtime} s`,
        es: `sigue en marcha a los ${ruling.overtime} s`,
      },
    }
  }
}

const NOT_YET: Text = { en: 'cannot be tried yet', es: 'aún no se pueden probar' }

const LANGUAGE: Record<Language, Text> = {
  en: { en: 'English', es: 'inglés' },
  es: { en: 'Spanish', es: 'español' },
}

function say(en: string, es: string, language: Language): Text {
  const { [language]: name } = LANGUAGE
  return { en: `${en} in ${name.en}`, es: `${es} en ${name.es}` }
}

function point(name: Text, missing: readonly Text[]): Point {
  return { name, missing }
}

function need(holds: boolean, missing: Text): Text[] {
  return holds ? [] : [missing]
}

function both(text: string): Text {
  return { en: text, es: text }
}

function nothing(page: string, heading: string): Text {
  return { en: `${page} has no "${heading}"`, es: `${page} no tiene "${heading}"` }
}

function about(file: string): (text: Text) => Text {
  return ({ en, es }) => ({ en: `${basename(file)}: ${en}`, es: `${basename(file)}: ${es}` })
}

/** Nothing, if the verdict is the one that is wanted; else what it says. */
function unlike(verdict: Verdict | { problem: Text }, state: Verdict['state']): Text[] {
  if ('problem' in verdict) return [verdict.problem]
  if (verdict.state === state) return []
  const seen = verdict.message?.seen
  return [
    {
      en: `${verdict.state}, not ${state}${seen === undefined ? '' : `: ${seen.en}`}`,
      es: `${verdict.state}, no ${state}${seen === undefined ? '' : `: ${seen.es}`}`,
    },
  ]
}

/** The text below a heading, and the heading with it. */
function whole(page: string, heading: string): string {
  return `${headingIn(page, heading)}\n${textOf(page, heading)}`
}
