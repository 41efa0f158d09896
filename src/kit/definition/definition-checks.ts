import { ConversionWebhook, CustomResourceColumn, CustomResourceDefinitionProps, CustomResourceScale, CustomResourceVersion } from './custom-resource-definition-props';
import { SchemaProps } from './schema-props';
import { schemaOf } from './structural-schema';
import { literalOf } from './literal-of';
import { enumerate } from '../../values/enumerate';
import { Pattern } from '../../values/pattern';
import { Refusal } from '../../values/refusal';

const LABEL = '^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$';
const IN_A_DEFINITION = 'expected lower-case letters, digits and hyphens, at most 63, beginning with a letter';

/** Groups that are of Kubernetes itself. */
const PROTECTED = /(^|\.)(k8s|kubernetes)\.io$/;
const APPROVED = 'api-approved.kubernetes.io';

const COLUMN_TYPES = ['string', 'integer', 'number', 'boolean', 'date'];

/** What an object has besides the fields of its schema. */
const KNOWN: { readonly [name: string]: SchemaProps } = {
  apiVersion: { type: 'string' },
  kind: { type: 'string' },
  metadata: { 'type': 'object', 'x-kubernetes-preserve-unknown-fields': true },
};

/** Refuses a definition that the API server would refuse, but for its schemas. @internal */
export function checkDefinition(path: string, props: CustomResourceDefinitionProps): void {
  const { group, kind, plural, singular, listKind, versions, conversion, preserveUnknownFields, annotations } = props;
  const [shortNames, categories] = [props.shortNames, props.categories].map(names => (literalOf(names) ?? []) as string[]);
  const refuse = refusing(path);
  const check = (what: string, text: string | undefined, pattern: string, expected: string): void => {
    const known = literalOf(text);
    if (known !== undefined && !new RegExp(pattern).test(String(known))) {
      refuse(`${what} is ${JSON.stringify(known)}, ${expected}`);
    }
  };
  check('group', group, Pattern.DNS_NAME, 'expected a DNS name such as experiments.example.org');
  check('group', group, '[.]', 'expected a DNS name with at least one dot, such as experiments.example.org');
  check('kind', kind, '^[A-Z][A-Za-z0-9]{0,62}$', 'expected letters and digits, at most 63, beginning with a capital letter');
  check('listKind', listKind, '^[A-Z][A-Za-z0-9]{0,62}$', 'expected letters and digits, at most 63, beginning with a capital letter');
  for (const [what, text] of [['plural', plural], ['singular', singular], ...shortNames.map(name => ['a short name', name]), ...categories.map(name => ['a category', name])]) {
    check(what!, text, LABEL, IN_A_DEFINITION);
  }
  for (const [what, names] of [['shortNames', shortNames], ['categories', categories]] as const) {
    const twice = names.find((name, i) => names.indexOf(name) !== i);
    if (twice !== undefined) {
      refuse(`${what} has ${JSON.stringify(twice)} twice: remove it in one place`);
    }
  }
  if (listKind !== undefined && listKind === kind) {
    refuse(`listKind is ${JSON.stringify(kind)}, as kind: leave it out, or give lists a kind of their own`);
  }
  const known = literalOf(group);
  if (typeof known === 'string' && PROTECTED.test(known) && (annotations === undefined || (literalOf(annotations) !== undefined && !(APPROVED in annotations)))) {
    refuse(`group is ${JSON.stringify(known)}, which is one of Kubernetes: use another group, or set the annotation ${APPROVED}`);
  }
  if (preserveUnknownFields === true) {
    refuse('preserveUnknownFields is true, which the API server refuses: use openObject() or open() in the schema');
  }
  checkVersions(versions, refuse);
  versions.forEach(version => checkVersion(version, problem => refuse(`${version.name}: ${problem}`)));
  if (conversion) {
    checkConversion(conversion, refuse);
  }
}

function checkVersions(versions: readonly CustomResourceVersion[], refuse: Refuse): void {
  const names = versions.map(({ name }) => name);
  if (names.length === 0) {
    refuse('versions is empty: give it at least one');
  }
  for (const name of names) {
    if (!new RegExp(LABEL).test(name)) {
      refuse(`the name of a version is ${JSON.stringify(name)}, ${IN_A_DEFINITION}, such as v1alpha1`);
    }
  }
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) {
    refuse(`two versions have the name ${twice}: give each its own`);
  }
  const stored = versions.filter(({ storage }) => storage).map(({ name }) => name);
  if (stored.length !== 1) {
    refuse(`${stored.length === 0 ? 'no version is the stored one' : `${enumerate(stored)} are stored`}, and objects are stored in exactly one: set storage of one of ${enumerate(names)}`);
  }
}

