import { spawnSync } from 'child_process';
import { mkdtempSync } from 'fs';
import { join } from 'path';
import { Io } from '../console/io';
import { putFiles } from '../files/put-files';
import { Refusal } from '../../values/refusal';
import { Json } from '../../values/shape';

/** The result of a Helm process. @internal */
export interface HelmResult {
  readonly ok: boolean;
  readonly stdout: string;
  readonly stderr: string;
}

/** An installed Helm binary. @internal */
export class Helm {
  /** `$HELM_BIN`, or `helm` on the PATH. Refuses if there is none. */
  public static find(io: Io): Helm {
    const bin = io.env.HELM_BIN || 'helm';
    const refuse = (why: string): never => {
      throw new Refusal('helm-missing', `${bin} ${why}: install Helm 3 or 4, or set HELM_BIN to it`);
    };
    const { status, stdout, error } = spawnSync(bin, ['version', '--template', '{{.Version}}'], { cwd: io.cwd, env: io.env, encoding: 'utf8' });
    if (error || status !== 0) {
      return refuse((error as NodeJS.ErrnoException | undefined)?.code === 'ENOENT' ? 'is not installed' : `cannot be run (${error?.message ?? `exit code ${status}`})`);
    }
    return /^v[34]\./.test(stdout) ? new Helm(bin, stdout, io) : refuse(`is not Helm 3 or 4: it says that it is ${JSON.stringify(stdout.slice(0, 40))}`);
  }

  private constructor(private readonly bin: string, public readonly version: string, private readonly io: Io) {
  }

  /** Renders the chart in a directory. */
  public template(chart: string, releaseName: string, args: readonly string[]): HelmResult {
    const { status, stdout, stderr, error } = spawnSync(this.bin, ['template', ...args, '--', releaseName, chart], {
      cwd: this.io.cwd, env: this.io.env, input: this.io.givenStdin, encoding: 'utf8', maxBuffer: 2 ** 30,
    });
    return { ok: status === 0, stdout: stdout ?? '', stderr: stderr || error?.message || '' };
  }

  /**
   * The objects of manifests, parsed with the YAML parser of Helm and Kubernetes: other parsers differ in details.
   *
   * @param scratch a temporary directory.
   * @throws an error if Go cannot parse one.
   */
  public read(manifests: string, scratch: string): Json[] {
    // A line of three dashes always ends a document: lines of strings are indented.
    const documents = manifests.split(/^---(?=\s|$).*$/m).filter(document => document.trim() !== '');
    return pieces(documents).flatMap(piece => this.readPiece(piece, scratch)).filter(object => Object.keys(object as object).length > 0);
  }

  private readPiece(documents: readonly string[], scratch: string): Json[] {
    const chart = putFiles(mkdtempSync(join(scratch, 'reader-')), [
      ['Chart.yaml', 'apiVersion: v2\nname: reader\nversion: 0.0.0\n'],
      ['documents.json', JSON.stringify(documents)],
      ['templates/read.yaml', READER],
    ]);
    const { ok, stdout, stderr } = this.template(chart, 'reader', []);
    const encoded = /^read: (\S*)$/m.exec(stdout)?.[1];
    if (!ok || encoded === undefined) {
      throw new Error(`${this.bin} cannot read manifests: ${stderr}`);
    }
    const read: { [key: string]: Json }[] = JSON.parse(Buffer.from(encoded, 'base64').toString('utf8'));
    const wrong = read.findIndex(object => Object.keys(object).join() === 'Error');
    if (wrong >= 0) {
      throw new Error(`${read[wrong].Error}, in\n${documents[wrong].trim()}`);
    }
    return read;
  }
}

/** Base64, since Helm parses its own output. Invalid YAML becomes a map with the key "Error". */
const READER = `{{- $read := list }}
{{- range .Files.Get "documents.json" | fromJsonArray }}
{{- $read = append $read (fromYaml .) }}
{{- end }}
read: {{ toJson $read | b64enc }}
`;

/** Helm 4 accepts files of at most 5 MiB. */
const MAX_BYTES = 3_000_000;

function pieces(documents: readonly string[]): string[][] {
  const made: string[][] = [[]];
  let used = 0;
  for (const document of documents) {
    const bytes = Buffer.byteLength(JSON.stringify(document));
    if (used > 0 && used + bytes > MAX_BYTES) {
      made.push([]);
      used = 0;
    }
    used += bytes;
    made[made.length - 1].push(document);
  }
  return made;
}
