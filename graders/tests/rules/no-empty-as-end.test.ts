import { noEmptyAsEnd } from '../../rules/no-empty-as-end.ts'
import { judges } from './snippet.ts'

const seen = (code: string) => ({
  en: `\`${code}\` decides here whether to go on: an empty queue may only be a slow producer.`,
  es: `\`${code}\` decide aquí si se sigue: una cola vacía puede ser solo un productor lento.`,
})
const advice = {
  en: 'Wait with `yield* queue.get()`, and agree on a sign for the end: a last item, `shutdown()`, or `join` and `cancel`.',
  es: 'Hay que esperar con `yield* queue.get()` y acordar una señal de fin: un último elemento, `shutdown()`, o `join` y `cancel`.',
}

judges('no-empty-as-end', noEmptyAsEnd, {
  card: 'M111',
  level: 'source',
  valid: [
    `function* main(queue: Queue<number>) { for (;;) log(String(yield* queue.get())) }`,
    `function* main(queue: Queue<number>) { log(queue.empty() ? 'empty' : 'not empty') }`,
    `function* main(list: number[]) { while (list.length > 0) log(String(list.pop())) }`,
    `function* main(box: { empty(): boolean }) { while (!box.empty()) yield* sleep(1) }`,
    `function* main(queue: Queue<number>) { if (queue.full()) log('full') }`,
  ],
  invalid: [
    {
      code: `function* main(queue: Queue<number>) {
  while (!queue.empty()) log(String(yield* queue.get()))
}`,
      line: 2,
      seen: seen('queue.empty()'),
      advice,
    },
    {
      code: `function* main(queue: Queue<number>, isOver: () => boolean) {
  while (!isOver() || queue.qsize() > 0) yield* sleep(1)
}`,
      line: 2,
      seen: seen('queue.qsize()'),
      advice,
    },
    {
      code: `function* main(queue: Queue<number>) {
  yield* sleep(1)
  if (!queue.empty()) log(String(queue.getNowait()))
}`,
      line: 3,
      seen: seen('queue.empty()'),
      advice,
    },
    {
      code: `function* main(queue: Queue<number>) {
  for (let i = 0; !queue.empty(); i++) log(String(queue.getNowait()))
}`,
      line: 2,
      seen: seen('queue.empty()'),
      advice,
    },
  ],
})
