// shield: who waits may be cancelled, what is waited for goes on; and who wants its end has to wait.
import fc from 'fast-check'
import {
  CancelledError,
  type Coroutine,
  createTask,
  getRunningLoop,
  sleep,
  type Task,
  wait,
} from '#runtime'
import { count, positiveSeconds, seconds } from '../arbitraries.ts'
import { check, demand } from '../check.ts'
import { exercise } from '../exercise.ts'
import { Crew, stopAfter } from '../jobs.ts'
import type { Text } from '../language.ts'
import { momentOf, mostAtOnce, print, requests, resultOf } from '../observe.ts'

type Module = typeof import('../../exercises/03-collections-of-tasks/10-shield.ts')

/** When somebody comes, and after how long they lose patience, if they do: never at its very end. */
type Caller = { readonly comes: number; readonly leaves: number | undefined }

const caller = (isPatient: boolean): fc.Arbitrary<Caller> =>
  fc.record({
    comes: seconds(),
    leaves: isPatient ? fc.constant(undefined) : count(0, 6).map((halves) => halves / 2 + 0.25),
  })
const callers = fc.array(fc.boolean().chain(caller), { minLength: 1, maxLength: 4 })
const inputs = { callers, takes: positiveSeconds() }

exercise<Module>(import.meta.url, {
  'goes on with the download when a caller is cancelled, even the only one': {
    es: 'sigue con la descarga cuando se cancela a quien llama, aunque sea el único',
    run: ({ module }) =>
      check(inputs, ({ callers, takes }) => {
        const { crew, run } = serve(module, callers, takes)
        demand(crew.asked.length === 0, () => ({
          seen: {
            en: 'A caller was cancelled, and the download was asked to stop.',
            es: 'Se canceló a quien llamaba, y a la descarga se le pidió parar.',
          },
          card: 'M47',
          run,
          mark: ({ text }) =>
            text.en === 'download is asked to stop'
              ? { en: 'stopped with its caller', es: 'parada con quien llamaba' }
              : undefined,
        }))
      }),
  },

  'starts the download with the first call, and only once': {
    es: 'empieza la descarga con la primera llamada, y una sola vez',
    run: ({ module }) =>
      check({ others: callers, takes: positiveSeconds() }, ({ others, takes }) => {
        const impatient: Caller = { comes: 0.5, leaves: 0.25 }
        const { crew, run, first } = serve(module, [impatient, impatient, ...others], takes)
        const atOnce = mostAtOnce(run, isBegin, isLast)
        demand(crew.begun.length <= 1, () => ({
          seen: {
            en: `The download was begun ${crew.begun.length} times; expected once for all callers.`,
            es: `La descarga se empezó ${crew.begun.length} veces; se esperaba una sola para todos.`,
          },
          ...(atOnce > 1 && crew.asked.length === 0 ? { card: 'M48' } : {}),
          advice: KEEP_IT,
          run,
        }))
        const begun = momentOf(run, 'download begins')
        demand(begun === first, () => ({
          seen: {
            en: `The first caller came at ${first} s, and the download ${begun === undefined ? 'never began' : `began at ${begun} s`}.`,
            es: `La primera llamada llegó a los ${first} s, y la descarga ${begun === undefined ? 'no empezó' : `empezó a los ${begun} s`}.`,
          },
          advice: KEEP_IT,
          run,
        }))
      }),
  },

  'gives every other caller the file when it is there, and who comes later at once': {
    es: 'da el archivo a todos los demás en cuanto está, y enseguida a quien llega después',
    run: ({ module }) =>
      check(inputs, ({ callers, takes }) => {
        const { crew, run, first, ends } = serve(module, callers, takes)
        for (const { caller, name, ended } of ends) {
          const when = Math.max(caller.comes, first + takes)
          if (leavesBefore(caller, when)) continue
          demand(ended.what === FILE && ended.at === when, () => ({
            seen: {
              en: `${name} came at ${caller.comes} s, the file was there at ${first + takes} s, and ${toldEnd(ended).en}; expected ${print(FILE)} at ${when} s.`,
              es: `${name} llegó a los ${caller.comes} s, el archivo estaba a los ${first + takes} s, y ${toldEnd(ended).es}; se esperaba ${print(FILE)} a los ${when} s.`,
            },
            ...(ended.what instanceof CancelledError ? ownShield(crew) : {}),
            run,
          }))
        }
      }),
  },

  'lets a cancelled caller go at once, with its CancelledError': {
    es: 'deja ir enseguida a quien se cancela, con su CancelledError',
    run: ({ module }) =>
      check(inputs, ({ callers, takes }) => {
        const { run, first, ends } = serve(module, callers, takes)
        for (const { caller, name, ended } of ends) {
          const when = caller.comes + (caller.leaves ?? 0)
          if (!leavesBefore(caller, first + takes)) continue
          demand(ended.what instanceof CancelledError && ended.at === when, () => ({
            seen: {
              en: `${name} was cancelled at ${when} s, and ${toldEnd(ended).en}; expected CancelledError at ${when} s.`,
              es: `${name} se canceló a los ${when} s, y ${toldEnd(ended).es}; se esperaba CancelledError a los ${when} s.`,
            },
            otherwise: {
              en: 'Await `shield(task)`, and let the CancelledError of the caller pass: it need not wait for the download.',
              es: 'Hay que esperar `shield(task)` y dejar pasar el CancelledError de quien llama: no tiene que esperar la descarga.',
            },
            ...(ended.what instanceof CancelledError ? {} : { card: 'M43' }),
            run,
          }))
        }
      }),
  },

  'gives the error of a download that fails to every caller, and does not start another': {
    es: 'si la descarga falla, da su error a todos los que llaman y no empieza otra',
    run: ({ module }) =>
      check(inputs, ({ callers, takes }) => {
        const patient = callers.map(({ comes }) => ({ comes, leaves: undefined }))
        const { crew, run, ends } = serve(module, patient, takes, true)
        const [error] = crew.errors
        demand(crew.begun.length <= 1, () => ({
          seen: {
            en: `The download failed, and was begun ${crew.begun.length} times; expected once, also when it failed.`,
            es: `La descarga falló y se empezó ${crew.begun.length} veces; se esperaba una sola, también si falla.`,
          },
          advice: KEEP_IT,
          run,
        }))
        for (const { name, ended } of ends) {
          demand(ended.what === error && error !== undefined, () => ({
            seen: {
              en: `The download failed with ${print(error)}, and ${name}: ${toldEnd(ended).en}.`,
              es: `La descarga falló con ${print(error)}, y ${name}: ${toldEnd(ended).es}.`,
            },
            run,
          }))
        }
      }),
  },

  'finish saves to the end when it is cancelled, and then ends cancelled': {
    es: 'finish guarda hasta el final cuando se cancela, y entonces acaba cancelada',
    run: ({ module }) =>
      check({ takes: positiveSeconds(), asked: count(0, 7) }, ({ takes, asked }) => {
        const when = Math.min(asked / 2, takes - 0.5) + 0.25
        const crew = new Crew()
        const save = () => crew.work('save', { works: takes }, undefined)
        const run = crew.play(stopAfter(module.finish(save), sleep(when)))
        const ending = resultOf(run)
        demand(crew.asked.length === 0, () => ({
          seen: {
            en: '`finish` was cancelled, and the save was asked to stop.',
            es: 'Se canceló `finish`, y al guardado se le pidió parar.',
          },
          ...(requests(run).some(({ by }) => by === 'task') ? NO_ARMOUR : { card: 'M47' }),
          run,
        }))
        demand(run.left.length === 0, () => ({
          seen: {
            en: `\`finish\` was cancelled at ${when} s and ended at ${run.time} s, with the save still at work.`,
            es: `\`finish\` se canceló a los ${when} s y acabó a los ${run.time} s, con el guardado aún en marcha.`,
          },
          card: 'M48',
          run,
        }))
        demand(crew.begun.length === 1, () => ({
          seen: {
            en: `The save was begun ${crew.begun.length} times; expected once.`,
            es: `El guardado se empezó ${crew.begun.length} veces; se esperaba una.`,
          },
          run,
        }))
        demand(ending === 'cancelled', () => ({
          seen: {
            en: `\`finish\` was cancelled at ${when} s, and ended as ${print(ending)}.`,
            es: `\`finish\` se canceló a los ${when} s y acabó en ${print(ending)}.`,
          },
          card: 'M43',
          run,
        }))
        demand(crew.begun.length === 1 && run.time === takes, () => ({
          seen: {
            en: `A save of ${takes} s was begun ${crew.begun.length} times, and \`finish\` ended at ${run.time} s.`,
            es: `Un guardado de ${takes} s se empezó ${crew.begun.length} veces, y \`finish\` acabó a los ${run.time} s.`,
          },
          advice: KEEP_IT,
          run,
        }))
      }),
  },

  'finish ends with the save, and as the save does, when nobody cancels it': {
    es: 'finish acaba con el guardado, y como él, cuando nadie la cancela',
    run: ({ module }) =>
      check({ takes: positiveSeconds(), fails: fc.boolean() }, ({ takes, fails }) => {
        const crew = new Crew()
        const run = crew.play(
          module.finish(() => crew.work('save', { works: takes, fails }, undefined)),
        )
        if (!fails) resultOf(run)
        const isPassed = !fails || (run.kind === 'raised' && run.error === crew.errors[0])
        const isWhole = crew.begun.length === 1 && run.left.length === 0 && run.time === takes
        demand(isPassed && isWhole, () => ({
          seen: {
            en: `A save of ${takes} s that ${fails ? 'fails' : 'works'} was begun ${crew.begun.length} times, and \`finish\` ${run.kind === 'raised' ? `raised ${print(run.error)}` : 'returned'} at ${run.time} s.`,
            es: `Un guardado de ${takes} s que ${fails ? 'falla' : 'va bien'} se empezó ${crew.begun.length} veces, y \`finish\` ${run.kind === 'raised' ? `lanzó ${print(run.error)}` : 'volvió'} a los ${run.time} s.`,
          },
          run,
        }))
      }),
  },
})

