import { CREDENTIALS, EXPERIMENT_FILE, isNotRead, isProjectName, PROJECT_NAME_WORDS } from './experiment-keys';
import { asWritten, withoutSignedZero } from './python-scalars';
import { checkKeys, withDigits } from './read-keys';
import { keepingNumbers, keepingText } from './written-text';
import { isMap, JsonMap } from '../../values/json-map';
import { readText } from '../../values/read/read-text';
import { readYaml } from '../../values/read/read-yaml';
import { Refusal } from '../../values/refusal';
import { Json } from '../../values/shape';

/**
 * The experiment file of mrunner, usually `neptune.yaml`: the names of the experiment and of its project, and its parameters.
 *
 * ```ts
 * const file = experiments.ExperimentFile.fromFile('neptune.yaml');
 * new experiments.Experiment(this, 'experiment', { image: 'ghcr.io/example/train:1.4.0', params: file.params });
 * ```
 *
 * Understood are `name`, `project`, `parameters` (a map, or a list as Neptune 1 has it), `tags` and `description` of Neptune; `script` and `env` of an experiment of mrunner;
 * and `image`, the image with the program. What the image is built of, `exclude` and `paths-to-copy`, is not read.
 *
 * Refused (`experiment-invalid`) are Python files, other keys, names that cannot be normalised, parameters without a value, credentials, and a variable that refers to itself as
 * a shell would, such as `$PYTHONPATH:/src` in `PYTHONPATH`.
 */
export class ExperimentFile {
  /**
   * The experiment in a file.
   *
   * @param file path of the file.
   */
  public static fromFile(file: string): ExperimentFile {
    return ExperimentFile._read(file, () => readText(file, `the experiment file ${file}`));
  }

  /** @internal */
  public static _read(file: string, text: () => string): ExperimentFile {
    if (/\.(py|pkl)$/i.test(file)) {
      throw new Refusal('experiment-invalid', `${file} is a specification in Python, which only mrunner can run: write name, project and parameters of the experiment into a YAML file; `
        + 'for a list of experiments, write the parameters that differ into sweep.grid of a values file');
    }
    const given = text();
    return new ExperimentFile(readYaml(given, file, withoutSignedZero), readYaml(given, file, asWritten), `the experiment file ${file}`);
  }

  /** Name of the experiment, as it is written. */
  public readonly name: string;

  /** Name of the project, as it is written, with the workspace of Neptune before it if there is one; empty if there is none. */
  public readonly project: string;

  /**
   * Parameters of the program by name: a decimal number that JSON would write in another way, such as `1e-05` or `1.0`, is a string, so that it arrives as it is written. A list or map with such a
   * number or null in it is its JSON as a string, such as `[0.9,1.0]`.
   */
  public readonly params: { [name: string]: any };

  /** Tags. */
  public readonly tags: string[];

  /** What the experiment is for; empty if nothing says so. */
  public readonly description: string;

  /** Image with the program; empty if there is none. */
  public readonly image: string;

  /** The program, such as `python train.py`; empty if there is none. */
  public readonly script: string;

  /** Environment variables by name: a decimal number is as it is written, such as `1.0`. */
  public readonly env: { [name: string]: string };

  /** What it is, in messages. @internal */
  public readonly _of: string;

  private constructor({ parameters, ...data }: JsonMap, written: JsonMap, of: string) {
    const { map, problems } = parametersOf(parameters);
    const others = Object.fromEntries(Object.entries(data).filter(([key]) => !isNotRead(key)));
    const keys = withDigits({
      ...others,
      ...map !== undefined && { parameters: keepingText(map, parametersOf(written.parameters).map) },
      ...others.env !== undefined && { env: keepingNumbers(others.env, written.env) },
    }, 'env');
    checkKeys({ refusal: 'experiment-invalid', of, shape: EXPERIMENT_FILE, problems: [...problems, ...problemsOf(keys)] }, withoutCredentials(keys));
    this._of = of;
    const file: any = keys;
    this.name = file.name;
    this.project = file.project ?? '';
    // In the order that the values of a chart have.
    this.params = Object.fromEntries(Object.entries(file.parameters ?? {}).sort(([one], [other]) => (one < other ? -1 : 1)));
    this.tags = file.tags ?? [];
    this.description = file.description ?? '';
    this.image = file.image ?? '';
    this.script = file.script ?? '';
    this.env = file.env ?? {};
  }
}

/** The list of Neptune 1 as a map; anything else as it is. */
function parametersOf(given: Json | undefined): { readonly map?: Json; readonly problems: readonly string[] } {
  if (!Array.isArray(given)) {
    return { map: given, problems: [] };
  }
  const problems: string[] = [];
  const map = new Map<string, Json>();
  given.forEach((item, i) => {
    const { name, default: value } = isMap(item) ? item : {} as JsonMap;
    if (typeof name !== 'string') {
      problems.push(`parameters[${i}]: expected a map with name and default`);
    } else if (value === undefined || value === null) {
      problems.push(`parameters[${i}].default: missing, expected the value of ${name}`);
    } else if (map.has(name)) {
      problems.push(`parameters[${i}].name: got ${name} again: remove one of them`);
    } else {
      map.set(name, value);
    }
  });
  return { map: Object.fromEntries(map), problems };
}

/** What no shape knows. */
function problemsOf({ project, env, parameters, ...keys }: JsonMap): string[] {
  const variables = isMap(env) ? Object.entries(env) : [];
  return [
    ...isMap(parameters) ? ['true', 'false'].filter(name => name in parameters).map(name => `parameters.${name}: a name such as on or no is a boolean: quote it`) : [],
    ...typeof project === 'string' && project !== '' && !isProjectName(project) ? [`project: got ${JSON.stringify(project)}, expected ${PROJECT_NAME_WORDS}`] : [],
    ...CREDENTIALS.keys.filter(key => key in keys).map(key => `${key}: a credential would be readable in the Job: keep it in the Secret with the credentials of Neptune`),
    ...CREDENTIALS.variables.filter(name => variables.some(([other]) => other === name)).map(name => `env.${name}: a credential would be readable in the Job: keep it in the Secret with the credentials of Neptune`),
    ...variables.filter(([name, value]) => typeof value === 'string' && new RegExp(`[$](${name}\\b|[{]${name}[}])`).test(value))
      .map(([name]) => `env.${name}: refers to itself as in a shell, which Kubernetes passes on as it is: write the whole value`),
  ];
}

/** They have problems of their own. */
function withoutCredentials(keys: JsonMap): JsonMap {
  return Object.fromEntries(Object.entries(keys).filter(([key]) => !CREDENTIALS.keys.includes(key)));
}
