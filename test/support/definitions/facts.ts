import { Definition, DefinitionVersion } from './definition';

/** What a definition says, each by a key such as `v1 spec.replicas: minimum`. */
export type Facts = { readonly [key: string]: string };

/** What every object has. */
const KNOWN = ['apiVersion', 'kind', 'metadata'];

const PARTS = ['properties', 'items', 'additionalProperties'];
const LISTED = ['oneOf', 'anyOf', 'allOf'];

/**
 * What a definition says to the API server, and what `kubectl` shows: without descriptions and annotations, and with what the API server adds
 * itself.
 *
 * @param labels what the names of labels begin with that count.
 */
export function factsOf({ metadata, spec: { group, names, scope, conversion, preserveUnknownFields, versions } }: Definition, labels: readonly string[] = []): Facts {
  const { kind, plural, singular = kind.toLowerCase(), listKind = `${kind}List`, shortNames = [], categories = [] } = names;
  const facts: { [key: string]: unknown } = {
    group, kind, plural, singular, listKind, scope,
    'short names': [...shortNames].sort(),
    'categories': [...categories].sort(),
    'conversion': conversionOf(conversion),
    'preserveUnknownFields': preserveUnknownFields ?? false,
    'versions': versions.map(({ name }) => name),
  };
  Object.entries(metadata.labels ?? {}).filter(([name]) => labels.some(prefix => name.startsWith(prefix))).forEach(([name, value]) => { facts[`label ${name}`] = value; });
  versions.forEach(version => Object.assign(facts, factsOfVersion(version)));
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined).map(([key, value]) => [key, JSON.stringify(sorted(value))]));
}

function conversionOf(conversion: any): unknown {
  if ((conversion?.strategy ?? 'None') === 'None') {
    return 'None';
  }
  const { clientConfig: { service, ...client }, conversionReviewVersions } = conversion.webhook;
  return { ...client, service: { port: 443, ...service }, conversionReviewVersions };
}

function factsOfVersion({ name, served, storage, deprecated = false, deprecationWarning, subresources = {}, additionalPrinterColumns = [], schema }: DefinitionVersion): { [key: string]: unknown } {
  const facts: { [key: string]: unknown } = {
    served, storage, deprecated, deprecationWarning,
    'status subresource': subresources.status !== undefined,
    'scale subresource': subresources.scale,
    'columns': additionalPrinterColumns.map(column => column.name),
  };
  additionalPrinterColumns.forEach(({ name: heading, description: _, priority = 0, ...column }) => { facts[`column ${heading}`] = { ...column, priority }; });
  const { properties = {}, ...root } = schema?.openAPIV3Schema ?? {};
  const own = Object.fromEntries(Object.entries<any>(properties).filter(([field, part]) => !KNOWN.includes(field) || !saysNothing(part)));
  addSchema(facts, '', { ...root, ...Object.keys(own).length > 0 && { properties: own } });
  return Object.fromEntries(Object.entries(facts).map(([key, value]) => [`${name} ${key}`, value]));
}

/** A type of what has that type in every object. */
function saysNothing(part: any): boolean {
  return Object.keys(part).every(key => key === 'type' || key === 'description');
}

function addSchema(facts: { [key: string]: unknown }, path: string, given: any): void {
  const { schema, ...found } = normalised(given);
  const at = path === '' ? '(root)' : path.replace(/^\./, '');
  facts[at] = found.type;
  for (const [keyword, value] of Object.entries<any>(schema)) {
    if (PARTS.includes(keyword)) {
      continue;
    }
    facts[`${at}: ${keyword}`] = keyword === 'required' || keyword === 'enum' ? [...value].sort() : LISTED.includes(keyword) ? value.map(plain).sort(byText) : keyword === 'not' ? plain(value) : value;
  }
  Object.entries(schema.properties ?? {}).forEach(([field, part]) => addSchema(facts, `${path}.${field}`, part));
  [schema.items, schema.additionalProperties].forEach((part, i) => typeof part === 'object' && addSchema(facts, `${path}${i === 0 ? '[]' : '.*'}`, part));
  if (typeof schema.additionalProperties === 'boolean') {
    facts[`${at}: additionalProperties`] = schema.additionalProperties;
  }
}

/** The schema without what changes nothing, and its type. */
function normalised({ description: _, type, ...schema }: any): { readonly schema: any; readonly type: string } {
  const isIntOrString = schema['x-kubernetes-int-or-string'] === true;
  const alternatives = JSON.stringify(schema.anyOf?.map(({ type: each }: any) => each));
  const without = { ...schema };
  if (isIntOrString && alternatives === '["integer","string"]') {
    delete without.anyOf;
  }
  for (const [keyword, value] of [['x-kubernetes-map-type', 'granular'], ['x-kubernetes-list-type', 'atomic'], ['nullable', false], ['x-kubernetes-int-or-string', true]]) {
    if (without[keyword as string] === value) {
      delete without[keyword as string];
    }
  }
  return { schema: without, type: type ?? (isIntOrString ? 'int-or-string' : 'any') };
}

function plain(schema: any): any {
  return Array.isArray(schema) ? schema.map(plain) : typeof schema !== 'object' || schema === null ? schema
    : Object.fromEntries(Object.entries<any>(schema).filter(([key, value]) => key !== 'description' || typeof value === 'object').map(([key, value]) => [key, plain(value)]));
}

function byText(a: unknown, b: unknown): number {
  const [x, y] = [a, b].map(value => JSON.stringify(sorted(value)));
  return x < y ? -1 : x > y ? 1 : 0;
}

function sorted(value: any): any {
  return Array.isArray(value) ? value.map(sorted) : typeof value !== 'object' || value === null ? value
    : Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, each]) => [key, sorted(each)]));
}
