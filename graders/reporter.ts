// What `npm test` and `npm run watch` print: a line for each exercise, and of what is wrong one
// message. A vitest reporter, in the main process.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Reporter, TestModule, Vitest } from 'vitest/node'
import { CARDS } from './cards.ts'
import type { Exercise } from './catalog.ts'
import { BEGINS, ENDS, editorLine, isForEditor } from './editor.ts'
import { afterPass, nameOf, nextAfter, whereToBegin } from './guide.ts'
import { say } from './language.ts'
import type { Note } from './observe.ts'
import type { Options } from './options.ts'
import { Progress } from './progress.ts'
import {
  messageText,
  printedText,
  proofText,
  type Style,
  solvedText,
  standingOf,
  statusLine,
  TITLE_WIDTH,
} from './report.ts'
import { indent, styleFor } from './screen.ts'
import { stop, typeErrors } from './source.ts'
import { chapterTitle, titleOf } from './titles.ts'
import { given, type Message, type Verdict } from './verdict.ts'

/** An exercise with its verdict, or with what kept it from getting one. */
type Judged = {
  readonly exercise: Exercise
  readonly verdict?: Verdict
  readonly trouble?: string
  /** What the program printed in the run that the verdict is about. */
  readonly printed?: readonly Note[]
}

type Unhandled = { readonly name?: string; readonly message?: string; readonly stack?: string }

/** More lines of what a program printed would hide the message. */
const MOST_PRINTED = 12

/** Prints verdicts; sets exit code 1 when something attempted is wrong. */
export class KitReporter implements Reporter {
  readonly #root: string
  readonly #options: Options
  readonly #style: Style
  readonly #verdicts = new Map<string, Judged>()
  readonly #keys = new Map<string, string>()
  /** The names of files in the UI; each stands in a lesson, and is asked for at every event. */
  readonly #names = new Map<string, string>()
  #progress: Progress | undefined
  #vitest: Vitest | undefined
  #types: Promise<Map<string, Message[]>> | undefined
  #checkTypes: () => Promise<Map<string, Message[]>> = async () => new Map()

  constructor(root: string, options: Options, stream: NodeJS.WriteStream = process.stdout) {
    this.#root = root
    this.#options = options
    this.#style = styleFor(stream)
  }

  onInit(vitest: Vitest): void {
    this.#vitest = vitest
  }

  onBrowserInit(): void {}

  onTestModuleQueued(): void {
    this.#nameFiles()
  }

  onTestModuleCollected(): void {
    this.#nameFiles()
  }

  /** The UI lists files: there they have the names of their exercises. */
  #nameFiles(): void {
    if (this.#vitest?.config.ui !== true) return
    for (const file of this.#vitest.state.getFiles()) {
      const known = this.#names.get(file.filepath) ?? this.#nameOf(file.filepath)
      if (known !== undefined) file.name = known
    }
  }

  #nameOf(path: string): string | undefined {
    const exercise = this.#options.exercises.find(({ grader }) => path.endsWith(grader))
    const name = exercise && nameOf(this.#root, exercise)
    if (name !== undefined) this.#names.set(path, name)
    return name
  }

  onTestRunStart(specifications: readonly { readonly moduleId: string }[]): void {
    const paths = this.#options.exercises.map(({ stub }) => join(this.#root, stub))
    this.#types = undefined
    this.#progress ??= new Progress(this.#root)
    for (const exercise of this.#options.exercises) {
      if (!specifications.some(({ moduleId }) => moduleId.endsWith(exercise.grader))) continue
      this.#keys.set(exercise.id, this.#progress.keyOf(exercise))
    }
    this.#checkTypes = () => {
      this.#types ??= typeErrors(paths.filter((path) => existsSync(path)))
      return this.#types
    }
    // In another process and beside the run, so that it costs no time.
    if (this.#vitest?.config.watch !== true) this.#checkTypes()
  }

