// The handle of a task: its name, whether it is done, and its result. result() reads what is there;
// before the end it raises InvalidStateError, and it never waits.
import fc from 'fast-check'
import { type Coroutine, createTask, InvalidStateError, sleep, type Task } from '#runtime'
import { count, word } from '../arbitraries.ts'
import { hasCountedTurns } from '../beliefs.ts'
import { check, demand } from '../check.ts'
import { exercise } from '../exercise.ts'
import { mainOf, note, type Played, play, print, resultOf, taskName } from '../observe.ts'
import type { TraceLine } from '../verdict.ts'

type Module = typeof import('../../exercises/02-coroutines-and-tasks/04-name-and-result.ts')
type Look = ReturnType<Module['look']>

/** A job that takes some turns, then some seconds, and returns a number. */
type Job = { name: string; turns: number; seconds: number; result: number }

const job = {
  name: word(),
  turns: count(0, 2),
  seconds: fc.constantFrom(0, 0.5, 2),
  result: count(-9, 9),
}

exercise<Module>(import.meta.url, {
  'look tells the name of the task and whether it is done, at any moment': {
    es: 'look dice el nombre de la tarea y si ha terminado, en cualquier momento',
    run: ({ module }) =>
      check({ ...job, isNamed: fc.boolean() }, ({ isNamed, ...inputs }) => {
        for (const { look, task, when, run } of looks(module, inputs, isNamed)) {
          const seen = { name: look.name, done: look.done }
          const expected = { name: task, done: when.isEnd }
          demand(print(seen) === print(expected), () => ({
            seen: {
              en: `${when.en}, look gave ${print(seen)}; expected ${print(expected)}.`,
              es: `${when.es}, look dio ${print(seen)}; se esperaba ${print(expected)}.`,
            },
            otherwise: {
              en: 'Read both from the task at this moment: `task.getName()` and `task.done()`.',
              es: 'Las dos cosas se leen de la tarea en ese momento: `task.getName()` y `task.done()`.',
            },
            run,
          }))
        }
      }),
  },

  'look gives the InvalidStateError that `result()` raises before the end, and the result after it':
    {
      es: 'look da el InvalidStateError que lanza `result()` antes del final, y el resultado después',
      run: ({ module }) =>
        check(job, (inputs) => {
          for (const { look, when, run } of looks(module, inputs, true)) {
            const expected = when.isEnd ? String(inputs.result) : 'InvalidStateError'
            const isError = look.answer instanceof InvalidStateError
            demand((isError ? 'InvalidStateError' : print(look.answer)) === expected, () => ({
              seen: {
                en: `${when.en}, the answer was ${print(look.answer)}; expected ${expected}.`,
                es: `${when.es}, la respuesta fue ${print(look.answer)}; se esperaba ${expected}.`,
              },
              ...(when.isEnd ? {} : { advice: KEEP_THE_ERROR }),
              // Read as if a task that has not ended had no answer yet.
              ...(look.answer === undefined || look.answer === null ? { card: 'M28' } : {}),
              run,
            }))
          }
        }),
    },

  'look raises the error of a task that failed': {
    es: 'look lanza el error de una tarea que falló',
    run: ({ module }) =>
      check(job, (inputs) => {
        const broken = new Error('out of paper')
        demandError(play(lookingAtFailed(module, inputs, broken)), 'look', broken)
      }),
  },

  'follow gives its task the name, and looks at it as soon as it is created': {
    es: 'follow da a su tarea el nombre, y la mira nada más crearla',
    run: ({ module }) =>
      check(job, (inputs) => {
        const { run, list, ranIn } = following(module, inputs)
        demandLook(run, list, 0, {
          name: inputs.name,
          done: false,
          answer: undefined,
          when: { en: 'The first look, at the creation,', es: 'La primera mirada, al crearla,' },
        })
        demand(ranIn === inputs.name, () => ({
          seen: {
            en: `The job ran in a task called ${print(ranIn)}; expected ${print(inputs.name)}.`,
            es: `El trabajo se ejecutó en una tarea llamada ${print(ranIn)}; se esperaba ${print(inputs.name)}.`,
          },
          advice: {
            en: 'Give the name to the task itself: `createTask(job(), { name })`.',
            es: 'El nombre se le da a la propia tarea: `createTask(job(), { name })`.',
          },
          run,
        }))
      }),
  },

  'follow looks again one turn later': {
    es: 'follow vuelve a mirar un turno después',
    run: ({ module }) =>
      check(job, (inputs) => {
        const { run, list } = following(module, inputs)
        const isDone = inputs.turns === 0 && inputs.seconds === 0
        demandLook(run, list, 1, {
          name: inputs.name,
          done: isDone,
          answer: isDone ? inputs.result : undefined,
          when: {
            en: 'The second look, one turn later,',
            es: 'La segunda mirada, un turno después,',
          },
        })
      }),
  },

  'follow looks a third time when the task has ended, and returns the three looks': {
    es: 'follow mira por tercera vez cuando la tarea ha terminado, y devuelve las tres miradas',
    run: ({ module }) =>
      check(job, (inputs) => {
        const { run, list } = following(module, inputs)
        demandLook(run, list, 2, {
          name: inputs.name,
          done: true,
          answer: inputs.result,
          when: { en: 'The third look, at the end,', es: 'La tercera mirada, al final,' },
        })
        demand(list.length === 3 && run.time === inputs.seconds, () => ({
          seen: {
            en: `follow returned ${list.length} looks at ${run.time} s; expected 3 at ${inputs.seconds} s, when the job ends.`,
            es: `follow devolvió ${list.length} miradas a los ${run.time} s; se esperaban 3 a los ${inputs.seconds} s, cuando acaba el trabajo.`,
          },
          run,
        }))
      }),
  },

  'follow raises the error of a job that fails': {
    es: 'follow lanza el error de un trabajo que falla',
    run: ({ module }) =>
      check({ ...job, seconds: fc.constantFrom(0.5, 2) }, (inputs) => {
        const broken = new Error('out of paper')
        demandError(play(module.follow(inputs.name, () => work(inputs, broken))), 'follow', broken)
      }),
  },
})

