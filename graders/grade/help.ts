// What `npm run grade -- --help` says.
import type { Text } from '../language.ts'
import { FORMATS } from '../reports/formats.ts'

const names = FORMATS.slice(0, -2).join(', ')
const last = FORMATS.slice(-2).join(', ')

export const HELP: Text = {
  en: `npm run grade -- --submission PLACE | --submissions FOLDER | --roster FILE.csv
npm run grade -- --resume [--out FOLDER]
npm run grade -- merge FOLDER... --out FOLDER
npm run grade -- collect --roster FILE.csv --out FOLDER
npm run grade -- package gradescope FILE.zip
npm run grade -- package classroom50 FILE.py --from URL [--ref TAG]

Grades submissions sealed: nothing that a student wrote can change a grade, the
machine, or another submission. Results are written as they come.

What to grade
  --submission PLACE    a folder, a zip, or the address of a git repository
  --ref REF             of that repository: a commit, a branch or a tag
  --submissions FOLDER  every folder and every zip in it
  --roster FILE.csv     a row for each: the columns id, path (or url), ref
  --exercise 02/07      only this exercise or chapter; may be repeated
  --shard 3/10          the third of ten parts; needs --seed

How
  --seed N              the seed of the generated inputs; default: a secret one,
                        which the report tells
  --points FILE.json    { "default": 10, "02": 5, "02/07": 20 }; default: 10
  --jobs N              so many submissions at once; default: one per core
  --allow-unsealed      grade although this machine cannot seal all; says loudly
                        what is missing

What comes out
  --out FOLDER          default: .kit/grades/, a folder for each run
  --format NAMES        ${names},
                        ${last}, or all; default: text,html,csv
  --resume              go on with a run that was stopped, without grading
                        anything twice; needs no other words
  --replace             (merge) of two results of a submission the later counts

merge takes folders of runs, or their report.json, and makes one report of
them; with one of them and --format it only writes other formats.
collect only fetches what a roster names, for a machine that grades without the
network: FOLDER gets the submissions and a roster.csv of its own.
package makes what a platform wants once; --exercise and --seed go with it, and
--from says where the platform gets the kit.

Exit code: 0 everything was graded, whatever the grades; 1 something could not
be graded, and the report says what; 2 these words were not understood, or
grading cannot begin here; 130 stopped by Ctrl-C, and --resume goes on.
`,
  es: `npm run grade -- --submission LUGAR | --submissions CARPETA | --roster LISTA.csv
npm run grade -- --resume [--out CARPETA]
npm run grade -- merge CARPETA... --out CARPETA
npm run grade -- collect --roster LISTA.csv --out CARPETA
npm run grade -- package gradescope ARCHIVO.zip
npm run grade -- package classroom50 ARCHIVO.py --from URL [--ref ETIQUETA]

Evalúa entregas de forma sellada: nada de lo que escribió un estudiante puede
cambiar una nota, la máquina ni otra entrega. Los resultados se guardan según
llegan.

Qué se evalúa
  --submission LUGAR     una carpeta, un zip o la URL de un repositorio git
  --ref REF              de ese repositorio: un commit, una rama o una etiqueta
  --submissions CARPETA  cada carpeta y cada zip que contiene
  --roster LISTA.csv     una fila por entrega: columnas id, path (o url), ref
  --exercise 02/07       solo este ejercicio o capítulo; se puede repetir
  --shard 3/10           la tercera de diez partes; necesita --seed

Cómo
  --seed N               la semilla de las entradas generadas; por defecto, una
                         secreta, que el informe dice
  --points PUNTOS.json   { "default": 10, "02": 5, "02/07": 20 }; si no, 10
  --jobs N               cuántas entregas a la vez; por defecto, una por núcleo
  --allow-unsealed       evalúa aunque esta máquina no pueda sellarlo todo; dice
                         bien claro qué falta

Qué sale
  --out CARPETA          por defecto .kit/grades/, una carpeta por evaluación
  --format NOMBRES       ${names},
                         ${last} o all; por defecto text,html,csv
  --resume               sigue con una evaluación interrumpida, sin repetir
                         nada; no necesita más palabras
  --replace              (merge) de dos resultados de una entrega, el último

merge recibe carpetas de evaluaciones, o sus report.json, y hace de todas un
solo informe; con una sola y --format, escribe otros formatos.
collect solo trae lo que nombra una lista, para evaluarlo después sin red:
CARPETA recibe las entregas y un roster.csv propio.
package hace lo que una plataforma pide una vez; admite --exercise y --seed, y
--from dice de dónde toma la plataforma el kit.

Código de salida: 0 se evaluó todo, sean cuales sean las notas; 1 algo no se
pudo evaluar, y el informe dice qué; 2 no se entendieron las palabras, o aquí
no se puede empezar; 130 se interrumpió con Ctrl-C, y --resume sigue.
`,
}
