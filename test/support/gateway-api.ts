import { readFileSync } from 'fs';
import { join } from 'path';
import { parseAllDocuments } from 'yaml';

/** The custom resource definitions that the typed constructs of the Gateway API are made of. */
export const GATEWAY_API = join(__dirname, '../../imports/crds/gateway-api.yaml');

/** A structural schema, as custom resource definitions have them. */
export interface CrdSchema {
  readonly type: string;
  readonly description?: string;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, CrdSchema>>;
  readonly items?: CrdSchema;
  readonly additionalProperties?: CrdSchema;
  readonly enum?: ReadonlyArray<string | number>;
}

/** A kind, its version and its schema. */
export interface CrdKind {
  readonly kind: string;
  readonly version: string;
  readonly schema: CrdSchema;
}

/** The kinds that charts write. */
export function gatewayApiKinds(): CrdKind[] {
  return parseAllDocuments(readFileSync(GATEWAY_API, 'utf8')).map(document => {
    const { names, versions: [{ name: version, schema }] } = document.toJS().spec;
    return { kind: names.kind, version, schema: schema.openAPIV3Schema };
  });
}

/** What the definitions say of namespaces. */
export function gatewayApiScopes(): { apiVersion: string; kind: string; scope: string }[] {
  return parseAllDocuments(readFileSync(GATEWAY_API, 'utf8')).map(document => {
    const { group, names, scope, versions: [{ name }] } = document.toJS().spec;
    return { apiVersion: `${group}/${name}`, kind: names.kind, scope };
  });
}
