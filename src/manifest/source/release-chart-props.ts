import { CrdPlacement } from './crd-placement';

/**
 * A maintainer of a chart.
 */
export interface Maintainer {
  /** Account name on the host of the sources, such as GitHub, which `ct lint` checks. A name with spaces is rejected (`chart-metadata`). */
  readonly name: string;

  /**
   * Email address. Artifact Hub lists only maintainers that have one.
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
  /** Title of the page, such as `Documentation`. */
  readonly name: string;

  /** The URL of the page. */
  readonly url: string;
}

/**
 * A section of the README of a chart.
 */
export interface ReadmeSection {
  /** Title of the section. */
  readonly title: string;

  /** Markdown: paragraphs, lists and code blocks, without headings of the first two levels. */
  readonly text: string;
}

/**
 * A change in this version of the chart.
 */
export interface ChartChange {
  /** Kind of change: `added`, `changed`, `deprecated`, `removed`, `fixed` or `security`. Others are rejected (`chart-metadata`). */
  readonly kind: string;

  /** The change, in one sentence. */
  readonly description: string;
}

/**
 * A release of a chart: its values, and what Helm knows about the release and the cluster.
 */
export interface ReleaseOptions {
  /**
   * Path of a directory with a subdirectory for each environment, which has its values in `<chart>.yaml`.
   *
   * @default - no environments
   */
  readonly environments?: string;

  /**
   * Path of the license, which becomes the file `LICENSE` of the chart.
   *
   * @default - none
   */
  readonly licenseFile?: string;

  /**
   * Values of each environment that follow from elsewhere: its file overrides them.
   *
   * @internal
   */
  readonly _derived?: (environment: string) => any;

  /**
   * Name of the release.
   *
   * @default - the name of the chart
   */
  readonly releaseName?: string;

  /**
   * Namespace of the release.
   *
   * @default "default"
   */
  readonly releaseNamespace?: string;

  /**
   * Values of the release, as in a values file. They override those of the values files and of the environment.
   *
   * They are those of its plain YAML, whoever writes it: `app.synth()`, `ChartsOut` or `cdk8s-mlops render`, whose `-f` and `--set` override them.
   * The defaults of the chart stay as they are declared.
   *
   * @default - none
   */
  readonly values?: any;

  /**
   * Paths of values files; later ones override earlier ones.
   *
   * @default - none
   */
  readonly valuesFiles?: string[];

  /**
   * Name of an environment of the chart. The values files override its values.
   *
   * @default - none
   */
  readonly environment?: string;

  /**
   * Whether to render an upgrade instead of an installation.
   *
   * @default false
   */
  readonly isUpgrade?: boolean;

  /**
   * Kubernetes version to render for, `X.Y.Z`.
   *
   * @default "1.32.0"
   */
  readonly kubernetesVersion?: string;

  /**
   * API versions that the cluster has in addition to those of Kubernetes, such as `monitoring.coreos.com/v1`.
   *
   * @default - none
   */
  readonly apiVersions?: string[];
}

/**
 * Content of `Chart.yaml`, and the release that plain YAML renders.
 *
 * @see https://helm.sh/docs/topics/charts/#the-chartyaml-file
 */
export interface ReleaseChartProps extends ReleaseOptions {
  /** Name of the chart: lower-case letters, digits and `-`, at most 40 characters. */
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
   * Kubernetes versions that the chart supports. End the range in `-0` to include versions of cloud providers, such as
   * `1.32.1-gke.100`.
   *
   * @default ">=1.27.0-0"
   */
  readonly kubeVersion?: string;

  /**
   * URL of an icon.
   *
   * @default - none
   */
  readonly icon?: string;

  /**
   * URL of the home page of the program.
   *
   * @default - none
   */
  readonly home?: string;

  /**
   * URLs of the source code.
   *
   * @default - none
   */
  readonly sources?: string[];

