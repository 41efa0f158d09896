import { appendFileSync, readFileSync } from 'fs';
import { App } from 'cdk8s';
import { IConstruct } from 'constructs';
import { KnownValues } from './known-values';
import { renderedWith, StandIns, valuesOf, variantOf } from './stand-ins';
import { Tokens, TokenVariant } from '../expr/token/tokens';
import { allDocuments } from '../manifest/compile';
import { Model } from '../manifest/model/model';
import { modelToText } from '../manifest/model/model-text';
import { packageVersion } from '../package';
import { ChartSource } from '../manifest/source/chart-source';
import { Refusal } from '../values/refusal';
import { Json } from '../values/shape';

/** Environment variable with the path of the file for the models. */
const FILE = 'CDK8S_MLOPS_HAND_OVER';

/** Environment variable with the path of a file that says what stands for expressions. */
const STAND_INS = 'CDK8S_MLOPS_STAND_INS';

/**
 * How the command gets the charts of an app: it runs the app, in any language, in a child process, whose charts write their
 * models to a file instead of being synthesised.
 *
 * @internal
 */
export class HandOver {
  /**
   * The environment of a child process that hands over its charts, and writes any other output to the directory.
   *
   * @param standIns a file with what stands for expressions, when the charts are built once more to be compared.
   */
  public static environment(file: string, folder: string, standIns?: string): { readonly [name: string]: string } {
    return { [FILE]: file, CDK8S_OUTDIR: folder, CDK8S_RECORD_CONSTRUCT_METADATA: 'false', ...standIns === undefined ? {} : { [STAND_INS]: standIns } };
  }

  /** Whether this is such a child process. */
  public static get isAsked(): boolean {
    return process.env[FILE] !== undefined;
  }

  /** Sees to what stands for expressions, before any chart asks. */
  public static begin(): void {
    if (HandOver.isAsked && process.env[STAND_INS] !== undefined && standIns === undefined) {
      standIns = JSON.parse(readFileSync(process.env[STAND_INS], 'utf8')) as StandIns;
      variant = variantOf(standIns);
      Tokens.use(variant);
    }
  }

  /** Redirects the output directory of the app, so that it writes nothing to the user's directory. */
  public static redirect(chart: IConstruct): void {
    const root = chart.node.root;
    if (HandOver.isAsked && root instanceof App) {
      (root as { outdir: string }).outdir = process.env.CDK8S_OUTDIR!;
    }
  }

  /** Hands over the model of a chart, or what it is compared by; or the refusal. */
  public static give(chart: HandedOver): void {
    const line = (part: Omit<Line, 'version'>): void => appendFileSync(process.env[FILE]!, `${JSON.stringify({ version: packageVersion(), ...part })}\n`);
    try {
      line(partsOf(chart));
    } catch (e) {
      if (e instanceof Refusal) {
        line({ refused: { refusal: e.refusal, message: e.message } });
      }
      throw e;
    }
  }

  /**
   * What a process handed over. A chart may occur several times, since an app may install it several times.
   *
   * Refused: models of another version of this library (`app-version`), and refusals of the app (`app-failed`).
   */
  public static read(file: string): Line[] {
    const lines: Line[] = readFileSync(file, 'utf8').split('\n').filter(line => line !== '').map(line => JSON.parse(line));
    const other = lines.find(({ version }) => version !== packageVersion());
    if (other) {
      throw new Refusal('app-version', `the app uses cdk8s-mlops ${other.version}, and this command is ${packageVersion()}: `
        + 'install the same version for both, or run the command with npx in the directory of the app');
    }
    const refused = lines.flatMap(line => line.refused ?? []);
    if (refused.length > 0) {
      throw onlyOne(refused);
    }
    return lines;
  }

  private constructor() {
  }
}

/** What several charts are refused with keeps its name where it is one. */
function onlyOne(refused: readonly Pick<Refusal, 'refusal' | 'message'>[]): Refusal {
  const all = [...new Map(refused.map(r => [r.message, new Refusal(r.refusal, r.message)])).values()];
  return all.length === 1 ? all[0] : new Refusal('app-failed', all.map(r => r.titled).join('\n'));
}

/** What is asked of a chart. */
type HandedOver = ChartSource & { _model(): Model };

let standIns: StandIns | undefined;
let variant: TokenVariant | undefined;

function partsOf(chart: HandedOver): Omit<Line, 'version'> {
  const { name } = chart._props;
  if (standIns === undefined) {
    return { name, model: modelToText(chart._model()) };
  }
  const documents = allDocuments(chart);
  if (standIns === 'other') {
    return { name, documents: modelToText(documents) };
  }
  const values = valuesOf(standIns)(chart.values._shape, chart);
  const objects = renderedWith({ metadata: chart._metadata, documents }, values);
  return { name, withValues: { values, objects, placed: [...(variant as KnownValues).placed], whole: standIns.whole } };
}

/** What one chart hands over. @internal */
export interface Line {
  readonly version: string;
  readonly name?: string;
  /** With other tokens. */
  readonly documents?: string;
  /** With values in place of expressions: the values, the objects of each document, and what `KnownValues` says of them. */
  readonly withValues?: { readonly values: Json; readonly objects: ReadonlyArray<readonly [string, Json]>; readonly placed: readonly Json[]; readonly whole: boolean };
  readonly model?: string;
  readonly refused?: Pick<Refusal, 'refusal' | 'message'>;
}