const isBegin = (line: string) => line.endsWith(' begins')
const isLast = (line: string) => / (ends|has cleaned up)$/.test(line)

const NO_ARMOUR = {
  card: 'M48',
  advice: {
    en: 'Let nobody call `cancel()` on the save: a `shield` holds nothing off that is asked of the task behind it.',
    es: 'Nadie debe llamar a `cancel()` en el guardado: un `shield` no detiene lo que se pide a la propia tarea que hay detrás.',
  },
}

const FILE = 'the file'

const KEEP_IT: Text = {
  en: 'Create the task with the first call and keep it in a variable that every call sees; each call waits for a `shield` of that one task.',
  es: 'La tarea se crea en la primera llamada y se guarda en una variable que ven todas; cada llamada espera un `shield` de esa única tarea.',
}

/** Cancelled with another caller: with the download itself, or with a shield that they share. */
function ownShield(crew: Crew): { card: string; advice?: Text } {
  if (crew.asked.length > 0) return { card: 'M47' }
  return {
    card: 'M48',
    advice: {
      en: 'Keep the task, and wait for a new `shield(task)` in each call: cancelling a caller cancels the shield it waits for, for everybody who waits for the same one.',
      es: 'Hay que guardar la tarea y esperar en cada llamada un nuevo `shield(task)`: al cancelar a quien llama se cancela el escudo que espera, para todos los que esperan el mismo.',
    },
  }
}

