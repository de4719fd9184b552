// What whoever shows a card believes, in one clause: for those who teach, and never said to a student.
import type { Text } from '../language.ts'

/** The belief behind a card, if it is one of the catalogue. */
export function beliefOf(card: string): Text | undefined {
  const found = Object.hasOwn(BELIEFS, card) ? BELIEFS[card] : undefined
  return found && { en: found[0], es: found[1] }
}

const BELIEFS: Readonly<Record<string, readonly [en: string, es: string]>> = {
  M01: ['Calling a coroutine function runs it', 'Llamar a una función corrutina la ejecuta'],
  M02: ['The call returns the result', 'La llamada devuelve el resultado'],
  M03: ['yield and yield* are the same', 'yield y yield* son lo mismo'],
  M04: [
    'A coroutine can be awaited again to get its result again',
    'Una corrutina se puede esperar otra vez para volver a tener su resultado',
  ],
  M05: [
    'Marking functions as coroutines makes them concurrent',
    'Basta con que las funciones sean corrutinas para que sean concurrentes',
  ],
  M06: ['Awaiting stops the whole program', 'Esperar detiene todo el programa'],
  M07: ['Each await gives the others a turn', 'Cada espera da un turno a las demás'],
  M08: ['sleep(0) does nothing', 'sleep(0) no hace nada'],
  M09: [
    'Enough sleep(0) guarantee that something has finished',
    'Con suficientes sleep(0) algo habrá terminado seguro',
  ],
  M10: [
    'A blocking call inside a coroutine is fine',
    'Una llamada bloqueante dentro de una corrutina no molesta',
  ],
  M11: ['asyncio makes computation faster', 'asyncio hace más rápido el cálculo'],
  M12: [
    'A coroutine runs up to its first await when called',
    'Al llamarla, una corrutina se ejecuta hasta su primera espera',
  ],
  M13: [
    'Promises, setTimeout and Date.now work inside the simulated loop',
    'Promises, setTimeout y Date.now funcionan en el bucle simulado',
  ],
  M14: [
    'Spreading or looping over a coroutine is harmless',
    'Desplegar o recorrer una corrutina no tiene consecuencias',
  ],
  M15: ['yield* [t1, t2] waits for all', 'yield* [t1, t2] espera a todas'],
  M16: [
    'yield* works inside callbacks of map and forEach',
    'yield* funciona en los callbacks de map y forEach',
  ],
  M17: [
    'return in the body of asyncFor or asyncWith leaves the enclosing coroutine',
    'return en el cuerpo de asyncFor o asyncWith sale de la corrutina que lo contiene',
  ],
  M20: [
    'createTask starts the coroutine immediately',
    'createTask arranca la corrutina al instante',
  ],
  M21: ['A task runs only if it is awaited', 'Una tarea solo se ejecuta si alguien la espera'],
  M22: [
    'Tasks run in the order in which they are awaited',
    'Las tareas se ejecutan en el orden en que se esperan',
  ],
  M23: ['A loop of awaits is concurrent', 'Un bucle de esperas es concurrente'],
  M24: [
    'yield* createTask(x()) line by line is concurrent',
    'yield* createTask(x()) línea a línea es concurrente',
  ],
  M25: [
    'Background tasks finish after main returns',
    'Las tareas de fondo terminan después de que acabe main',
  ],
  M26: [
    'A task is safe without a reference to it',
    'Una tarea está a salvo aunque nadie guarde una referencia',
  ],
  M27: [
    'An exception in a task that nobody awaits stops the program',
    'Una excepción en una tarea que nadie espera detiene el programa',
  ],
  M28: [
    'exception() and result() of a running task give nothing',
    'exception() y result() de una tarea en marcha no dan nada',
  ],
  M29: ['result() waits for the task', 'result() espera a la tarea'],
  M30: [
    'To look at an error, await first and then call exception()',
    'Para ver un error, primero se espera y luego se llama a exception()',
  ],
  M31: ['done() is true only on success', 'done() solo es verdadero si todo fue bien'],
  M32: [
    'A coroutine has the methods of a task, or a task those of a coroutine',
    'Una corrutina tiene los métodos de una tarea, o al revés',
  ],
  M33: ["A future's result can be replaced", 'El resultado de un futuro se puede cambiar'],
  M40: ['cancel() stops the task at that instant', 'cancel() detiene la tarea en ese instante'],
  M41: [
    'cancel() returning true means that the task is cancelled',
    'Que cancel() devuelva true significa que la tarea está cancelada',
  ],
  M42: ['cancel() returning false is an error', 'Que cancel() devuelva false es un error'],
  M43: [
    'Catching CancelledError without raising it again is harmless',
    'Capturar CancelledError sin volver a lanzarla no tiene consecuencias',
  ],
  M44: ['catch (e) catches only ordinary errors', 'catch (e) solo captura errores corrientes'],
  M45: [
    'Cancelling a task that has not started still runs its finally',
    'Al cancelar una tarea sin empezar se ejecuta su finally',
  ],
  M46: ['There is no need to await after cancelling', 'Después de cancelar no hace falta esperar'],
  M47: [
    'Cancelling whoever waits does not touch the awaited task',
    'Cancelar a quien espera no afecta a la tarea esperada',
  ],
  M48: ['shield makes a task uncancellable', 'shield hace que una tarea no se pueda cancelar'],
  M49: [
    'On timeout waitFor leaves the task running',
    'Al agotarse el plazo, waitFor deja la tarea en marcha',
  ],
  M50: [
    'TimeoutError can be caught inside the timeout block',
    'TimeoutError se puede capturar dentro del bloque timeout',
  ],
  M51: [
    'Any ending after a cancel request counts as cancelled',
    'Cualquier final tras una petición de cancelación cuenta como cancelada',
  ],
  M52: [
    'A loop without suspension can be cancelled or timed out',
    'Un bucle que nunca cede se puede cancelar o cortar por plazo',
  ],
  M53: [
    'Cleanup in finally cannot be interrupted',
    'La limpieza en finally no se puede interrumpir',
  ],
  M54: [
    'Once the result is there, cancelling cannot lose it',
    'Cuando el resultado ya está, una cancelación no puede perderlo',
  ],
  M55: [
    'So many calls to cancel(), so many exceptions',
    'Tantas llamadas a cancel(), tantas excepciones',
  ],
  M60: [
    'The done callback runs at the moment the task ends',
    'El callback se ejecuta en el momento en que acaba la tarea',
  ],
  M61: ['addDoneCallback(f()) registers f', 'addDoneCallback(f()) registra f'],
  M62: ['The callback receives the result', 'El callback recibe el resultado'],
  M63: [
    'Callbacks run only when the task succeeds',
    'Los callbacks solo se ejecutan si la tarea acaba bien',
  ],
  M64: [
    'A coroutine function can be a done callback',
    'Una función corrutina puede ser un callback',
  ],
  M65: [
    'An exception in the callback reaches whoever awaits',
    'Una excepción en el callback llega a quien espera',
  ],
  M66: [
    "The callback's return value becomes the result",
    'Lo que devuelve el callback pasa a ser el resultado',
  ],
  M67: [
    'Registering a callback on a finished task does nothing, or runs it at once',
    'Registrar un callback en una tarea terminada no hace nada, o lo ejecuta al momento',
  ],
  M68: [
    'Whoever awaits always goes on before the callbacks, or after them',
    'Quien espera sigue siempre antes que los callbacks, o siempre después',
  ],
  M70: [
    'The results of gather come in order of completion',
    'Los resultados de gather llegan en orden de terminación',
  ],
  M71: ['gather takes its awaitables one by one', 'gather recibe sus esperables uno a uno'],
  M72: ['When one fails, gather cancels the others', 'Cuando una falla, gather cancela las demás'],
  M73: [
    'With returnExceptions errors are raised, or need no look',
    'Con returnExceptions los errores se lanzan, o no hace falta mirarlos',
  ],
  M74: ['gather makes blocking code parallel', 'gather hace paralelo el código bloqueante'],
  M75: ['gather(...) returns the list', 'gather(...) devuelve la lista'],
  M76: [
    'Cancelling one child cancels the gather, or goes unnoticed',
    'Cancelar una hija cancela el gather, o no se nota',
  ],
  M77: ['wait returns results or raises errors', 'wait devuelve resultados o lanza errores'],
  M78: ['wait accepts coroutines', 'wait acepta corrutinas'],
  M79: ['wait with a timeout raises or cancels', 'wait con plazo lanza o cancela'],
  M80: ['FIRST_COMPLETED gives exactly one task', 'FIRST_COMPLETED da exactamente una tarea'],
  M81: [
    'asCompleted gives the tasks themselves, or their values',
    'asCompleted da las propias tareas, o sus valores',
  ],
  M82: [
    'asCompleted gives them in the order of its list',
    'asCompleted las da en el orden de su lista',
  ],
  M83: [
    'One coroutine passed twice runs twice',
    'Una misma corrutina pasada dos veces se ejecuta dos veces',
  ],
  M84: [
    "A TaskGroup raises the child's error and leaves the others",
    'Un TaskGroup lanza el error de la hija y deja a las demás',
  ],
  M85: ['As many tasks as items is always fine', 'Tantas tareas como elementos siempre está bien'],
  M86: [
    'gather raises the error of the first in its list',
    'gather lanza el error de la primera de su lista',
  ],
  M90: [
    'asyncFor runs its iterations concurrently, or blocks the loop',
    'asyncFor ejecuta sus vueltas a la vez, o bloquea el bucle de eventos',
  ],
  M91: [
    'An async iterator ends by returning undefined',
    'Un iterador asíncrono acaba devolviendo undefined',
  ],
  M92: [
    'An async iterator can be looped over twice',
    'Un iterador asíncrono se puede recorrer dos veces',
  ],
  M93: [
    "Leaving the loop early runs the generator's finally at once",
    'Salir antes del bucle ejecuta al momento el finally del generador',
  ],
  M94: [
    'Entering and leaving a context needs no await',
    'Entrar y salir de un contexto no necesita espera',
  ],
  M95: ['What aexit returns does not matter', 'Lo que devuelve aexit da igual'],
  M96: ['If aenter fails, aexit cleans up', 'Si falla aenter, limpia aexit'],
  M97: ['anext() returns the value', 'anext() devuelve el valor'],
  M100: ['With one thread there are no races', 'Con un solo hilo no hay carreras'],
  M101: ['Every shared access needs a lock', 'Todo acceso compartido necesita un cerrojo'],
  M102: [
    'What was checked outside the lock stays true',
    'Lo comprobado fuera del cerrojo sigue siendo cierto',
  ],
  M103: [
    'Whoever holds a lock can acquire it again',
    'Quien tiene un cerrojo puede volver a tomarlo',
  ],
  M104: ['put, get and acquire work without await', 'put, get y acquire funcionan sin esperar'],
  M105: ['join waits for an empty queue', 'join espera a que la cola esté vacía'],
  M106: ['maxsize=0 is a queue without room', 'maxsize=0 es una cola sin sitio'],
  M107: [
    'Gathering an endless consumer ends when the producer ends',
    'Un gather con un consumidor sin fin acaba cuando acaba el productor',
  ],
  M108: ['An Event resets itself', 'Un Event se reinicia solo'],
  M109: [
    'Waking up means that the condition holds',
    'Despertar significa que la condición se cumple',
  ],
  M110: [
    'A semaphore limits the rate, or each call needs its own',
    'Un semáforo limita la frecuencia, o hace falta uno por llamada',
  ],
  M111: [
    'empty() and full() make getNowait and get safe',
    'empty() y full() hacen seguros getNowait y get',
  ],
  M112: ['To wait is to loop with sleep', 'Esperar es un bucle con sleep'],
  M113: ['The order of two locks is indifferent', 'El orden de dos cerrojos da igual'],
  M114: [
    'Only the task that took a lock can release it',
    'Solo la tarea que tomó un cerrojo puede soltarlo',
  ],
}