  async onTestRunEnd(
    modules: readonly TestModule[],
    unhandled: readonly Unhandled[],
  ): Promise<void> {
    // In the watch loop the verdict is what counts: types come behind it, unless nothing ran.
    const isLoop = this.#vitest?.config.watch === true && !modules.some(isIdle)
    const types = isLoop ? new Map<string, Message[]>() : await this.#checkTypes()
    const strays = new Map(unhandled.map((error) => [error, this.#strayOf(error)]))
    const judged = modules
      .map((module) => this.#read(module, types))
      .map((each) => withStray(each, [...strays.values()]))
    for (const each of judged) this.#verdicts.set(each.exercise.id, each)
    this.#remember(judged)
    const isRerun = this.#vitest?.config.watch === true && judged.length === 1
    if (this.#options.isNamed || isRerun) for (const each of judged) this.#print(each)
    else this.#printAll(judged)
    if (isForEditor()) this.#printForEditor()
    const isStopped = judged.some(({ verdict }) => verdict === undefined)
    const ours = unhandled.filter((error) => {
      // A watchdog ended the worker, and has said why.
      const isKnown = isStopped && error.message?.startsWith('[vitest-pool]')
      return strays.get(error) === undefined && !isKnown
    })
    for (const error of ours) this.#line(`\n${error.stack ?? error.message ?? String(error)}`)
    const isWrong = ({ verdict, trouble }: Judged) => verdict?.state === 'wrong' || trouble
    if (judged.some(isWrong) || unhandled.length > 0) process.exitCode = 1
    if (this.#vitest?.config.watch !== true) await stop()
    if (isLoop) this.#printTypesLater(judged)
  }

  /** A run of one check, or with other inputs, says nothing of what the student has reached. */
  #remember(judged: readonly Judged[]): void {
    const { seed, only } = this.#options.replay
    if (seed !== 1 || only !== undefined) return
    const stuck = { state: 'wrong', passed: 0, count: 0, isPartial: false } as const
    const known = judged.map(({ exercise: { id }, verdict }) => {
      const standing = verdict === undefined ? stuck : standingOf(verdict)
      return [id, { ...standing, key: this.#keys.get(id) ?? '' }] as const
    })
    this.#progress?.remember(new Map(known))
  }

  #printTypesLater(judged: readonly Judged[]): void {
    const run = this.#checkTypes()
    run.then((types) => {
      // Another save has come meanwhile: its run has its own.
      if (this.#types !== run) return
      for (const { exercise, verdict } of judged) {
        const [first] = types.get(join(this.#root, exercise.stub)) ?? []
        if (first !== undefined && verdict?.state === 'passed') {
          this.#line(`\n${exercise.id}\n${indent(this.#textOf(first))}`)
        }
      }
    })
  }

  onWatcherStart(): void {
    const { config } = this.#vitest ?? {}
    this.#line('')
    this.#line(
      say({
        en: 'Waiting for a save. q: quit',
        es: 'A la espera de que se guarde un archivo. q: salir',
      }),
    )
    if (config?.ui) {
      const { port, host } = config.api
      this.#line(`UI: http://${host ?? 'localhost'}:${port}${config.uiBase}`)
    }
  }

  onWatcherRerun(): void {
    this.#line('\n'.repeat(2))
  }

  #read(module: TestModule, types: Map<string, Message[]>): Judged {
    const exercise = this.#options.exercises.find(({ grader }) => module.moduleId.endsWith(grader))
    if (exercise === undefined) throw new Error(`no exercise is graded by ${module.moduleId}`)
    const { verdict, printed } = module.meta()
    if (!existsSync(join(this.#root, exercise.stub))) {
      return { exercise, verdict: withoutStub(exercise) }
    }
    if (verdict === undefined) return { exercise, trouble: troubleOf(module) }
    return {
      exercise,
      ...given({ printed }),
      verdict: withTypes(verdict, types.get(join(this.#root, exercise.stub)) ?? []),
    }
  }

  /** An error that surfaced outside every check, where it comes from a student's file. */
  #strayOf(error: Unhandled): Message | undefined {
    const [, file, line] = /(exercises\/[^():?]+\.ts)[^:\s]*:(\d+)/.exec(error.stack ?? '') ?? []
    if (file === undefined) return undefined
    const said = `${error.name ?? 'Error'}: ${error.message ?? ''}`
    return {
      level: 'runtime',
      seen: {
        en: `A promise was rejected and nobody handled it: ${said}`,
        es: `Se rechazó una promesa y nadie la atendió: ${said}`,
      },
      place: { file, line: Number(line) },
      card: 'M13',
      advice: CARDS.M13?.say ?? { en: '', es: '' },
    }
  }

  #print({ exercise, verdict, trouble, printed }: Judged): void {
    const title = titleOf(this.#root, exercise)
    if (verdict === undefined) {
      this.#line(`${exercise.id}  ${title}\n`)
      return this.#line(trouble ?? '')
    }
    this.#line(statusLine(verdict, title, this.#style))
    const { state, message, remark } = verdict
    for (const line of proofText(verdict)) this.#line(line && indent(line))
    if (state === 'notStarted' || state === 'inProgress') {
      this.#line(whereToBegin(this.#root, exercise))
    }
    if (message !== undefined) {
      this.#line(`\n${indent(this.#textOf(message))}`)
      if (printed !== undefined) {
        this.#line(`\n${indent(printedText(printed, MOST_PRINTED).join('\n'))}\n`)
      } else if (message.again === undefined) this.#line('')
      const hint = `npm run hint ${exercise.id}`
      this.#line(indent(say({ en: `Stuck? ${hint}`, es: `¿Sin ideas? ${hint}` })))
    }
    if (remark !== undefined) this.#line(`\n${indent(this.#textOf(remark))}`)
    if (state === 'passed') this.#line(afterPass(this.#root, exercise, this.#style))
  }

  #printAll(judged: readonly Judged[]): void {
    let chapter = ''
    const sorted = [...judged].sort((a, b) => (a.exercise.id < b.exercise.id ? -1 : 1))
    for (const { exercise, verdict, trouble } of sorted) {
      if (exercise.chapter !== chapter) {
        chapter = exercise.chapter
        this.#line(`\n${this.#style('bold', chapterTitle(this.#root, chapter))}`)
      }
      const title = titleOf(this.#root, exercise)
      if (verdict !== undefined) this.#line(`  ${statusLine(verdict, title, this.#style)}`)
      else this.#line(`  ${exercise.id}  ${title.padEnd(TITLE_WIDTH)}  ${firstLine(trouble)}`)
    }
    this.#line(`\n${solvedText(judged.map(({ verdict }) => verdict))}\n`)
    const wrong = sorted.find(({ verdict, trouble }) => verdict?.state === 'wrong' || trouble)
    if (wrong !== undefined) return this.#print(wrong)
    const next = sorted.find(({ verdict }) => verdict?.state !== 'passed')
    if (next !== undefined) this.#line(whereToBegin(this.#root, next.exercise))
    else this.#printAllSolved(sorted)
  }

  /** Behind a chapter comes the next one. */
  #printAllSolved(judged: readonly Judged[]): void {
    const graded = judged.map(({ exercise }) => exercise.id)
    const last = judged.at(-1)?.exercise
    const next = last && nextAfter(this.#root, last)
    if (next === undefined || graded.includes(next.id)) {
      return this.#line(say({ en: 'Everything is solved.', es: 'Todo está resuelto.' }))
    }
    this.#line(say({ en: 'All of these are solved.', es: 'Todos estos están resueltos.' }))
    this.#line(whereToBegin(this.#root, next))
  }

  /** Of everything that was graded since the start: a save of one takes no problem of another away. */
  #printForEditor(): void {
    const lines = [...this.#verdicts.values()].flatMap(({ verdict }) => {
      const error = verdict?.message && editorLine(verdict.message, 'error')
      const warning = verdict?.remark && editorLine(verdict.remark, 'warning')
      return [error, warning].flatMap((line) => line ?? [])
    })
    for (const line of ['', BEGINS, ...lines, ENDS]) this.#line(line)
  }

  #textOf(message: Message): string {
    return messageText(message, this.#style, (line) => this.#codeAt(message, line))
  }

  #codeAt({ place }: Message, line: number): string | undefined {
    if (place === undefined) return undefined
    return readFileSync(join(this.#root, place.file), 'utf8').split('\n')[line - 1]
  }

  #line(text: string): void {
    process.stdout.write(`${text}\n`)
  }
}

function withoutStub({ id, stub }: Exercise): Verdict {
  return {
    exercise: id,
    state: 'wrong',
    checks: [],
    others: [],
    seed: 0,
    message: {
      level: 'syntax',
      seen: {
        en: `${stub} is not there: it was deleted, moved or renamed.`,
        es: `No está ${stub}: se ha borrado, movido o renombrado.`,
      },
      advice: {
        en: `Give the file its name back, or bring the empty exercise back:\n  npm run reset ${id}`,
        es: `Hay que devolverle su nombre, o recuperar el ejercicio vacío:\n  npm run reset ${id}`,
      },
    },
  }
}

/** Nothing in it was attempted, as far as running it can tell. */
function isIdle(module: TestModule): boolean {
  const state = module.meta().verdict?.state
  return state === 'notStarted' || state === 'inProgress'
}

/** A type error never takes a pass away; it is what is wrong with a stub that does nothing yet. */
function withTypes(verdict: Verdict, errors: readonly Message[]): Verdict {
  const [first] = errors
  if (first === undefined || verdict.state === 'wrong') return verdict
  if (verdict.state === 'passed') return { ...verdict, remark: first }
  // That the checker could not look is no mistake of the student.
  if (first.level === 'style') return verdict
  return { ...verdict, state: 'wrong', message: first }
}

function withStray(judged: Judged, strays: readonly (Message | undefined)[]): Judged {
  const { exercise, verdict } = judged
  const message = strays.find((stray) => stray?.place?.file === exercise.stub)
  if (message === undefined || verdict === undefined || verdict.state === 'wrong') return judged
  return { exercise, verdict: { ...verdict, state: 'wrong', message } }
}

/** Why there is no verdict: the file of the kit broke, or the worker was killed. */
function troubleOf(module: TestModule): string {
  const failed = [module, ...module.children.allSuites()].flatMap((part) => part.errors())
  const said = failed.map(({ message, stack }) => stack ?? message)
  if (said.length > 0) return said.join('\n')
  return say({
    en: 'stopped before it had a verdict; the message above says where.',
    es: 'se detuvo antes de tener veredicto; el mensaje de arriba dice dónde.',
  })
}

function firstLine(text: string | undefined): string {
  return (text ?? '').split('\n')[0] ?? ''
}
