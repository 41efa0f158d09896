import * as fc from 'fast-check';
import { arbitraryOverrides, setTexts } from './arbitrary-values';
import { Model } from '../../src/manifest/model/model';
import { Release, release } from '../../src/plain/release';
import { render } from '../../src/plain/render';
import { mergeSources } from '../../src/values/read/merge';
import { JsonMap } from '../../src/values/json-map';
import { Refusal } from '../../src/values/refusal';
import { applySet } from '../../src/values/read/set';
import { Json, ObjectShape, Shape } from '../../src/values/shape';

/** A release to render: what a user would give Helm. */
export interface ReleaseCase {
  readonly name?: string;
  readonly namespace?: string;
  readonly files?: readonly Json[];
  readonly sets?: readonly string[];
  readonly isUpgrade?: boolean;
  readonly kubernetesVersion?: string;
  readonly apiVersions?: readonly string[];
}

/** What releases may have in common: all but their values. */
export type Place = Pick<ReleaseCase, 'name' | 'namespace' | 'isUpgrade' | 'kubernetesVersion' | 'apiVersions'>;

/**
 * Releases of a chart: values of many kinds, names at their limits. Of most of those that would be refused, what is in
 * the way is left out, so that there is something to compare: many values fit together with few others.
 */
export class ArbitraryReleases {
  /** Where a release of the chart can be. */
  public readonly place: fc.Arbitrary<Place>;
  /** Releases anywhere, with values of up to two files and of `--set`. */
  public readonly any: fc.Arbitrary<ReleaseCase>;
  private readonly overrides: fc.Arbitrary<Json>;

  constructor(private readonly model: Model) {
    const { name } = model.metadata;
    const names = fc.constantFrom('r', 'my-release', name, `x-${name}`, 'a'.repeat(53), `r${'-x'.repeat(26)}`, 'yes', 'n', 'e1e3');
    const rest = {
      namespace: fc.constantFrom('default', 'ml', 'on', '123', 'n'.repeat(63)),
      isUpgrade: fc.boolean(),
      kubernetesVersion: fc.constantFrom('1.27.0', '1.29.3', '1.30.0', '1.31.0', '1.31.5', '1.32.1', '1.33.0', '1.35.0'),
      apiVersions: fc.subarray(['monitoring.coreos.com/v1', 'gateway.networking.k8s.io/v1', 'gateway.networking.k8s.io/v1/HTTPRoute', 'example.com/v1']),
    };
    const overrides = arbitraryOverrides(model.values);
    this.overrides = overrides.map(values => complete(model, values));
    this.place = fc.record({ name: names, ...rest });
    this.any = this.mostlyRepaired(fc.record({
      name: fc.oneof({ weight: 20, arbitrary: names }, { weight: 1, arbitrary: fc.constantFrom('1e3', '123', '0x1', 'a.b', 'A', '-a', 'a-', 'a'.repeat(54), 'null') }),
      ...rest,
      files: fc.oneof({ weight: 6, arbitrary: fc.tuple(this.overrides) }, { weight: 2, arbitrary: fc.tuple(this.overrides, overrides) }),
      sets: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.array(setTexts(model.values), { maxLength: 2 }) }),
    }));
  }

  /** Releases in one place, with one file of values. */
  public at(place: Place): fc.Arbitrary<ReleaseCase> {
    return this.mostlyRepaired(this.overrides.map(values => ({ ...place, files: [values] })));
  }

  private mostlyRepaired(releases: fc.Arbitrary<ReleaseCase>): fc.Arbitrary<ReleaseCase> {
    return fc.tuple(releases, fc.nat({ max: 9 })).map(([release, dice]) => (dice < 8 ? repaired(this.model, release) : release));
  }
}

/** The plain objects of a release. Throws what refuses it. */
export function plainObjects(model: Model, given: ReleaseCase): Json[] {
  return plainly(model, given, render);
}

