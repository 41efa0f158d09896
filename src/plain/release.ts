import parse = require('semver/functions/parse');
import { ChartMetadata, Model } from '../manifest/model/model';
import { DEFAULT_API_VERSIONS } from '../expr/functions/api-versions';
import { parseConstraint, parseVersion } from '../expr/functions/version-constraint';
import { Refusal } from '../values/refusal';
import { Json } from '../values/shape';
import { satisfies } from './version';

/**
 * A release as Helm knows it: name, namespace, cluster, and the sources of its values, of which later ones override earlier
 * ones.
 *
 * @internal
 */
export interface Release {
  readonly name: string;
  readonly namespace: string;
  readonly isUpgrade: boolean;
  /** `vX.Y.Z` */
  readonly kubeVersion: string;
  readonly apiVersions: readonly string[];
  readonly values: readonly Json[];
}

/** A release without values of its own. @internal */
export interface ReleaseSettings {
  readonly name: string;
  readonly namespace?: string;
  readonly isUpgrade?: boolean;
  readonly kubernetesVersion?: string;
  readonly apiVersions?: readonly string[];
  readonly values?: readonly Json[];
}

const NAME = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const MAX_NAME = 53;
const NAMESPACE = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const MAX_NAMESPACE = 63;

/** Refuses releases that Helm or Kubernetes would reject. @internal */
export function release(settings: ReleaseSettings): Release {
  const { name, namespace = 'default', kubernetesVersion = '1.32.0' } = settings;
  if (!NAME.test(name) || name.length > MAX_NAME) {
    throw new Refusal('release-name',
      `the release name: got "${name}", expected lower-case letters, digits, "-" and ".", at most ${MAX_NAME} characters`);
  }
  if (!NAMESPACE.test(namespace) || namespace.length > MAX_NAMESPACE) {
    throw new Refusal('release-namespace',
      `the namespace: got "${namespace}", expected lower-case letters, digits and "-", at most ${MAX_NAMESPACE} characters`);
  }
  if (!parse(kubernetesVersion) || /\s/.test(kubernetesVersion)) {
    throw new Refusal('kubernetes-version', `the Kubernetes version: got "${kubernetesVersion}", expected X.Y.Z, such as 1.32.0`);
  }
  return {
    name,
    namespace,
    isUpgrade: settings.isUpgrade ?? false,
    kubeVersion: `v${kubernetesVersion.replace(/^v/, '')}`,
    apiVersions: [...DEFAULT_API_VERSIONS, ...settings.apiVersions ?? []],
    values: settings.values ?? [],
  };
}

/** The release of which the plain YAML of a chart is, in another environment where one is given. @internal */
export function releaseOf(model: Model, environment = model.release.environment): Release {
  return release({ ...model.release, values: [...environment === undefined ? [] : [model.environments[environment].values], ...model.release.values] });
}

/** Refuses a Kubernetes version outside of the `kubeVersion` of the chart, as Helm does. @internal */
export function checkKubeVersion(metadata: ChartMetadata, r: Release): void {
  if (metadata.kubeVersion !== undefined && !satisfies(parseConstraint(metadata.kubeVersion), parseVersion(r.kubeVersion)!)) {
    throw new Refusal('kubernetes-version',
      `the chart ${metadata.name} requires Kubernetes ${metadata.kubeVersion}, and the release is rendered for ${r.kubeVersion}`);
  }
}
