// What the runtime's errors advise, in Spanish. The first line of such an error is asyncio's own and
// stays as it is: students will search for it. What stands below is ours, and is English in the
// runtime, which speaks one language; a test finds every such text there and demands its twin here.
// `{}` is what differs from error to error: names, values.
import type { Text } from './language.ts'

const TWINS: Readonly<Record<string, string>> = {
  // Coroutines and the loop.
  'What it awaits in this loop never suspends, so no other task, timer or cancellation gets in. Wait for something that does suspend: yield* sleep(0), an Event, a Queue.':
    'Lo que espera en este bucle nunca se suspende, así que no deja pasar a otra tarea, temporizador o cancelación. Hay que esperar algo que sí se suspenda: yield* sleep(0), un Event, una Queue.',
  'A coroutine object runs once, and this one was awaited, or given to a task, before. Call the function again for a second run, or keep its result in a task: const task = createTask(...).':
    'Un objeto corrutina se ejecuta una vez, y este ya se esperó o se dio a una tarea. Para otra ejecución se llama otra vez a la función, o se guarda su resultado en una tarea: const task = createTask(...).',
  'Tasks, timers and futures live in a loop, and this line runs outside of one: at the top of a file, or in a coroutine that was stepped by hand (next(), for...of, [...spread]) instead of awaited. Put it inside a coroutine and start the loop with run(main()) or simulate(main()).':
    'Las tareas, los temporizadores y los futuros viven en un bucle de eventos, y esta línea se ejecuta fuera: en lo alto de un archivo, o en una corrutina que se hizo avanzar a mano (next(), for...of, [...spread]) en vez de esperarla. Hay que ponerla dentro de una corrutina y arrancar el bucle con run(main()) o simulate(main()).',
  'A loop that yields for ever looks like this. If the program is really that long: simulate(main(), { maxTurns: ... }).':
    'Así se ve un bucle que cede el turno sin fin. Si el programa es de verdad tan largo: simulate(main(), { maxTurns: ... }).',
  'A program has one loop: await the coroutine with yield*, or give it to createTask.':
    'Un programa tiene un solo bucle de eventos: la corrutina se espera con yield*, o se da a createTask.',
  'Its program has ended, and nothing that is given to it now would run.':
    'Su programa ha terminado, y nada de lo que se le dé ahora se ejecutaría.',
  'It ran its programs in one loop; make a new one.':
    'Ejecutó sus programas en un bucle de eventos; hay que crear otro.',
  'A runner runs one program at a time: await runner.run(...) before the next call.':
    'Un Runner ejecuta un programa cada vez: hay que esperar runner.run(...) antes de la siguiente llamada.',
  'The loop calls a callback and never awaits it, so the body of a function* would not run. To start it: createTask(job()); from a callback: () => { createTask(job()) }':
    'El bucle de eventos llama a un callback y nunca lo espera, así que el cuerpo de una function* no se ejecutaría. Para arrancarla: createTask(job()); desde un callback: () => { createTask(job()) }',
  'Pass the function without calling it: loop.{}(..., f), not f().':
    'Hay que pasar la función sin llamarla: loop.{}(..., f), y no f().',
  '{} was made in another run() or simulate(); create it inside this one.':
    '{} se creó en otro run() o simulate(); hay que crearlo dentro de este.',
  'It was made in another run() or simulate(); create it inside this one.':
    'Se creó en otro run() o simulate(); hay que crearlo dentro de este.',
  'Tasks of another run() or simulate() have waited for it; create it inside this one.':
    'Ya lo esperaron tareas de otro run() o simulate(); hay que crearlo dentro de este.',

  // What is not awaited as it should be.
  'A coroutine function has to be called: {}()': 'Una función corrutina hay que llamarla: {}()',
  'It runs already: wait for it with yield*.': 'Ya está en marcha: se espera con yield*.',
  'To run several: gather([a(), b()]).': 'Para ejecutar varias: gather([a(), b()]).',
  "A Promise belongs to Node's own loop. A coroutine is a function*, and yield* waits.":
    'Una Promise pertenece al bucle propio de Node. Una corrutina es una function*, y yield* espera.',
  'A coroutine is what calling a function* returns.':
    'Una corrutina es lo que devuelve la llamada a una function*.',
  '`yield download(url)` starts nothing; write `yield* download(url)`.':
    '`yield download(url)` no arranca nada; se escribe `yield* download(url)`.',
  "Promises and timers of Node end on Node's own loop, which this one does not wait for. Use the runtime's coroutines: yield* sleep(seconds).":
    'Las Promise y los temporizadores de Node acaban en el bucle propio de Node, al que este no espera. Hay que usar las corrutinas del runtime: yield* sleep(seconds).',
  'A coroutine can wait only for coroutines, futures and tasks. Waiting is yield* (with a star); a bare `yield` gives the others one turn; `return` hands back a value.':
    'Una corrutina solo puede esperar corrutinas, futuros y tareas. Se espera con yield* (con asterisco); un `yield` solo cede un turno a las demás; `return` devuelve un valor.',
  '`yield task` only hands it over; write `yield* task` to wait for it and get its result.':
    '`yield task` solo la entrega; se escribe `yield* task` para esperarla y recibir su resultado.',
  "yield* waits for coroutines, futures and tasks. A function* has to be called: yield* job(); a Promise belongs to Node's own loop, and inside run() fromPromise(...) makes a future of it.":
    'yield* espera corrutinas, futuros y tareas. Una function* hay que llamarla: yield* job(); una Promise pertenece al bucle propio de Node, y dentro de run() fromPromise(...) la convierte en un futuro.',
  'It hands its items to the loop one by one and gives undefined. To wait for all of them: const results = yield* gather([a, b])':
    'Entrega sus elementos al bucle de eventos uno a uno y da undefined. Para esperarlos todos: const results = yield* gather([a, b])',
  'The coroutine was stepped by hand - for...of, [...spread], Array.from or next() - and went on before what it waits for was there. Await it instead: yield* job(), or yield* createTask(job()).':
    'Se hizo avanzar la corrutina a mano - for...of, [...spread], Array.from o next() - y siguió antes de que llegara lo que espera. Hay que esperarla: yield* job(), o yield* createTask(job()).',

  // Futures, tasks and callbacks.
  'result() reads, it does not wait. To wait: const value = yield* task':
    'result() lee, no espera. Para esperar: const value = yield* task',
  'The task has not ended: ask done() first, or wait for it.':
    'La tarea no ha terminado: antes se pregunta a done(), o se la espera.',
  '{} is settled already, and that happens once. Guard with: if (!future.done()) ...':
    '{} ya tiene su desenlace, y eso ocurre una sola vez. Se comprueba antes: if (!future.done()) ...',
  'The loop calls a callback and never awaits it, so the body of a function* would not run. Pass a plain function, and start a task in it: (task) => { createTask(save(task.result())) }':
    'El bucle de eventos llama a un callback y nunca lo espera, así que el cuerpo de una function* no se ejecutaría. Se pasa una función normal, que arranca una tarea: (task) => { createTask(save(task.result())) }',
  '`addDoneCallback(notify(task))` calls notify now and registers what it returned. Pass the function without calling it: addDoneCallback(notify)':
    '`addDoneCallback(notify(task))` llama ahora a notify y registra lo que devolvió. Hay que pasar la función sin llamarla: addDoneCallback(notify)',

  // Several at once.
  'In Python it is gather(*list); here the list itself is passed, as to Promise.all.':
    'En Python es gather(*list); aquí se pasa la propia lista, como a Promise.all.',
  'It takes one list: asCompleted([a, b]).': 'Recibe una lista: asCompleted([a, b]).',
  'wait() takes one list: wait([task]).': 'wait() recibe una lista: wait([task]).',
  'wait() would have nothing to wait for: ask for the length first.':
    'wait() no tendría nada que esperar: antes se pregunta por la longitud.',
  'wait() needs tasks to be able to give the same objects back: const tasks = [createTask(a()), createTask(b())]':
    'wait() necesita tareas para poder devolver los mismos objetos: const tasks = [createTask(a()), createTask(b())]',
  'It is one of FIRST_COMPLETED, FIRST_EXCEPTION and ALL_COMPLETED: wait(tasks, { returnWhen: FIRST_COMPLETED })':
    'Es uno de FIRST_COMPLETED, FIRST_EXCEPTION y ALL_COMPLETED: wait(tasks, { returnWhen: FIRST_COMPLETED })',
  'Its block waits for the tasks: yield* asyncWith(new TaskGroup(), function* (group) { ... })':
    'Su bloque espera las tareas: yield* asyncWith(new TaskGroup(), function* (group) { ... })',
  'Its block has ended; nobody would wait for this task.':
    'Su bloque ha terminado; nadie esperaría esta tarea.',
  'A child failed or the task was cancelled, so everybody in the group has to stop.':
    'Falló una tarea hija o se canceló la tarea, así que todo el grupo tiene que parar.',
  'A group serves one block; make a new one.': 'Un grupo sirve para un bloque; hay que crear otro.',
  'It measures one block; call timeout() again for another.':
    'Mide un bloque; para otro se llama otra vez a timeout().',
  'It counts from the moment its block is entered: yield* asyncWith(timeout(2), function* () { ... })':
    'Cuenta desde que se entra en su bloque: yield* asyncWith(timeout(2), function* () { ... })',

  // Iterators and context managers.
  'It was closed, and a `finally` block emitted another item, which nobody will take.':
    'Se cerró, y un bloque `finally` emitió otro elemento, que nadie recogerá.',
  'Emit in the body itself, or in a coroutine that it awaits: a task or a callback cannot. To gather items from several tasks, let them put into a Queue and emit what comes out of it.':
    'Hay que emitir en el propio cuerpo, o en una corrutina que este espere: una tarea o un callback no pueden. Para reunir elementos de varias tareas, que los metan en una Queue, y se emite lo que se saca de ella.',
  'An item is handed out by waiting until somebody takes it; without yield* emit it is lost. yield* emit(item)':
    'Un elemento se entrega esperando a que alguien lo recoja; sin yield* emit se pierde. yield* emit(item)',
  'Another task waits for its next item. Give each task a generator of its own, or share a Queue.':
    'Otra tarea espera su siguiente elemento. Cada tarea necesita un generador propio, o se comparte una Queue.',
  'A plain function cannot await; the star is probably missing. asyncGenerator(function* (emit) { ... yield* emit(item) ... })':
    'Una función normal no puede esperar; seguramente falta el asterisco. asyncGenerator(function* (emit) { ... yield* emit(item) ... })',
  '`return` in a block leaves the block only, so the loop would go on. Hand the signal on: return yield* asyncWith(manager, function* () { ... })':
    '`return` en un bloque solo sale del bloque, así que el bucle seguiría. Hay que pasar la señal: return yield* asyncWith(manager, function* () { ... })',
  'It is a function of its own: its `return` ends one round, not the loop and not the function around it. For the next item: return. To end the loop: return leave(), or return leave(value) to get the value from asyncFor: const found = yield* asyncFor(items, function* (item) { ... return leave(item) })':
    'Es una función aparte: su `return` acaba una vuelta, no el bucle ni la función de alrededor. Para el siguiente elemento: return. Para acabar el bucle: return leave(), o return leave(value) para que asyncFor dé ese valor: const found = yield* asyncFor(items, function* (item) { ... return leave(item) })',
  'asyncWith needs an object with *aenter() and *aexit(error), such as a Lock, a TaskGroup or timeout(1). For a lock write asyncWith(lock, ...), not asyncWith(lock.acquire(), ...).':
    'asyncWith necesita un objeto con *aenter() y *aexit(error), como un Lock, un TaskGroup o timeout(1). Con un cerrojo se escribe asyncWith(lock, ...), y no asyncWith(lock.acquire(), ...).',
  'What is there already needs no waiting between items: for (const item of list) { ... } Items that have to be waited for come from an object with aiter() and *anext(), or asyncGenerator.':
    'Lo que ya está ahí no necesita esperas entre elementos: for (const item of list) { ... } Los elementos que hay que esperar vienen de un objeto con aiter() y *anext(), o de asyncGenerator.',
  'aiter() is a plain method and returns the iterator, often `return this`; *anext() is the coroutine.':
    'aiter() es un método normal y devuelve el iterador, a menudo `return this`; la corrutina es *anext().',
  'The block is run by it, after the first await, and so has to come as a function. yield* {}({}, function* (value) { ... })':
    'Es ella quien ejecuta el bloque, tras la primera espera, así que tiene que llegarle como función. yield* {}({}, function* (value) { ... })',
  'A plain function cannot await; the star is probably missing. yield* {}(..., function* (value) { ... })':
    'Una función normal no puede esperar; seguramente falta el asterisco. yield* {}(..., function* (value) { ... })',

  // Locks, queues and context variables.
  'What others wait for is changed, and told, while holding the lock: yield* asyncWith(condition, function* () { condition.notify() })':
    'Lo que otras esperan se cambia, y se avisa, con el cerrojo tomado: yield* asyncWith(condition, function* () { condition.notify() })',
  'wait() releases the lock and takes it again, so it has to be held: yield* asyncWith(condition, function* () { yield* condition.wait() })':
    'wait() suelta el cerrojo y lo vuelve a tomar, así que hay que tenerlo: yield* asyncWith(condition, function* () { yield* condition.wait() })',
  'A coroutine that nobody awaits is an object, and every object counts as true. The predicate is a plain function: waitFor(() => items.length > 0)':
    'Una corrutina que nadie espera es un objeto, y todo objeto cuenta como verdadero. El predicado es una función normal: waitFor(() => items.length > 0)',
  'Each release() undoes one acquire(). asyncWith(lock, function* () { ... }) pairs them.':
    'Cada release() deshace un acquire(). asyncWith(lock, function* () { ... }) los empareja.',
  'Each release() undoes one acquire(). asyncWith(semaphore, function* () { ... }) pairs them.':
    'Cada release() deshace un acquire(). asyncWith(semaphore, function* () { ... }) los empareja.',
  'A priority queue compares its items, and of two arrays the first places that differ. With a counter in between, what comes last is never compared: put([priority, count++, item])':
    'Una cola de prioridad compara sus elementos, y de dos arrays las primeras posiciones que difieren. Con un contador en medio nunca se compara lo último: put([priority, count++, item])',
  'To wait until there is room: yield* queue.put(item)':
    'Para esperar a que haya sitio: yield* queue.put(item)',
  'To wait for an item: const item = yield* queue.get()':
    'Para esperar un elemento: const item = yield* queue.get()',
  'Each item that was put allows one taskDone(), after the work on it.':
    'Cada elemento que se metió permite un taskDone(), después de trabajar con él.',
  'Code runs in it this moment. Enter a copy of it: context.copy().run(f)':
    'En él se está ejecutando código ahora mismo. Se entra en una copia: context.copy().run(f)',
  'A task resets what it has set itself; what another task sets is not seen here anyway.':
    'Una tarea restablece lo que ella misma puso; de todos modos aquí no se ve lo que pone otra tarea.',
  'It was set in no task above this one, and has no default: new ContextVar(name, { default: ... })':
    'No se le dio valor en ninguna tarea por encima de esta, y no tiene uno por defecto: new ContextVar(name, { default: ... })',

  // Threads and Promises.
  'Send a plain function, or await the coroutine here: it needs the loop, and the thread has none.':
    'Una corrutina necesita el bucle de eventos, y el hilo no lo tiene: se envía una función normal, o se espera aquí.',
  'Built-in and bound functions have none; wrap it: (x) => Math.sqrt(x)':
    'Las funciones propias del lenguaje y las ligadas no lo tienen; se envuelve en otra: (x) => Math.sqrt(x)',
  'Pass the function without calling it: toThread(hash, text), not toThread(hash(text)).':
    'Hay que pasar la función sin llamarla: toThread(hash, text), y no toThread(hash(text)).',
  "A function is sent to a thread as its text, without what surrounds it: pass what it needs as arguments, or put it in a module: toThread([import.meta.resolve('./work.js'), 'name'], ...)":
    "Una función se envía al hilo como texto, sin lo que la rodea: lo que necesita se pasa como argumentos, o se pone en un módulo: toThread([import.meta.resolve('./work.js'), 'name'], ...)",
  'A coroutine, a task or a future needs no bridge: yield* job()':
    'Una corrutina, una tarea o un futuro no necesitan puente: yield* job()',
  'simulate() runs a program to its end at once, on a clock of its own; Promises and threads end later, on the clock of the world, when the simulated program is over. Run the program with run(main()), or let a coroutine with sleep() stand for what it waits for.':
    'simulate() ejecuta un programa hasta el final de una vez, en un reloj propio; las Promise y los hilos acaban después, en el reloj del mundo, cuando el programa simulado ya terminó. Se ejecuta con run(main()), o una corrutina con sleep() hace las veces de lo que espera.',
}

const HOLE = '{}'

const patterns = Object.entries(TWINS).map(([en, es]) => {
  const fixed = en.split(HOLE).map((part) => part.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
  return { pattern: new RegExp(`^${fixed.join('([^]*?)')}$`), es }
})

/** What an error of the runtime advises, in both languages; undefined for a text of somebody else. */
export function hintOfRuntime(hint: string): Text | undefined {
  const line = hint.replaceAll(/\s+/g, ' ').trim()
  for (const { pattern, es } of patterns) {
    const found = pattern.exec(line)
    if (found === null) continue
    const [, ...holes] = found
    return { en: hint, es: holes.reduce((text, hole) => text.replace(HOLE, () => hole), es) }
  }
  return undefined
}
