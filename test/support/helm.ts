import { execFile, spawnSync } from 'child_process';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { Helm, HELMS } from './binaries';
import { jsonText } from './json-text';
import { scratch, writeFiles } from './scratch';
import { Json } from '../../src/values/shape';

export { Helm, HELMS };

export interface HelmOptions {
  /** Values files, in the order of `-f`. */
  readonly valuesFiles?: readonly string[];
  /** Values given as data, after the files. */
  readonly values?: readonly Json[];
  readonly set?: readonly string[];
  readonly setString?: readonly string[];
  readonly setJson?: readonly string[];
  readonly setLiteral?: readonly string[];
  readonly setFile?: readonly string[];
  /** @default "release" */
  readonly releaseName?: string;
  readonly namespace?: string;
  /** @default "1.31.0", the same for Helm 3 and 4 */
  readonly kubeVersion?: string;
  readonly apiVersions?: readonly string[];
  readonly isUpgrade?: boolean;
  readonly skipTests?: boolean;
  readonly includeCrds?: boolean;
  readonly showOnly?: readonly string[];
  /** Further arguments. */
  readonly args?: readonly string[];
}

export interface HelmResult {
  readonly ok: boolean;
  readonly stdout: string;
  readonly stderr: string;
}

export function helmTemplate(helm: Helm, chart: string, options: HelmOptions = {}): HelmResult {
  return run(helm, templateArgs(chart, options));
}

export interface HelmJob {
  readonly helm: Helm;
  readonly chart: string;
  readonly options?: HelmOptions;
}

/** `helm template` for every job, as many at a time as there are processors; results in the order of the jobs. */
export function renderAll(jobs: readonly HelmJob[]): Promise<HelmResult[]> {
  return Promise.all(jobs.map(({ helm, chart, options }) => helmTemplateAsync(helm, chart, options)));
}

let free = os.availableParallelism();
const waiting: Array<() => void> = [];

/** `helm template` in its turn: no more run at a time than there are processors. */
export async function helmTemplateAsync(helm: Helm, chart: string, options: HelmOptions = {}): Promise<HelmResult> {
  if (free === 0) {
    await new Promise<void>(resolve => { waiting.push(resolve); });
  } else {
    free--;
  }
  try {
    return await runAsync(helm, templateArgs(chart, options));
  } finally {
    const next = waiting.shift();
    if (next === undefined) {
      free++;
    } else {
      next();
    }
  }
}

export function helmLint(helm: Helm, chart: string, options: HelmOptions & { readonly strict?: boolean } = {}): HelmResult {
  return run(helm, [
    'lint', chart, ...options.strict ?? true ? ['--strict'] : [], ...valueArgs(options),
    ...options.kubeVersion === undefined ? [] : ['--kube-version', options.kubeVersion],
    ...options.namespace === undefined ? [] : ['--namespace', options.namespace],
    ...options.args ?? [],
  ]);
}

/** Packs a chart; `file` is the archive. */
export function helmPackage(helm: Helm, chart: string, args: readonly string[] = []): HelmResult & { readonly file?: string } {
  const folder = scratch();
  const result = run(helm, ['package', chart, '--destination', folder, ...args]);
  const [name] = fs.readdirSync(folder);
  return { ...result, file: name && path.join(folder, name) };
}

/** Any helm command; `input` is what it reads from its standard input. */
export function run(helm: Helm, args: readonly string[], input?: string): HelmResult {
  const { status, stdout, stderr, error } = spawnSync(helm.bin, args, { encoding: 'utf8', env: isolated(), maxBuffer: 2 ** 30, input });
  if (error !== undefined) {
    throw error;
  }
  return { ok: status === 0, stdout, stderr };
}

function runAsync(helm: Helm, args: readonly string[]): Promise<HelmResult> {
  return new Promise((resolve, reject) => {
    const child = execFile(helm.bin, args, { encoding: 'utf8', env: isolated(), maxBuffer: 2 ** 30 }, (error, stdout, stderr) => {
      if (error !== null && typeof error.code !== 'number') {
        reject(error);
      } else {
        resolve({ ok: error === null, stdout, stderr });
      }
    });
    child.stdin?.end();
  });
}

function templateArgs(chart: string, options: HelmOptions): string[] {
  return [
    'template',
    '--kube-version', options.kubeVersion ?? '1.31.0',
    ...options.namespace === undefined ? [] : ['--namespace', options.namespace],
    ...each('--api-versions', options.apiVersions),
    ...options.isUpgrade ? ['--is-upgrade'] : [],
    ...options.skipTests ? ['--skip-tests'] : [],
    ...options.includeCrds ? ['--include-crds'] : [],
    ...each('--show-only', options.showOnly),
    ...valueArgs(options),
    ...options.args ?? [],
    '--', options.releaseName ?? 'release', chart,
  ];
}

function valueArgs(options: HelmOptions): string[] {
  // Helm 4 drops the last line of a file when it has no line feed and is a multiple of 4096 bytes long.
  const given = (options.values ?? []).map(values => path.join(writeFiles({ 'values.json': `${jsonText(values)}\n` }), 'values.json'));
  return [
    ...each('--values', [...options.valuesFiles ?? [], ...given]),
    ...each('--set', options.set),
    ...each('--set-string', options.setString),
    ...each('--set-json', options.setJson),
    ...each('--set-literal', options.setLiteral),
    ...each('--set-file', options.setFile),
  ];
}

function each(flag: string, values: readonly string[] = []): string[] {
  return values.map(value => `${flag}=${value}`);
}

let environment: NodeJS.ProcessEnv | undefined;

/** Nothing of the machine's own Helm or cluster takes part. */
function isolated(): NodeJS.ProcessEnv {
  if (environment === undefined) {
    const home = scratch();
    environment = {
      PATH: process.env.PATH,
      HOME: home,
      TMPDIR: os.tmpdir(),
      HELM_CACHE_HOME: path.join(home, 'cache'),
      HELM_CONFIG_HOME: path.join(home, 'config'),
      HELM_DATA_HOME: path.join(home, 'data'),
      KUBECONFIG: path.join(home, 'no-cluster'),
      // What is collected of a process that lives for a tenth of a second is a quarter of its time.
      GOGC: 'off',
      GOMEMLIMIT: '700MiB',
    };
  }
  return environment;
}