/** What plain mode makes of a release. */
export function plainly<T>(model: Model, given: ReleaseCase, body: (model: Model, r: Release) => T): T {
  const values = (given.sets ?? []).reduce<Json>((merged, set) => applySet(merged as JsonMap, set, 'set'), mergeSources(given.files ?? []));
  return body(model, release({
    name: given.name ?? 'r',
    namespace: given.namespace,
    isUpgrade: given.isUpgrade,
    kubernetesVersion: given.kubernetesVersion ?? '1.31.0',
    apiVersions: given.apiVersions,
    values: [values],
  }));
}

/** A value of one of the files, or a `--set`. */
type Piece = { readonly file: number; readonly path: readonly string[]; readonly value: Json } | { readonly set: string };

/** The release with as many of its values as fit together. */
function repaired(model: Model, given: ReleaseCase): ReleaseCase {
  const files = given.files ?? [];
  const pieces: Piece[] = [
    ...files.flatMap((values, file) => leavesOf(model.values, values).map(([path, value]) => ({ file, path, value }))),
    ...(given.sets ?? []).map(set => ({ set })),
  ];
  const withPieces = (kept: readonly Piece[]): ReleaseCase => ({
    ...given,
    files: files.map((_, file) => kept.reduce<Json>((values, piece) => ('set' in piece || piece.file !== file ? values : withValue(values, piece.path, piece.value)), {})),
    sets: kept.flatMap(piece => ('set' in piece ? [piece.set] : [])),
  });
  const fits = (kept: readonly Piece[]): boolean => {
    try {
      plainObjects(model, withPieces(kept));
      return true;
    } catch (error) {
      if (error instanceof Refusal) {
        return false;
      }
      throw error;
    }
  };
  const add = (kept: readonly Piece[], more: readonly Piece[]): readonly Piece[] => {
    if (more.length === 0 || fits([...kept, ...more])) {
      return [...kept, ...more];
    }
    const half = more.length >> 1;
    return half === 0 ? kept : add(add(kept, more.slice(0, half)), more.slice(half));
  };
  const required = pieces.filter(piece => !('set' in piece) && isRequired(model.values, piece.path));
  return fits(required) ? withPieces(add(required, pieces.filter(piece => !required.includes(piece)))) : given;
}

function leavesOf(shape: Shape, values: Json): Array<[path: string[], value: Json]> {
  return shape.kind !== 'object' || typeof values !== 'object' || values === null || Array.isArray(values) ? [[[], values]]
    : Object.entries(values).flatMap(([name, value]) => {
      const field = Object.prototype.hasOwnProperty.call(shape.fields, name) ? shape.fields[name] : undefined;
      return field === undefined ? [[[name], value] as [string[], Json]] : leavesOf(field.shape, value).map(([path, leaf]) => [[name, ...path], leaf] as [string[], Json]);
    });
}

function withValue(values: Json, [name, ...rest]: readonly string[], value: Json): Json {
  const map = typeof values === 'object' && values !== null && !Array.isArray(values) ? values : {};
  return name === undefined ? value : { ...map, [name]: withValue(map[name] ?? {}, rest, value) };
}

function isRequired(shape: ObjectShape, [name, ...rest]: readonly string[]): boolean {
  const field = name !== undefined && Object.prototype.hasOwnProperty.call(shape.fields, name) ? shape.fields[name] : undefined;
  return field !== undefined && (rest.length > 0 && field.shape.kind === 'object' ? isRequired(field.shape, rest) : field.required === true);
}

/** What has to be given is, so that most of what is generated can be rendered. */
function complete(model: Model, values: Json): Json {
  return model.ciValues === undefined ? values : merge(model.ciValues, values);
}

function merge(base: any, over: any): Json {
  if (typeof base !== 'object' || base === null || Array.isArray(base) || typeof over !== 'object' || over === null || Array.isArray(over)) {
    return over;
  }
  return Object.fromEntries([...new Set([...Object.keys(base), ...Object.keys(over)])].map(k => [k, k in over ? (k in base ? merge(base[k], over[k]) : over[k]) : base[k]]));
}
