import { appendFileSync, readFileSync } from 'fs';
import { App } from 'cdk8s';
import { IConstruct } from 'constructs';
import { Model } from '../manifest/model/model';
import { modelFromText, modelToText } from '../manifest/model/model-text';
import { packageVersion } from '../package';
import { Refusal } from '../values/refusal';

/** Environment variable with the path of the file for the models. */
const FILE = 'CDK8S_MLOPS_HAND_OVER';

/**
 * How the command gets the charts of an app: it runs the app, in any language, in a child process, whose charts write their
 * models to a file instead of being synthesised.
 *
 * @internal
 */
export class HandOver {
  /** The environment of a child process that hands over its charts, and writes any other output to the directory. */
  public static environment(file: string, folder: string): { readonly [name: string]: string } {
    return { [FILE]: file, CDK8S_OUTDIR: folder, CDK8S_RECORD_CONSTRUCT_METADATA: 'false' };
  }

  /** Whether this is such a child process. */
  public static get isAsked(): boolean {
    return process.env[FILE] !== undefined;
  }

  /** Redirects the output directory of the app, so that it writes nothing to the user's directory. */
  public static redirect(chart: IConstruct): void {
    const root = chart.node.root;
    if (HandOver.isAsked && root instanceof App) {
      (root as { outdir: string }).outdir = process.env.CDK8S_OUTDIR!;
    }
  }

  /** Hands over the model that the function returns, or the refusal that it throws. */
  public static give(model: () => Model): void {
    const line = (part: Omit<Line, 'version'>): void => appendFileSync(process.env[FILE]!, `${JSON.stringify({ version: packageVersion(), ...part })}\n`);
    try {
      line({ model: modelToText(model()) });
    } catch (e) {
      if (e instanceof Refusal) {
        line({ refused: e.message });
      }
      throw e;
    }
  }

  /**
   * The models that a process handed over. A chart may occur several times, since an app may install it several times.
   *
   * Refused: models of another version of this library (`app-version`), and refusals of the app (`app-failed`).
   */
  public static read(file: string): Model[] {
    const lines: Line[] = readFileSync(file, 'utf8').split('\n').filter(line => line !== '').map(line => JSON.parse(line));
    const other = lines.find(({ version }) => version !== packageVersion());
    if (other) {
      throw new Refusal('app-version', `the app uses cdk8s-mlops ${other.version}, and this command is ${packageVersion()}: `
        + 'install the same version for both, or run the command with npx in the directory of the app');
    }
    const refused = lines.flatMap(line => line.refused ?? []);
    if (refused.length > 0) {
      throw new Refusal('app-failed', [...new Set(refused)].join('\n'));
    }
    return lines.map(({ model }) => modelFromText(model!));
  }

  private constructor() {
  }
}

interface Line {
  readonly version: string;
  readonly model?: string;
  readonly refused?: string;
}