function checkVersion({ schema, deprecated, deprecationWarning, scale, printerColumns = [] }: CustomResourceVersion, refuse: Refuse): void {
  const root = schemaOf(schema);
  if (deprecationWarning !== undefined && !deprecated) {
    refuse('deprecationWarning is set, and deprecated is not: set it, or remove the warning');
  }
  if (scale) {
    checkScale(scale, root, refuse);
  }
  printerColumns.forEach(column => checkColumn(column, root, refuse));
}

function checkScale({ specReplicasPath, statusReplicasPath, labelSelectorPath }: CustomResourceScale, root: SchemaProps, refuse: Refuse): void {
  const paths: [string, string | undefined, RegExp][] = [
    ['specReplicasPath', specReplicasPath, /^\.spec(\.\w+)+$/], ['statusReplicasPath', statusReplicasPath, /^\.status(\.\w+)+$/], ['labelSelectorPath', labelSelectorPath, /^\.(spec|status)(\.\w+)+$/],
  ];
  for (const [name, path, form] of paths) {
    if (path !== undefined && !form.test(path)) {
      refuse(`scale.${name} is ${JSON.stringify(path)}, expected a path of fields below ${name === 'labelSelectorPath' ? '.spec or .status' : name === 'specReplicasPath' ? '.spec' : '.status'}`);
    }
    checkPath(`scale.${name}`, path, root, refuse);
  }
}

function checkColumn({ name, jsonPath, type = 'string', priority }: CustomResourceColumn, root: SchemaProps, refuse: Refuse): void {
  if (!COLUMN_TYPES.includes(type)) {
    refuse(`the column ${name} has the type ${JSON.stringify(type)}, expected one of ${enumerate(COLUMN_TYPES)}`);
  }
  if (priority !== undefined && (!Number.isInteger(priority) || priority < 0)) {
    refuse(`the column ${name} has the priority ${priority}, expected an integer of at least 0`);
  }
  if (!jsonPath.startsWith('.')) {
    refuse(`the column ${name} has the path ${JSON.stringify(jsonPath)}, which does not begin with a dot`);
  }
  checkPath(`the column ${name}`, jsonPath, root, refuse);
}

/** A path that the schema does not have is empty for each object. What is behind the first bracket is not looked at. */
function checkPath(what: string, path: string | undefined, root: SchemaProps, refuse: Refuse): void {
  let at: SchemaProps = { ...root, properties: { ...KNOWN, ...root.properties } };
  for (const name of path === undefined ? [] : path.replace(/[[*].*$/, '').split('.').filter(Boolean)) {
    const next: SchemaProps | undefined = at.properties?.[name] ?? at.additionalProperties;
    if (next === undefined) {
      return at['x-kubernetes-preserve-unknown-fields'] ? undefined
        : refuse(`${what} has the path ${JSON.stringify(path)}, and the schema has no ${JSON.stringify(name)} there${at.properties ? `: known are ${enumerate(Object.keys(at.properties))}` : ''}`);
    }
    at = next;
  }
}

function checkConversion({ serviceName, serviceNamespace, path, port, conversionReviewVersions = ['v1'] }: ConversionWebhook, refuse: Refuse): void {
  for (const [what, given] of [['serviceName', serviceName], ['serviceNamespace', serviceNamespace]]) {
    const known = literalOf(given);
    if (known !== undefined && !new RegExp(Pattern.DNS_LABEL).test(String(known))) {
      refuse(`conversion.${what} is ${JSON.stringify(known)}, expected lower-case letters, digits and hyphens, at most 63`);
    }
  }
  const knownPath = literalOf(path);
  if (knownPath !== undefined && !String(knownPath).startsWith('/')) {
    refuse(`conversion.path is ${JSON.stringify(knownPath)}, expected a path that begins with a slash`);
  }
  const knownPort = literalOf(port);
  if (knownPort !== undefined && !(Number.isInteger(knownPort) && Number(knownPort) >= 1 && Number(knownPort) <= 65535)) {
    refuse(`conversion.port is ${knownPort}, expected an integer from 1 to 65535`);
  }
  if (conversionReviewVersions.every(version => ![undefined, 'v1', 'v1beta1'].includes(literalOf(version) as string | undefined))) {
    refuse(`conversion.conversionReviewVersions is ${JSON.stringify(conversionReviewVersions)}, and the API server knows v1 and v1beta1: name one of them`);
  }
}

type Refuse = (problem: string) => void;

/** @internal */
export function refusing(path: string): (problem: string) => never {
  return problem => {
    throw new Refusal('crd-invalid', `${path}: ${problem}`);
  };
}
