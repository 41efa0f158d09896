/** A CustomResourceDefinition, as it is written. */
export interface Definition {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { name: string; labels?: { [name: string]: string }; annotations?: { [name: string]: string } };
  readonly spec: {
    group: string;
    names: { kind: string; plural: string; singular?: string; listKind?: string; shortNames?: string[]; categories?: string[] };
    scope: string;
    conversion?: any;
    preserveUnknownFields?: boolean;
    versions: DefinitionVersion[];
  };
}

/** A version of it. */
export interface DefinitionVersion {
  name: string;
  served: boolean;
  storage: boolean;
  deprecated?: boolean;
  deprecationWarning?: string;
  subresources?: { status?: object; scale?: object };
  additionalPrinterColumns?: any[];
  schema?: { openAPIV3Schema: any };
}

/**
 * A difference that is meant. It is made in the original too, so that nothing else may differ there.
 */
export interface Deliberate {
  /** Why ours is better. */
  readonly reason: string;
  /** Makes the difference in an original that has it, and leaves others as they are. */
  readonly amend: (original: Definition) => void;
}

/** Definitions, and those that they stand for. */
export interface Compared {
  readonly ours: readonly Definition[];
  readonly originals: readonly Definition[];
  /** Differences that are meant. */
  readonly deliberate?: readonly Deliberate[];
  /** What the names of labels begin with that count: programs may find definitions by them. */
  readonly labels?: readonly string[];
}

/** Those among objects. */
export function definitionsAmong(objects: readonly any[]): Definition[] {
  return objects.filter(({ kind }) => kind === 'CustomResourceDefinition');
}

/** Copies of the originals with the differences that are meant. One that changes nothing no longer is. */
export function amended(originals: readonly Definition[], deliberate: readonly Deliberate[] = []): { readonly definitions: Definition[]; readonly unused: string[] } {
  const definitions: Definition[] = structuredClone([...originals]);
  const unused = deliberate.filter(({ amend }) => {
    const before = JSON.stringify(definitions);
    definitions.forEach(amend);
    return JSON.stringify(definitions) === before;
  });
  return { definitions, unused: unused.map(({ reason }) => reason) };
}

/**
 * The part of a schema at a path such as `spec.steps[].env.*.name`, where `[]` are the items of a list and `*` are the values of a map.
 *
 * @returns undefined if the definition has another kind, or there is no such version or part.
 */
export function schemaAt({ spec }: Definition, kind: string, version: string, path = ''): any {
  let at = spec.names.kind === kind ? spec.versions.find(({ name }) => name === version)?.schema?.openAPIV3Schema : undefined;
  for (const name of path.replace(/\[\]/g, '.[]').split('.').filter(Boolean)) {
    at = name === '[]' ? at?.items : name === '*' ? at?.additionalProperties : at?.properties?.[name];
  }
  return at;
}
