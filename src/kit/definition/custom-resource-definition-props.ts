import { StructuralSchema } from './structural-schema';
import { BooleanExpression } from '../../expr/expression/expression';

/**
 * Whether objects of a kind have a namespace.
 */
export enum CustomResourceScope {
  /** Each object is in a namespace. */
  NAMESPACED = 'Namespaced',
  /** Objects have no namespace. */
  CLUSTER = 'Cluster',
}

/**
 * A kind of objects that the API server stores for other programs.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/extend-resources/custom-resource-definition-v1/
 */
export interface CustomResourceDefinitionProps {
  /** API group, such as `experiments.example.org`. Those of Kubernetes need the annotation `api-approved.kubernetes.io`. */
  readonly group: string;

  /** Kind, such as `Experiment`. */
  readonly kind: string;

  /**
   * Name in URLs and in RBAC rules, such as `experiments`. With the group, it is the name of the definition.
   *
   * @default - the kind in lower case, with the ending of an English plural
   */
  readonly plural?: string;

  /**
   * Name that `kubectl` accepts and prints.
   *
   * @default - the kind in lower case
   */
  readonly singular?: string;

  /**
   * Kind of lists.
   *
   * @default - the kind and `List`
   */
  readonly listKind?: string;

  /**
   * Short names that `kubectl` accepts.
   *
   * @default - none
   */
  readonly shortNames?: string[];

  /**
   * Groups of kinds that `kubectl get` lists together, such as `all`.
   *
   * @default - none
   */
  readonly categories?: string[];

  /**
   * Whether objects have a namespace.
   *
   * @default CustomResourceScope.NAMESPACED
   */
  readonly scope?: CustomResourceScope;

  /** The versions. Exactly one is the stored one. */
  readonly versions: CustomResourceVersion[];

  /**
   * The webhook that converts between the versions.
   *
   * @default - none: the API server changes `apiVersion` alone
   */
  readonly conversion?: ConversionWebhook;

  /**
   * Write `preserveUnknownFields: false`, which a definition needs that replaces one of `apiextensions.k8s.io/v1beta1`. Rejected is true (`crd-invalid`): use
   * open objects in the schema. The API server does not store it, so that a second tool that applies the definition on the server gets a conflict.
   *
   * @default - not written: false
   */
  readonly preserveUnknownFields?: boolean;

  /**
   * Labels of the definition: a map of strings, or a token of one.
   *
   * @default - none
   */
  readonly labels?: { [key: string]: string };

  /**
   * Annotations of the definition: a map of strings, or a token of one.
   *
   * @default - none
   */
  readonly annotations?: { [key: string]: string };

  /**
   * Create the definition: true, false or an expression. An expression needs `crds: CrdPlacement.TEMPLATES` in the props of the chart.
   *
   * @default true
   */
  readonly enabled?: boolean | BooleanExpression;
}

/**
 * A version of a kind.
 */
export interface CustomResourceVersion {
  /** Name, such as `v1alpha1`. */
  readonly name: string;

  /**
   * The schema of the objects: an object with fields such as `spec` and `status`. `apiVersion`, `kind` and `metadata` are known.
   */
  readonly schema: StructuralSchema;

  /**
   * Whether clients can use the version.
   *
   * @default true
   */
  readonly served?: boolean;

  /**
   * Whether objects are stored in this version.
   *
   * @default - whether it is the only one
   */
  readonly storage?: boolean;

  /**
   * Whether clients get a warning that the version is deprecated.
   *
   * @default false
   */
  readonly deprecated?: boolean;

  /**
   * The warning. Rejected unless the version is deprecated (`crd-invalid`).
   *
   * @default - the one of Kubernetes
   */
  readonly deprecationWarning?: string;

  /**
   * Whether `status` is a subresource: clients then change it apart from the rest.
   *
   * @default false
   */
  readonly status?: boolean;

  /**
   * The subresource with which `kubectl scale` and a HorizontalPodAutoscaler set a number of replicas.
   *
   * @default - none
   */
  readonly scale?: CustomResourceScale;

  /**
   * Columns that `kubectl get` prints besides the name.
   *
   * @default - the age
   */
  readonly printerColumns?: CustomResourceColumn[];
}

/**
 * Where an object has its number of replicas.
 */
export interface CustomResourceScale {
  /** Path of the number that is wanted, such as `.spec.replicas`. */
  readonly specReplicasPath: string;

  /** Path of the number that there is, such as `.status.replicas`. */
  readonly statusReplicasPath: string;

  /**
   * Path of the selector of the pods, as a string. A HorizontalPodAutoscaler needs it.
   *
   * @default - none
   */
  readonly labelSelectorPath?: string;
}

/**
 * A column that `kubectl get` prints.
 */
export interface CustomResourceColumn {
  /** Heading. */
  readonly name: string;

  /** Path of the value, such as `.spec.host`. Rejected is one that the schema does not have (`crd-invalid`). */
  readonly jsonPath: string;

  /**
   * Type: `string`, `integer`, `number`, `boolean` or `date`.
   *
   * @default 'string'
   */
  readonly type?: string;

  /**
   * Format of the type, such as `int32`.
   *
   * @default - none
   */
  readonly format?: string;

  /**
   * What the column shows.
   *
   * @default - none
   */
  readonly description?: string;

  /**
   * 0 for a column that is always printed; more for one that `--output=wide` alone prints.
   *
   * @default 0
   */
  readonly priority?: number;
}

/**
 * The webhook that converts objects between versions.
 *
 * @see https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definition-versioning/#webhook-conversion
 */
export interface ConversionWebhook {
  /** Name of the Service. */
  readonly serviceName: string;

  /** Namespace of the Service. */
  readonly serviceNamespace: string;

  /**
   * Path of the webhook.
   *
   * @default - none
   */
  readonly path?: string;

  /**
   * Port of the Service.
   *
   * @default - the one of Kubernetes, 443
   */
  readonly port?: number;

  /**
   * The certificates of the authority that the webhook is checked with: PEM, in base64.
   *
   * @default - none: a program writes it into the definition, or the certificate is of a known authority
   */
  readonly caBundle?: string;

  /**
   * Versions of `ConversionReview` that the webhook understands, the preferred one first.
   *
   * @default ['v1']
   */
  readonly conversionReviewVersions?: string[];
}
