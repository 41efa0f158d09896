/**
 * Somebody who looks after a chart.
 */
export interface Maintainer {
  /** The account name on the host of the sources, such as GitHub: `ct lint` looks it up. Rejected with spaces in it (`chart-metadata`). */
  readonly name: string;

  /**
   * The email address. Artifact Hub lists only maintainers that have one.
   *
   * @default - none
   */
  readonly email?: string;

  /**
   * The URL of a page about the maintainer.
   *
   * @default - none
   */
  readonly url?: string;
}

/**
 * A page about the chart or its program.
 */
export interface ChartLink {
  /** What the page is, such as `Documentation`. */
  readonly name: string;

  /** The URL of the page. */
  readonly url: string;
}

/**
 * What changed with this version of the chart.
 */
export interface ChartChange {
  /** What kind of change it is: `added`, `changed`, `deprecated`, `removed`, `fixed` or `security`. Others are rejected (`chart-metadata`). */
  readonly kind: string;

  /** The change, in one sentence. */
  readonly description: string;
}

/**
 * A release of a chart: the values and what Helm would know about release and cluster.
 */
export interface ReleaseOptions {
  /**
   * A folder with a folder for each environment, in which `<chart>.yaml` holds the values of that environment.
   *
   * @default - no environments
   */
  readonly environments?: string;

  /**
   * The path of a file with the license, which becomes `LICENSE` in the chart.
   *
   * @default - none
   */
  readonly licenseFile?: string;

  /**
   * The name of the release.
   *
   * @default - the name of the chart
   */
  readonly releaseName?: string;

  /**
   * The namespace of the release.
   *
   * @default "default"
   */
  readonly releaseNamespace?: string;

  /**
   * Values, as a values file would give them. They win over those of the files and of the environment.
   *
   * @default - none
   */
  readonly values?: any;

  /**
   * Paths of values files; later ones win.
   *
   * @default - none
   */
  readonly valuesFiles?: string[];

  /**
   * The name of an environment of the chart. Its values come before those of the files.
   *
   * @default - none
   */
  readonly environment?: string;

  /**
   * Whether the release is upgraded, not installed.
   *
   * @default false
   */
  readonly isUpgrade?: boolean;

  /**
   * The version of Kubernetes that the chart is rendered for, `X.Y.Z`.
   *
   * @default "1.32.0"
   */
  readonly kubernetesVersion?: string;

  /**
   * API versions that the cluster knows beside those of Kubernetes, such as `monitoring.coreos.com/v1`.
   *
   * @default - none
   */
  readonly apiVersions?: string[];
}

/**
 * What `Chart.yaml` says, and the release that plain mode renders.
 *
 * @see https://helm.sh/docs/topics/charts/#the-chartyaml-file
 */
export interface ReleaseChartProps extends ReleaseOptions {
  /** The name of the chart: lower-case letters, digits and `-`, at most 40 characters. */
  readonly name: string;

  /** The version of the chart, by semantic versioning. */
  readonly version: string;

  /** What the chart installs, in one sentence. */
  readonly description: string;

  /**
   * The version of the program that the chart installs; also the default tag of its images.
   *
   * @default - the version of the chart
   */
  readonly appVersion?: string;

  /**
   * The versions of Kubernetes that the chart works with. A range that admits vendors' versions ends in `-0`.
   *
   * @default ">=1.27.0-0"
   */
  readonly kubeVersion?: string;

  /**
   * The URL of a picture.
   *
   * @default - none
   */
  readonly icon?: string;

  /**
   * The URL of the program's home page.
   *
   * @default - none
   */
  readonly home?: string;

  /**
   * URLs of sources.
   *
   * @default - none
   */
  readonly sources?: string[];

  /**
   * Words to find the chart by.
   *
   * @default - none
   */
  readonly keywords?: string[];

  /**
   * Who looks after the chart.
   *
   * @default - none
   */
  readonly maintainers?: Maintainer[];

  /**
   * Pages about the chart or its program, for Artifact Hub.
   *
   * @default - none
   * @see https://artifacthub.io/docs/topics/annotations/helm/
   */
  readonly links?: ChartLink[];

  /**
   * What changed with this version of the chart, for Artifact Hub.
   *
   * @default - none
   * @see https://artifacthub.io/docs/topics/annotations/helm/
   */
  readonly changes?: ChartChange[];

  /**
   * Annotations of the chart, such as those of Artifact Hub. The images are added.
   *
   * @default - none
   */
  readonly annotations?: { [key: string]: string };

  /**
   * What must be there before the chart is installed, beside Kubernetes and Helm: a controller, a Secret, a name in DNS.
   * Lines of the chart's README, in Markdown.
   *
   * @default - none
   */
  readonly prerequisites?: string[];

  /**
   * Whether the chart has the values `nameOverride` and `fullnameOverride`, as those of `helm create` have: strings that
   * stand for the name of the chart, and for the names of release and chart.
   *
   * @default false
   */
  readonly nameOverrides?: boolean;

  /**
   * Whether the chart has the values `commonLabels` and `commonAnnotations`: maps of strings that every object and every pod
   * template gets. Selectors and the `volumeClaimTemplates` of a StatefulSet, which never change, do not get them, and
   * neither do the objects of `addExtraObjects()`, which are rendered as they are.
   *
   * Where the values of an object hold the same key, as `podLabels` do, they win. A key that the chart itself writes
   * anywhere, such as `app.kubernetes.io/name`, is rejected by both outputs (`values-invalid`).
   *
   * @default false
   */
  readonly commonMetadata?: boolean;

  /**
   * Names written by hand that objects of charts without values may have, which are part of this one: two releases in one
   * namespace would share them. Any other such name is rejected (`name-fixed`).
   *
   * @default - none
   */
  readonly fixedNames?: string[];

  /**
   * Labels of every object, beside those of the release.
   *
   * @default - none
   */
  readonly labels?: { [name: string]: string };

  /**
   * Kinds of custom resources that have no namespace, such as `ClusterIssuer`. Those of Kubernetes are known.
   *
   * @default - none
   */
  readonly clusterScopedKinds?: string[];

  /**
   * Environments whose plain YAML is a file for each component, `<chart>-<component>.yaml`, instead of one file: as the label
   * `app.kubernetes.io/component` says, and what has none is in `<chart>.yaml`. Names of environments that there are not mean
   * nothing.
   *
   * @default - one file for each environment
   */
  readonly componentFiles?: string[];

  /**
   * Values for `helm lint` and for tests, when some are required.
   *
   * @default - none
   */
  readonly ciValues?: any;
}
