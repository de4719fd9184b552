// How a tutor words an advice: what to do comes first, then why; about the program, and nobody in it.
import type { Text } from '../language.ts'
import type { Message } from '../verdict.ts'

/** What keeps a message, read alone, from saying what to change. */
export function lacksOf({ advice, place, seen }: Message): string[] {
  if (advice === undefined) return ['there is no advice']
  const isNamed = place !== undefined || [advice.en, seen.en].some((text) => /[`"]/.test(text))
  return [...faultsOf(advice), ...need(isNamed, 'it names no line, no construct and no value')]
}

/** What is wrong with the words of an advice, in either language; empty where all is well. */
export function faultsOf({ en, es }: Text): string[] {
  const own = { en: first(en), es: first(es) }
  return [
    ...need(LEAST <= en.length && en.length <= MOST, `en: ${en.length} characters`),
    ...need(LEAST <= es.length && es.length <= MOST, `es: ${es.length} characters`),
    ...need(es !== en, 'es: it is not translated'),
    ...need(!PERSON.en.test(en), `en: it says ${PERSON.en.exec(en)?.[0]}`),
    ...need(!PERSON.es.test(es), `es: it says ${PERSON.es.exec(es)?.[0]}`),
    ...need(RECOMMENDS.en.test(en), `en: "${own.en}" recommends nothing`),
    ...need(RECOMMENDS.es.test(own.es), `es: "${own.es}" recommends nothing`),
  ]
}

const LEAST = 30
const MOST = 240

const PERSON = {
  en: /\b(you|your|yours|just|simply|obviously|easy|easily)\b/i,
  es: /(?<!\p{L})(tú|tu|tus|te|usted|ustedes|vosotros|simplemente|obviamente|fácil|fácilmente)(?!\p{L})/iu,
}

/** The verbs an English advice begins with; one more is one more line here. */
const VERBS = `add announce ask await call cancel carry catch check clean close collect compare cook
  correct count create decide double emit enter expect fetch give go hand handle hang have hold keep lay leave
  let look make match move name open pass play protect put raise re-raise read register release remember replace
  return send separate set share signal sort start stop take tell throw transform treat use wait walk
  wrap write`.split(/\s+/)

const RECOMMENDS = {
  en: new RegExp(`^(${VERBS.join('|')})\\b`, 'i'),
  // An impersonal order, or what a part of the program has to do or to be.
  es: /(?<!\p{L})(hay que|conviene|hace falta|hacen falta|falta|mejor|primero|antes|debe|deben|tiene que|tienen que|necesita|necesitan|va|van|se \p{L}+[ae]n?|con asterisco|solo|nadie|que \p{L}+[ae]|manda|esperar|comprobar|relanzar|arranca|empieza|siguen|solapan|todavía no)(?!\p{L})/iu,
}

function first(text: string): string {
  return text.split(/(?<=[.:;])\s/)[0] ?? ''
}

function need(isWell: boolean, fault: string): string[] {
  return isWell ? [] : [fault]
}
