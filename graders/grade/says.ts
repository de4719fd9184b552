// What `npm run grade` says of runs and their folders.
import type { Text } from '../language.ts'

/** Grading without the whole seal was asked for. */
export function loud(missing: readonly Text[]): Text {
  const list = (name: keyof Text) => missing.map((text) => `  - ${text[name]}`).join('\n')
  return {
    en: `NOT SEALED: these grades can be forged. This machine lacks:\n${list('en')}`,
    es: `SIN SELLAR: estas notas se pueden falsificar. A esta máquina le falta:\n${list('es')}`,
  }
}

/** There is a run in the folder already. */
export function isRun(folder: string): Text {
  return {
    en: `There is a run in ${folder} already. Go on with it: npm run grade -- --resume --out ${folder}
A new run takes another folder.`,
    es: `En ${folder} ya hay una evaluación. Para seguir con ella: npm run grade -- --resume --out ${folder}
Una nueva necesita otra carpeta.`,
  }
}

/** There is something else in the folder. */
export function isForeign(folder: string): Text {
  return {
    en: `${folder} is there already, and is no folder of a run. It stays as it is: choose another folder.`,
    es: `${folder} ya existe, y no es la carpeta de una evaluación. Se queda como está: hay que elegir otra carpeta.`,
  }
}

/** There is no run to go on with. */
export function noRun(folder: string): Text {
  return {
    en: `There is no run in ${folder} to go on with.`,
    es: `En ${folder} no hay ninguna evaluación que seguir.`,
  }
}

/** The run was begun by another kit. */
export function otherKit(folder: string): Text {
  return {
    en: `The run in ${folder} was begun with another version of the kit: half of the class would be graded by each. Begin anew in another folder.`,
    es: `La evaluación de ${folder} empezó con otra versión del kit: cada una evaluaría a media clase. Conviene empezar de nuevo en otra carpeta.`,
  }
}

/** The run was of other submissions. */
export function otherTask(folder: string): Text {
  return {
    en: `The run in ${folder} is of other submissions, exercises, points or another seed. To go on with it as it is: npm run grade -- --resume --out ${folder}`,
    es: `La evaluación de ${folder} es de otras entregas, ejercicios o puntos, o con otra semilla. Para seguir con ella tal cual: npm run grade -- --resume --out ${folder}`,
  }
}

/** Another process has the folder. */
export function busy(folder: string, pid: number): Text {
  return {
    en: `Process ${pid} is grading in ${folder}. If that is no run of this kit, delete run.lock there.`,
    es: `El proceso ${pid} está evaluando en ${folder}. Si no es una evaluación de este kit, se borra run.lock de ahí.`,
  }
}

/** Ctrl-C. */
export function stopped(folder: string): Text {
  return {
    en: `Stopped. What was graded is kept; go on: npm run grade -- --resume --out ${folder}`,
    es: `Interrumpido. Lo evaluado se conserva; para seguir: npm run grade -- --resume --out ${folder}`,
  }
}

/** Where the reports are. */
export function written(folder: string): Text {
  return { en: `Reports: ${folder}`, es: `Informes: ${folder}` }
}

/** Something could not be written. */
export function notWritten(path: string, code: string): Text {
  return {
    en: `${path} could not be written (${code}). What was graded before is kept; --resume goes on.`,
    es: `No se pudo escribir ${path} (${code}). Lo evaluado hasta ahora se conserva; --resume sigue.`,
  }
}
