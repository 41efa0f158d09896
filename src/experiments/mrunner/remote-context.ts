import { existsSync } from 'fs';
import { configurationFile, contextIn } from './configuration';
import { CODE_NAMES, CONTEXT } from './context-keys';
import { asPython } from './python-scalars';
import { checkKeys, withDigits } from './read-keys';
import { ConfiguredContextOptions } from './remote-context-options';
import { ComputeOptions } from '../experiment-props';
import { SIZE } from '../project-defaults';
import { checkStruct } from '../../values/declare/check-struct';
import { JsonMap } from '../../values/json-map';
import { readText } from '../../values/read/read-text';
import { readYaml } from '../../values/read/read-yaml';
import { Refusal } from '../../values/refusal';

/**
 * A remote context of mrunner: the cluster that experiments run on, as its file or the configuration of mrunner describes it.
 *
 * ```ts
 * const context = experiments.RemoteContext.fromFile('rl.sandbox.yaml');
 * new experiments.SharedStorage(this, 'storage', { size: context.storageSize });
 * ```
 *
 * Understood are the documented keys, `name`, `type`, `storage`, `registry_url`, `resources`, `neptune`, `google_project_id` and `default_pvc_size`; what the code of
 * mrunner calls them: `context_name`, `backend_type` and `storage_dir`; and its keys `project` and `tags`. Refused (`context-invalid`) are other keys, other
 * types than `kubernetes`, and sizes that end in an `i`, since mrunner adds it.
 *
 * @see https://github.com/deepsense-ai/mrunner/blob/master/docs/kubernetes.md
 */
export class RemoteContext {
  /**
   * The context in a file with its keys.
   *
   * @param file path of the file.
   */
  public static fromFile(file: string): RemoteContext {
    const of = `the context file ${file}`;
    return RemoteContext._fromText(readText(file, of), file, of);
  }

  /**
   * A context in the configuration of mrunner, as `mrunner context add` writes it.
   *
   * Refused is a name that the configuration does not have (`context-unknown`).
   *
   * @param options its name, and another configuration.
   */
  public static fromConfiguration(options: ConfiguredContextOptions = {}): RemoteContext {
    checkStruct('ConfiguredContextOptions', options, 'RemoteContext.fromConfiguration()');
    const { name, configFile } = options;
    return RemoteContext._configured(name, configFile, file => readText(file, `the configuration of mrunner ${file}`), process.env);
  }

  /** @internal */
  public static _fromText(text: string, file: string, of: string): RemoteContext {
    return new RemoteContext(readYaml(text, file, asPython), of);
  }

  /** @internal */
  public static _configured(name: string | undefined, configFile: string | undefined, read: (file: string) => string, env: NodeJS.ProcessEnv): RemoteContext {
    const file = configFile ?? configurationFile(env, process.platform);
    if (configFile === undefined && !existsSync(file)) {
      throw new Refusal('context-unknown', `${name === undefined ? 'no context is given' : `no context "${name}"`}: ${file}, the configuration of mrunner, does not exist: `
        + 'give the path of a context file, such as ./rl.sandbox.yaml, or another configuration');
    }
    const found = contextIn(read(file), file, name);
    return new RemoteContext(found.data, `the context ${found.name} in ${file}`);
  }

  /** Name of the context. */
  public readonly name: string;

  /** Path at which experiments have the storage of their project. */
  public readonly storagePath: string;

  /** Registry of the images, without the scheme of its URL. */
  public readonly registry: string;

  /** What each experiment reserves of a node: `8G` of the context is `8Gi`. */
  public readonly compute: ComputeOptions;

  /** Whether Neptune tracks experiments. */
  public readonly neptune: boolean;

  /** Id of the project of Google Cloud, of which the registry is; empty if there is none. */
  public readonly googleProjectId: string;

  /** Size of the storage of a project: `100G` of the context is `100Gi`. */
  public readonly storageSize: string;

  /** Project of experiments that name none; empty if there is none. */
  public readonly project: string;

  /** Tags of all experiments. */
  public readonly tags: string[];

  /** @internal */
  public readonly _hasCredentials: boolean;

  private constructor(data: JsonMap, of: string) {
    const keys = withDigits(data, 'resources', 'default_pvc_size');
    const inCode = Object.entries(CODE_NAMES).filter(([, code]) => code in keys);
    const twice = inCode.filter(([name]) => name in keys);
    checkKeys({
      refusal: 'context-invalid',
      of,
      shape: CONTEXT.adapt({ rename: Object.fromEntries(inCode.filter(([name]) => !(name in keys))) }),
      problems: twice.map(([name, code]) => `${name} and ${code} are the same: remove one of them`),
    }, Object.fromEntries(Object.entries(keys).filter(([key]) => !twice.some(([, code]) => key === code))));
    const context: any = { ...keys, ...Object.fromEntries(inCode.map(([name, code]) => [name, keys[code]])) };
    const { resources: { cpu, mem, gpu, tpu } = {} as any } = context;
    this.name = context.name;
    this.storagePath = context.storage;
    this.registry = context.registry_url.replace(/^https?:\/\//, '').replace(/\/$/, '');
    this.compute = {
      ...cpu !== undefined && { cpu },
      ...mem !== undefined && { memory: binary(mem) },
      ...gpu !== undefined && { gpu: Number(gpu) },
      ...tpu !== undefined && { tpu: Number(tpu) },
    };
    this.neptune = context.neptune ?? true;
    this.googleProjectId = context.google_project_id ?? '';
    this.storageSize = context.default_pvc_size === undefined ? SIZE : binary(context.default_pvc_size);
    this.project = context.project ?? '';
    this.tags = context.tags ?? [];
    this._hasCredentials = context.registry_username !== undefined || context.registry_password !== undefined;
  }
}

/** A size of mrunner as Kubernetes has it. */
function binary(size: string): string {
  return `${size}i`;
}
