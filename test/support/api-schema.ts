import Ajv, { ValidateFunction } from 'ajv';
import { CrdSchema, gatewayApiKinds } from './gateway-api';

/** Kinds of other projects that charts write, whose schemas nobody publishes as a package: only their names are known. */
const WITHOUT_SCHEMA = new Set(['monitoring.coreos.com/v1 ServiceMonitor']);

const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });

/** Gateways know what is in the definitions that the typed constructs are made of, and nothing else. */
const GATEWAY = new Map<string, ValidateFunction>(gatewayApiKinds().map(({ kind, version, schema }) => [
  `gateway.networking.k8s.io/${version} ${kind}`, ajv.compile(closed({ ...schema, properties: { ...schema.properties, ...metadata() } })),
]));

/** What Kubernetes would not accept of the form of an object: fields that are missing or of another type. */
export function schemaErrors(object: any): string[] {
  const id = `${object.apiVersion} ${object.kind}`;
  const name = `${object.kind} ${object.metadata?.name}`;
  if (WITHOUT_SCHEMA.has(id)) {
    return [];
  }
  const gateway = GATEWAY.get(id);
  if (gateway) {
    gateway(object);
    return (gateway.errors ?? []).map(e => `${name}: data${e.instancePath} ${e.message} ${JSON.stringify(e.params)}`);
  }
  try {
    new (modelOf(object))(object).validate();
    return [];
  } catch (e) {
    return [`${name}: ${(e as Error).message}`];
  }
}

function modelOf({ apiVersion, kind }: any): any {
  const model = require(`kubernetes-models/${apiVersion}`)[kind];
  if (!model) {
    throw new Error('there is no schema of this kind');
  }
  return model;
}

/** A custom resource definition prunes what it does not know. */
function closed(schema: CrdSchema): object {
  const { properties, items, additionalProperties } = schema;
  return {
    ...schema,
    ...properties && { properties: Object.fromEntries(Object.entries(properties).map(([k, v]) => [k, k === 'metadata' ? v : closed(v)])), additionalProperties: false },
    ...items && { items: closed(items) },
    ...additionalProperties && { additionalProperties: closed(additionalProperties) },
  };
}

function metadata(): Record<string, CrdSchema> {
  return { apiVersion: { type: 'string' }, kind: { type: 'string' }, metadata: { type: 'object', required: ['name', 'namespace'] } };
}