/** What came of a call, and when. */
type Ended = { readonly what: unknown; readonly at: number }

/** Has callers come and go while one download runs; all of them have ended when it returns. */
function serve(module: Module, callers: readonly Caller[], takes: number, fails = false) {
  const crew = new Crew()
  const ends: { caller: Caller; name: string; ended: Ended }[] = []
  function* call(get: () => Coroutine<string>, caller: Caller, name: string): Coroutine<void> {
    let what: unknown
    try {
      what = yield* get()
    } catch (error) {
      what = error
    }
    ends.push({ caller, name, ended: { what, at: getRunningLoop().time() } })
  }
  let get: unknown
  function* main(): Coroutine<void> {
    const loop = getRunningLoop()
    get = module.share(() => crew.work('download', { works: takes, fails }, FILE))
    if (!isShared(get)) return
    const tasks: Task<void>[] = []
    const arrivals = callers.map((caller, index) => ({ caller, name: `caller-${index}` }))
    for (const { caller, name } of arrivals.sort((a, b) => a.caller.comes - b.caller.comes)) {
      yield* sleep(Math.max(0, caller.comes - loop.time()))
      const task = createTask(call(get, caller, name), { name })
      if (caller.leaves !== undefined) loop.callLater(caller.leaves, () => task.cancel())
      tasks.push(task)
    }
    yield* wait(tasks)
    // Time for a download that everybody has left to end, or to be begun again.
    yield* sleep(takes + 1)
  }
  const run = crew.play(main())
  resultOf(run)
  demand(isShared(get), () => ({
    seen: {
      en: `share returned ${print(get)}; expected a function, which each caller calls.`,
      es: `share devolvió ${print(get)}; se esperaba una función, a la que llama cada uno.`,
    },
    otherwise: {
      en: 'Return the function itself, without calling it: `return function* () { ... }`.',
      es: 'Se devuelve la propia función, sin llamarla: `return function* () { ... }`.',
    },
    run,
  }))
  // An error that is nobody's plan is the program's own, with a line to explain it.
  const isPlanned = (error: unknown) =>
    error instanceof CancelledError || crew.errors.some((one) => one === error)
  const own = ends.find(({ ended: { what } }) => what instanceof Error && !isPlanned(what))
  if (own !== undefined) throw own.ended.what
  return { crew, run, ends, first: Math.min(...callers.map(({ comes }) => comes)) }
}

function isShared(given: unknown): given is () => Coroutine<string> {
  return typeof given === 'function'
}

function leavesBefore({ comes, leaves }: Caller, moment: number): boolean {
  return leaves !== undefined && comes + leaves < moment
}

function toldEnd({ what, at }: Ended): Text {
  const said = what instanceof CancelledError ? 'CancelledError' : print(what)
  return what instanceof Error
    ? { en: `${said} came out at ${at} s`, es: `salió ${said} a los ${at} s` }
    : { en: `got ${said} at ${at} s`, es: `recibió ${said} a los ${at} s` }
}
