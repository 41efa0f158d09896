import { ListType, MapType } from './schema-options';

/** A schema as a definition has it: `JSONSchemaProps` of Kubernetes, without what structural schemas must not have. @internal */
export interface SchemaProps {
  readonly 'description'?: string;
  readonly 'type'?: string;
  readonly 'format'?: string;
  readonly 'nullable'?: boolean;
  readonly 'enum'?: readonly unknown[];
  readonly 'pattern'?: string;
  readonly 'minLength'?: number;
  readonly 'maxLength'?: number;
  readonly 'minimum'?: number;
  readonly 'exclusiveMinimum'?: boolean;
  readonly 'maximum'?: number;
  readonly 'exclusiveMaximum'?: boolean;
  readonly 'multipleOf'?: number;
  readonly 'minItems'?: number;
  readonly 'maxItems'?: number;
  readonly 'minProperties'?: number;
  readonly 'maxProperties'?: number;
  readonly 'default'?: unknown;
  readonly 'x-kubernetes-int-or-string'?: boolean;
  readonly 'x-kubernetes-preserve-unknown-fields'?: boolean;
  readonly 'x-kubernetes-embedded-resource'?: boolean;
  readonly 'x-kubernetes-list-type'?: ListType;
  readonly 'x-kubernetes-list-map-keys'?: readonly string[];
  readonly 'x-kubernetes-map-type'?: MapType;
  readonly 'required'?: readonly string[];
  readonly 'oneOf'?: readonly SchemaProps[];
  readonly 'anyOf'?: readonly SchemaProps[];
  readonly 'allOf'?: readonly SchemaProps[];
  readonly 'not'?: SchemaProps;
  readonly 'items'?: SchemaProps;
  readonly 'additionalProperties'?: SchemaProps;
  readonly 'properties'?: { readonly [name: string]: SchemaProps };
}
