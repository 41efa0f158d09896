import { appendFileSync, readFileSync } from 'fs';
import { App } from 'cdk8s';
import { IConstruct } from 'constructs';
import { Model } from '../manifest/model/model';
import { modelFromText, modelToText } from '../manifest/model/model-text';
import { packageVersion } from '../package';
import { Refusal } from '../values/refusal';

/** Names the file that the models go to. */
const FILE = 'CDK8S_MLOPS_HAND_OVER';

/**
 * How the command gets at the charts of an app: it runs the app in a process of its own, in whatever language it is
 * written, and the charts hand over their models instead of being synthesised.
 *
 * @internal
 */
export class HandOver {
  /** The environment of a process that is to hand over its charts, and writes what else it writes to the folder. */
  public static environment(file: string, folder: string): { readonly [name: string]: string } {
    return { [FILE]: file, CDK8S_OUTDIR: folder, CDK8S_RECORD_CONSTRUCT_METADATA: 'false' };
  }

  /** Whether this process was started to hand over its charts. */
  public static get isAsked(): boolean {
    return process.env[FILE] !== undefined;
  }

  /** Sees to it that the app of a chart writes nothing to the user's folder, whatever folder it was given. */
  public static redirect(chart: IConstruct): void {
    const root = chart.node.root;
    if (HandOver.isAsked && root instanceof App) {
      (root as { outdir: string }).outdir = process.env.CDK8S_OUTDIR!;
    }
  }

  /** Hands over what the function makes, or why it refuses to. */
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
   * What a process handed over. The same chart may come several times, since an app may install it several times.
   *
   * Refused: what another version of this library handed over (`app-version`), and what the app refused (`app-failed`).
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
