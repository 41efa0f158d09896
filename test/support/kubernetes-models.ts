import * as fs from 'fs';
import * as path from 'path';

/** Kinds whose objects are checked, by the API version that charts write. */
const KINDS = [
  'v1/ConfigMap', 'v1/LimitRange', 'v1/Namespace', 'v1/PersistentVolume', 'v1/PersistentVolumeClaim', 'v1/Pod', 'v1/ResourceQuota', 'v1/Secret', 'v1/Service',
  'v1/ServiceAccount', 'apps/v1/DaemonSet', 'apps/v1/Deployment', 'apps/v1/ReplicaSet', 'apps/v1/StatefulSet', 'autoscaling/v2/HorizontalPodAutoscaler', 'batch/v1/CronJob',
  'batch/v1/Job', 'networking.k8s.io/v1/Ingress', 'networking.k8s.io/v1/IngressClass', 'networking.k8s.io/v1/NetworkPolicy', 'policy/v1/PodDisruptionBudget',
  'rbac.authorization.k8s.io/v1/ClusterRole', 'rbac.authorization.k8s.io/v1/ClusterRoleBinding', 'rbac.authorization.k8s.io/v1/Role',
  'rbac.authorization.k8s.io/v1/RoleBinding', 'scheduling.k8s.io/v1/PriorityClass', 'storage.k8s.io/v1/StorageClass',
];

const MODULES = path.resolve(__dirname, '../../node_modules');

/** What is said of scalars by a type of its own. */
const SCALARS: { readonly [type: string]: string } = {
  IoK8sApimachineryPkgApiResourceQuantity: 'quantity',
  IoK8sApimachineryPkgUtilIntstrIntOrString: 'intOrString',
  IoK8sApimachineryPkgApisMetaV1Time: 'string',
  IoK8sApimachineryPkgApisMetaV1MicroTime: 'string',
  IoK8sApimachineryPkgApisMetaV1FieldsV1: 'any',
  IoK8sApimachineryPkgRuntimeRawExtension: 'any',
};

interface Models {
  /** The fields of each type, as the table writes them. */
  readonly types: { readonly [type: string]: string };
  /** `apiVersion` and `kind`. */
  readonly kinds: readonly string[];
}

/** The types of the Kubernetes API that kinds consist of, read from the definitions of `kubernetes-models`. */
export function kubernetesModels(): Models {
  const types = new Map<string, string>();
  const sources = new Map<string, string>();
  const visit = (file: string): string => {
    const name = path.basename(file, '.d.ts');
    if (sources.has(name)) {
      if (sources.get(name) !== file) {
        throw new Error(`two types are called ${name}: ${file}, ${sources.get(name)}`);
      }
      return name;
    }
    sources.set(name, file);
    const text = fs.readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
    const imported = new Map([...text.matchAll(/import \{ I(\w+) \} from "(.*)"/g)].map(([, type, from]) => [
      type, `${from.startsWith('.') ? path.resolve(path.dirname(file), from) : path.join(MODULES, from)}.d.ts`,
    ]));
    const body = new RegExp(`export interface I${name}(?: extends TypeMeta)? \\{([\\s\\S]*?)\\n\\}\\n`).exec(text)![1].replace(/\s+/g, ' ');
    const typeOf = (written: string): string => {
      const [, list] = /^Array<(.*)>$/.exec(written) ?? [];
      const [, map] = /^\{ \[key: string\]: (.*); \}$/.exec(written) ?? [];
      const [, reference] = /^I(\w+)$/.exec(written) ?? [];
      return list !== undefined ? `${typeOf(list)}[]`
        : map !== undefined ? `${typeOf(map)}{}`
          : reference !== undefined ? SCALARS[reference] ?? visit(imported.get(reference)!)
            : written.startsWith('"') ? wordsOf(written) : written;
    };
    const fields = [...body.matchAll(/"([^"]+)"(\??): ((?:\{[^}]*\}|[^;{])+);/g)]
      .filter(([, field]) => !['apiVersion', 'kind', 'status'].includes(field) || !/TypeMeta/.test(text))
      .map(([, field, optional, type]) => `${field}${optional ? '' : '!'}: ${/\bnumber\b/.test(type) ? type.replace(/^(?:Array<)?number(>?)$/, (_, list: string) => `${integerOf(file, name, field, list !== '')}${list && '[]'}`) : typeOf(type)}`);
    types.set(name, fields.join(', '));
    return name;
  };
  const kinds = KINDS.map(kind => `${path.dirname(kind)} ${visit(path.join(MODULES, 'kubernetes-models', `${kind}.d.ts`))}`);
  return { types: Object.fromEntries([...types].sort(([a], [b]) => (a < b ? -1 : 1))), kinds };
}

/** Which integers a field takes: the validation of the type says so, its declaration does not. */
function integerOf(file: string, type: string, field: string, isList: boolean): string {
  const outside = 2 ** 40;
  try {
    new (require(file.replace(/\.d\.ts$/, ''))[type])({ [field]: isList ? [outside] : outside }).validate();
  } catch (e) {
    return new RegExp(`data/${field}(/0)? must match format "int32"`).test((e as Error).message) ? 'int32' : 'int64';
  }
  return 'int64';
}

function wordsOf(written: string): string {
  const words = written.split(' | ').map(word => JSON.parse(word));
  if (words.length === 1) {
    throw new Error(`a choice of one: ${written}`);
  }
  return words.length > MAX_WORDS ? 'string' : words.join('|');
}

/** A choice of so many words is as good as a string. */
const MAX_WORDS = 12;

/** The table of types, as the sources hold it. */
export function kubernetesTypesText(): string {
  const { types, kinds } = kubernetesModels();
  const quoted = (text: string): string => `'${text}'`;
  const row = ([type, fields]: [string, string]): string => `  ${type}: ${wrapped(fields).map(quoted).join('\n    + ')},`;
  return [
    '/**',
    ' * The types of the Kubernetes API: their fields, `!` behind those that are required, with the type of each. Those of lists end in',
    ' * `[]`, those of maps in `{}`; `A|B` is one of these strings. `npm run kubernetes-types` writes this file.',
    ' *',
    ' * @internal',
    ' */',
    'export const KUBERNETES_TYPES: { readonly [type: string]: string } = {',
    ...Object.entries(types).map(row),
    '};',
    '',
    '/** The kinds of objects, each with the type of its name, by API version. @internal */',
    'export const KUBERNETES_KINDS: { readonly [apiVersion: string]: readonly string[] } = {',
    ...[...new Set(kinds.map(kind => kind.split(' ')[0]))].map(version => `  '${version}': [${kinds.filter(kind => kind.startsWith(`${version} `)).map(kind => quoted(kind.split(' ')[1])).join(', ')}],`),
    '};',
    '',
  ].join('\n');
}

/** Lines of a bearable width. */
function wrapped(fields: string): string[] {
  return fields.split(', ').reduce<string[]>(([line, ...before], field) => (line === undefined ? [field]
    : line.length + field.length < 130 ? [`${line}, ${field}`, ...before] : [field, `${line}, `, ...before]), []).reverse();
}
