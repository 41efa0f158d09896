import { App } from 'cdk8s';
import { Construct } from 'constructs';
import { findTokens, hasPieceOfToken } from '../expr/token/token';
import { Tokens } from '../expr/token/tokens';
import { checkStruct } from '../values/declare/check-struct';
import { enumerate } from '../values/enumerate';
import { Refusal } from '../values/refusal';

/**
 * Props of an `OutputFile`.
 */
export interface OutputFileProps {
  /**
   * Where it is in the output directory, such as `local/demo/compose.yaml`, with `/` on every platform. The directories `helm` and
   * `yaml` are for charts.
   */
  readonly path: string;

  /** The text of the file, with a line feed at its end. It holds no values of a chart, which are not known before an installation. */
  readonly content: string;
}

/** Directories within the output directory that belong to charts. */
const OF_CHARTS = ['helm', 'yaml'];

/**
 * A file that `ChartsOut` writes beside the charts of an app, such as a Compose file for what runs outside of the cluster.
 *
 * ```ts
 * new OutputFile(scope, 'owners', { path: 'OWNERS', content: 'ml-platform\n' });
 * ```
 *
 * It is written, compared and removed with the charts. Its scope is that of the charts, or one of them. `app.synth()` does not write it.
 *
 * Refused: a path in a directory of the charts, or one that leaves the output directory (`output-path`), the path of another file
 * (`chart-duplicate`), a text with values of a chart in it (`value-foreign`), and a text that is another one each time it is made
 * (`token-inspected`).
 */
export class OutputFile extends Construct {
  /** @internal */
  public readonly _path: string;

  private readonly content: string;

  constructor(scope: Construct, id: string, props: OutputFileProps) {
    super(scope, id);
    checkStruct('OutputFileProps', props, this.node.path);
    this._path = props.path;
    this.content = props.content;
  }

  /** Its text, in the build that is written. @internal */
  public _text(): string {
    return this._fixedText()!;
  }

  /** What has to be the same in each build; undefined if it is made of the charts of one. @internal */
  public _fixedText(): string | undefined {
    return this.content;
  }
}

/** The files of an app that are no part of a chart, by path. @internal */
export function outputFiles(app: App): Map<string, string> {
  const files = new Map<string, string>();
  const makers = new Map<string, string>();
  for (const file of filesIn(app)) {
    const { _path: path, node } = file;
    const [directory] = path.split('/');
    if (OF_CHARTS.includes(directory.toLowerCase())) {
      throw new Refusal('output-path', `${node.path}: ${path} is in the directory ${directory}, which is for charts: choose another one, such as local`);
    }
    if (makers.has(path)) {
      throw new Refusal('chart-duplicate', `${makers.get(path)} and ${node.path} both write ${path}: choose another path for one of them`);
    }
    makers.set(path, node.path);
    files.set(path, withoutValues(node.path, file._text()));
  }
  return files;
}

/** The texts that must not differ between two builds of an app, by the paths of their constructs. @internal */
export function fixedTexts(app: App): Map<string, string> {
  return new Map(filesIn(app).flatMap(file => {
    const text = file._fixedText();
    return text === undefined ? [] : [[file.node.path, withoutValues(file.node.path, text)] as const];
  }));
}

function filesIn(app: App): OutputFile[] {
  return app.node.findAll().filter((c): c is OutputFile => c instanceof OutputFile);
}

function withoutValues(path: string, text: string): string {
  const labels = findTokens(text).flatMap(({ id }) => Tokens.find(id)?.label ?? []);
  if (labels.length > 0 || hasPieceOfToken(text)) {
    throw new Refusal('value-foreign', `${path}: the text of the file has ${labels.length > 0 ? enumerate(labels) : 'a part of a value'} in it, `
      + 'which is not known before an installation: write the text without values of a chart');
  }
  return text;
}