  /**
   * Keywords for search.
   *
   * @default - none
   */
  readonly keywords?: string[];

  /**
   * Maintainers of the chart.
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
   * Changes in this version of the chart, for Artifact Hub.
   *
   * @default - none
   * @see https://artifacthub.io/docs/topics/annotations/helm/
   */
  readonly changes?: ChartChange[];

  /**
   * Annotations of the chart, such as those of Artifact Hub. The list of images is added.
   *
   * @default - none
   */
  readonly annotations?: { [key: string]: string };

  /**
   * Prerequisites of the chart besides Kubernetes and Helm: a controller, a Secret, a DNS name. Lines of Markdown for the README
   * of the chart.
   *
   * @default - none
   */
  readonly prerequisites?: string[];

  /**
   * Sections of the README of the chart, before its values: what users have to know in operation, such as fields that GitOps tools have to
   * ignore. A section called `Uninstall` takes the place of the generated steps, `helm uninstall` and the deletion of `crds/`: for
   * objects that have to go in another order. What Helm keeps of the templates is added to it.
   *
   * @default - none
   */
  readonly readme?: ReadmeSection[];

  /**
   * Declare the values `nameOverride` and `fullnameOverride`, as in charts of `helm create`: they replace the name of the chart,
   * and the name of release and chart.
   *
   * @default false
   */
  readonly nameOverrides?: boolean;

  /**
   * Declare the values `commonLabels` and `commonAnnotations`: maps of strings for every object and pod template, except
   * selectors, `volumeClaimTemplates` (both are immutable) and the objects of `addExtraObjects()`, which are rendered as they
   * are.
   *
   * More specific values, such as `podLabels`, override them. Both outputs reject keys that the chart itself sets, such as
   * `app.kubernetes.io/name` (`values-invalid`).
   *
   * @default false
   */
  readonly commonMetadata?: boolean;

  /**
   * Names of objects that are the same in every release, since programs expect them: two releases in one namespace, or in one cluster for
   * objects without a namespace, would share them. In charts without values that are part of this chart, other handwritten names are
   * rejected (`name-fixed`).
   *
   * @default - none
   */
  readonly fixedNames?: string[];

  /**
   * Extra labels of every object.
   *
   * @default - none
   */
  readonly labels?: { [name: string]: string };

  /**
   * Cluster-scoped kinds of custom resources. Those of Kubernetes are known, and common ones such as `ClusterIssuer`, and those
   * whose CustomResourceDefinition is in the app.
   *
   * @default - none
   */
  readonly clusterScopedKinds?: string[];

  /**
   * Where the CustomResourceDefinitions of the chart go: into `crds/`, or among the templates. `ChartsOut` writes those of `crds/`
   * to `<chart>-crds.yaml` as well, to be applied first.
   *
   * Rejected: definitions in `crds/` with expressions, conditions or loops (`crd-template`); objects whose definition is among
   * the templates (`crd-order`).
   *
   * @default CrdPlacement.FOLDER
   */
  readonly crds?: CrdPlacement;

  /**
   * Write plain YAML only: for what clusters need before or beside releases, such as namespaces. `ChartsOut` writes no Helm chart
   * then, and objects have no label `helm.sh/chart`.
   *
   * @default false
   */
  readonly plainOnly?: boolean;

  /**
   * Environments whose plain YAML is split by the label `app.kubernetes.io/component` into `<chart>-<component>.yaml`; objects
   * without it are in `<chart>.yaml`. Names of other environments have no effect.
   *
   * @default - one file for each environment
   */
  readonly componentFiles?: string[];

  /**
   * Name the files of templates by what they are part of, without the name of the chart: `mlflow-deployment.yaml`. For charts of several
   * programs, whose constructs are named after them.
   *
   * @default false
   */
  readonly appFiles?: boolean;

  /**
   * Values for `helm lint` and tests, if the chart has required values.
   *
   * @default - none
   */
  readonly ciValues?: any;
}