const KEEP_THE_ERROR = {
  en: 'Call `result()` inside a `try`: the InvalidStateError that it raises before the end is the answer.',
  es: 'Hay que llamar a `result()` dentro de un `try`: el InvalidStateError que lanza antes del final es la respuesta.',
}

const ASK_OR_CATCH = {
  en: 'Ask `task.done()` first, or call `result()` inside a `try`: before the end there is no answer, not even undefined, and it raises.',
  es: 'Hay que preguntar antes `task.done()`, o llamar a `result()` dentro de un `try`: antes del final no hay respuesta, ni siquiera undefined, y lanza un error.',
}

/** Works and returns the result, or fails with `broken` if it is given. */
function* work({ turns, seconds, result }: Job, broken?: Error): Coroutine<number> {
  note('the job starts')
  for (let turn = 0; turn < turns; turn += 1) yield* sleep(0)
  if (seconds > 0) yield* sleep(seconds)
  note('the job ends')
  if (broken !== undefined) throw broken
  return result
}

function* lookingAtFailed(module: Module, inputs: Job, broken: Error): Coroutine<unknown> {
  const task = createTask(work(inputs, broken))
  yield* sleep(inputs.seconds + 1)
  return module.look(task)
}

function demandError(run: Played<unknown>, called: string, broken: Error): void {
  if (run.kind !== 'returned' && run.error !== broken) resultOf(run)
  demand(run.error === broken, () => ({
    seen: {
      en: `The task failed with ${print(broken)}, and ${called} gave ${print(run.result)}; expected that it raises the error, as \`result()\` does.`,
      es: `La tarea falló con ${print(broken)}, y ${called} dio ${print(run.result)}; se esperaba que lanzase el error, como \`result()\`.`,
    },
    advice: {
      en: 'Catch the InvalidStateError only: `if (error instanceof InvalidStateError) return error`, and throw any other.',
      es: 'Hay que capturar solo el InvalidStateError: `if (error instanceof InvalidStateError) return error`, y lanzar cualquier otro.',
    },
    run,
  }))
}

const BEFORE = { isEnd: false, en: 'Before the start', es: 'Antes de arrancar' }
const MIDWAY = { isEnd: false, en: 'While the task was running', es: 'Con la tarea en marcha' }
const AFTER = { isEnd: true, en: 'After the end', es: 'Tras el final' }

