import * as fc from 'fast-check';
import { arbitraryOverrides, setTexts } from './arbitrary-values';
import { Model } from '../../src/manifest/model';
import { Json } from '../../src/values/shape';

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

/** Releases of a chart: values of many kinds, names at their limits. */
export function arbitraryRelease(model: Model): fc.Arbitrary<ReleaseCase> {
  const overrides = arbitraryOverrides(model.values).map(values => complete(model, values));
  return fc.record({
    name: fc.oneof(
      { weight: 20, arbitrary: fc.constantFrom('r', 'my-release', model.metadata.name, `x-${model.metadata.name}`, 'a'.repeat(53), `r${'-x'.repeat(26)}`, 'yes', 'n', 'e1e3') },
      { weight: 1, arbitrary: fc.constantFrom('1e3', '123', '0x1', 'a.b', 'A', '-a', 'a-', 'a'.repeat(54), 'null') },
    ),
    namespace: fc.constantFrom('default', 'ml', 'on', '123', 'n'.repeat(63)),
    files: fc.oneof(
      { weight: 6, arbitrary: fc.tuple(overrides) },
      { weight: 2, arbitrary: fc.tuple(overrides, arbitraryOverrides(model.values)) },
    ),
    sets: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.array(setTexts(model.values), { maxLength: 2 }) }),
    isUpgrade: fc.boolean(),
    kubernetesVersion: fc.constantFrom('1.27.0', '1.29.3', '1.30.0', '1.31.0', '1.31.5', '1.32.1', '1.33.0', '1.35.0'),
    apiVersions: fc.subarray(['monitoring.coreos.com/v1', 'gateway.networking.k8s.io/v1', 'gateway.networking.k8s.io/v1/HTTPRoute', 'example.com/v1']),
  });
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
