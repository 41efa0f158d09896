import { Helm, HELMS, helmTemplate } from './helm';
import { writeFiles } from './scratch';
import { Json } from '../../src/values/shape';

/**
 * Go's YAML reader, the one that Helm and kubectl read manifests with. JavaScript's readers differ from it in
 * corners, so they are no judges of YAML. One process reads a whole batch of texts, through `fromYaml`.
 */
export function parseYaml(texts: readonly string[], helm: Helm = HELMS[0]): Array<{ readonly value?: Json; readonly error?: string }> {
  return batches(texts).flatMap(batch => parseBatch(batch, helm));
}

// Helm 4 takes files of at most 5 MiB.
const MAX_BATCH = 4_000_000;

function batches(texts: readonly string[]): string[][] {
  const made: string[][] = [];
  let size = Infinity;
  for (const text of texts) {
    // A character may become an escape of six.
    size += 6 * text.length + 3;
    if (size > MAX_BATCH) {
      made.push([]);
      size = 6 * text.length + 3;
    }
    made[made.length - 1].push(text);
  }
  return made;
}

function parseBatch(texts: readonly string[], helm: Helm): Array<{ readonly value?: Json; readonly error?: string }> {
  // Lists take another function, so each text is read as a map first. Errors come as data: a map with the key "Error",
  // a list with one text.
  const chart = writeFiles({
    'Chart.yaml': 'apiVersion: v2\nname: reader\nversion: 0.0.0\n',
    'texts.json': JSON.stringify(texts),
    'templates/read.yaml': [
      '{{- $read := list }}',
      '{{- range .Files.Get "texts.json" | fromJsonArray }}',
      '{{- $map := fromYaml . }}',
      '{{- if hasKey $map "Error" }}{{ $read = append $read (dict "map" $map "list" (fromYamlArray .)) }}',
      '{{- else }}{{ $read = append $read (dict "map" $map) }}{{ end }}',
      '{{- end }}',
      // Base64, since Helm reads its own output once more and drops `<no value>` from it.
      'read: {{ toJson $read | b64enc }}',
      '',
    ].join('\n'),
  });
  const { ok, stdout, stderr } = helmTemplate(helm, chart);
  if (!ok) {
    throw new Error(`helm cannot run the reader: ${stderr}`);
  }
  const encoded = /^read: (\S*)$/m.exec(stdout)![1];
  const read: Array<{ map: { [key: string]: Json }; list?: Json[] }> = JSON.parse(Buffer.from(encoded, 'base64').toString('utf8'));
  return read.map(({ map, list }) => {
    if (list === undefined) {
      return { value: map };
    }
    return isError(list[0]) ? isError(map.Error) ? { error: map.Error } : { value: map } : { value: list };
  });
}

/**
 * The objects in what `helm template` or our own writer printed, read as Kubernetes would. Documents without content
 * are left out. Throws where Go cannot read one.
 */
export function parseManifests(text: string, helm?: Helm): Json[] {
  return parseAllManifests([text], helm)[0];
}

/** `parseManifests` of many texts, in one process. */
export function parseAllManifests(texts: readonly string[], helm?: Helm): Json[][] {
  return tryParseAllManifests(texts, helm).map(objects => {
    if (objects instanceof Error) {
      throw objects;
    }
    return objects;
  });
}

/** Helm reads files of up to 5 MiB. */
const MOST_AT_ONCE = 3_000_000;

/** The same, with an error in the place of a text that Go cannot read. */
export function tryParseAllManifests(texts: readonly string[], helm?: Helm): Array<Json[] | Error> {
  // A line of three dashes ends a document wherever it stands: text within one is indented.
  const documents = texts.map(text => text.split(/^---(?=\s|$)[ \t]*(?:#.*)?(?:\r?\n|$)/m).filter(document => document.trim() !== ''));
  const read = inPieces(documents.flat(), MOST_AT_ONCE).flatMap(piece => parseYaml(piece, helm));
  let index = 0;
  return documents.map(each => {
    const all = each.map(document => ({ document, ...read[index++] }));
    const wrong = all.find(({ error }) => error !== undefined);
    return wrong ? new Error(`Go's YAML reader refuses a manifest: ${wrong.error}\n${wrong.document}`)
      : all.flatMap(({ value }) => (isEmpty(value!) ? [] : [value!]));
  });
}

function inPieces(texts: readonly string[], size: number): string[][] {
  const pieces: string[][] = [[]];
  let used = 0;
  for (const text of texts) {
    const bytes = Buffer.byteLength(JSON.stringify(text));
    if (used + bytes > size && used > 0) {
      pieces.push([]);
      used = 0;
    }
    pieces[pieces.length - 1].push(text);
    used += bytes;
  }
  return pieces;
}

function isError(told: Json | undefined): told is string {
  return typeof told === 'string' && /^error (converting YAML to JSON|unmarshaling JSON): /.test(told);
}

function isEmpty(value: Json): boolean {
  return value !== null && typeof value === 'object' && Object.keys(value).length === 0;
}