/** Looks at a task before it starts, midway if it can be, and at its end. */
function looks(module: Module, inputs: Job, isNamed: boolean) {
  const taken: { look: Look; when: typeof BEFORE; task: string }[] = []
  function* main(): Coroutine<void> {
    const task = createTask(work(inputs), isNamed ? { name: inputs.name } : {})
    take(task, BEFORE)
    yield* sleep(0)
    if (!task.done()) take(task, MIDWAY)
    yield* task
    take(task, AFTER)
  }
  function take(task: Task<number>, when: typeof BEFORE): void {
    note(when.en)
    taken.push({ look: module.look(task), when, task: task.getName() })
  }
  const run = play(main())
  demand(!(run.error instanceof InvalidStateError), () => ({
    seen: {
      en: `look raised ${print(run.error)} for a task that had not ended.`,
      es: `look lanzó ${print(run.error)} con una tarea que no había terminado.`,
    },
    card: 'M28',
    level: 'runtime',
    advice: ASK_OR_CATCH,
    run,
  }))
  resultOf(run)
  return taken.map((one) => {
    demandIsLook(one.look, run)
    return { ...one, run }
  })
}

/** Follows a job; `ranIn` is the name of the task that it ran in. */
function following(module: Module, inputs: Job) {
  let ranIn: string | undefined
  function* job(): Coroutine<number> {
    ranIn = taskName()
    return yield* work(inputs)
  }
  const run = play(module.follow(inputs.name, job))
  const list = resultOf(run)
  demand(Array.isArray(list), () => ({
    seen: {
      en: `follow returned ${print(list)}, not a list of looks.`,
      es: `follow devolvió ${print(list)}, no una lista de miradas.`,
    },
    run,
  }))
  return { run, list, ranIn }
}

type Expected = {
  name: string
  done: boolean
  /** Undefined for the error that stands for an answer. */
  answer: number | undefined
  when: { en: string; es: string }
}

function demandLook(
  run: Played<unknown>,
  list: readonly Look[],
  place: number,
  { when, answer, ...rest }: Expected,
): void {
  const given = list[place]
  demandIsLook(given, run)
  const actual = { name: given.name, done: given.done, answer: shown(given.answer) }
  const expected = { ...rest, answer: answer ?? 'InvalidStateError' }
  demand(print(actual) === print(expected), () => ({
    seen: {
      en: `${when.en} gave ${print(actual)}; expected ${print(expected)}.`,
      es: `${when.es} dio ${print(actual)}; se esperaba ${print(expected)}.`,
    },
    otherwise: {
      en: 'Name the task when it is created, `createTask(job(), { name })`; look at once, look again after one `sleep(0)`, and a last time when the task has been awaited.',
      es: 'La tarea debe recibir el nombre al crearla, `createTask(job(), { name })`; se mira enseguida, otra vez tras un `sleep(0)`, y la última cuando se ha esperado la tarea.',
    },
    ...beliefOf(place, given.done, run),
    run,
    mark: atTheEnd,
  }))
}

/** At the end, the task is not done: nobody waited for it. Or it is done a turn after its creation. */
function beliefOf(place: number, isDone: boolean, run: Played<unknown>): { card?: string } {
  if (place === 1) return isDone && hasAwaitedFirst(run) ? { card: 'M21' } : {}
  if (place !== 2 || isDone) return {}
  return { card: hasCountedTurns(run) ? 'M09' : 'M29' }
}

/** Did the program wait for the task before it gave a turn? */
function hasAwaitedFirst(run: Played<unknown>): boolean {
  const main = mainOf(run.trace)
  const first = run.trace.find((event) => event.kind === 'task.suspend' && event.task === main)
  return first?.kind === 'task.suspend' && first.on !== 'turn'
}

function demandIsLook(given: unknown, run: Played<unknown>): asserts given is Look {
  const isLook = typeof given === 'object' && given !== null && 'name' in given && 'answer' in given
  demand(isLook, () => ({
    seen: {
      en: `A look is ${print(given)}; expected { name, done, answer }.`,
      es: `Una mirada es ${print(given)}; se esperaba { name, done, answer }.`,
    },
    advice: {
      en: 'Make `look` an ordinary function (no star, no `yield*`): it returns what can be read at this moment.',
      es: '`look` tiene que ser una función normal (sin asterisco ni `yield*`): devuelve lo que se puede leer en este momento.',
    },
    run,
  }))
}

function shown(answer: number | InvalidStateError): unknown {
  return answer instanceof InvalidStateError ? 'InvalidStateError' : answer
}

function atTheEnd({ text }: TraceLine) {
  return text.en === 'the job ends' ? { en: 'the end', es: 'el final' } : undefined
}
