import { Helper, ListNode, Loop, Node } from '../../expr/node/node';
import { Json, ValuesShape } from '../../values/shape';

/**
 * A compiled chart: plain data, the only input of both back ends.
 *
 * @internal
 */
export interface Model {
  readonly metadata: ChartMetadata;
  /** The release that plain YAML is written of, as the props of the chart describe it. */
  readonly release: ReleaseOfModel;
  /** Others, where an app installs the chart several times. */
  readonly otherReleases?: readonly ReleaseOfModel[];
  readonly values: ValuesShape;
  /** In the installation order of Helm. */
  readonly documents: readonly Document[];
  /** The used helpers, each after those that it uses. */
  readonly helpers: readonly Helper[];
  readonly checks: readonly Check[];
  /** The notes: a string for each paragraph, empty if it is omitted. */
  readonly notes: readonly Node[];
  /** Values of each environment, as in its file (not merged). */
  readonly environments: { readonly [name: string]: Environment };
  /** Values for `helm lint` and tests, if the chart has required values. */
  readonly ciValues?: Json;
}

/** A release, with the default of what is undefined. @internal */
export interface ReleaseOfModel {
  readonly name: string;
  readonly namespace: string;
  readonly isUpgrade?: boolean;
  readonly kubernetesVersion?: string;
  readonly apiVersions?: readonly string[];
  /** The environment whose values the others override. */
  readonly environment?: string;
  /** The last takes precedence. */
  readonly values: readonly Json[];
}

/** @internal */
export interface Environment {
  readonly values: Json;
  /** The text of the file, comments included. */
  readonly text: string;
}

/** The content of Chart.yaml. @internal */
export interface ChartMetadata {
  readonly name: string;
  readonly version: string;
  readonly appVersion: string;
  readonly description: string;
  /** A range of versions such as `>=1.27.0-0`. */
  readonly kubeVersion?: string;
  readonly icon?: string;
  readonly home?: string;
  readonly sources?: readonly string[];
  readonly keywords?: readonly string[];
  readonly maintainers?: readonly { readonly name: string; readonly email?: string; readonly url?: string }[];
  readonly annotations?: { readonly [key: string]: string };
  readonly links?: ReadonlyArray<{ readonly name: string; readonly url: string }>;
  readonly changes?: ReadonlyArray<{ readonly kind: string; readonly description: string }>;
  /** The text of the license, for a file next to Chart.yaml. */
  readonly license?: string;
  /** Prerequisites in Markdown, for the README. */
  readonly prerequisites?: readonly string[];
  /** More sections of the README, in Markdown. */
  readonly readme?: ReadonlyArray<{ readonly title: string; readonly text: string }>;
}

/** A Kubernetes object, or one for each item of the loops around it. @internal */
export interface Document {
  /** The construct path. */
  readonly path: string;
  /** The template's file within `templates/`, such as `notebook-deployment.yaml`. */
  readonly file: string;
  readonly apiVersion: string;
  readonly kind: string;
  readonly about: About;
  /** From outer to inner. */
  readonly scopes: readonly Scope[];
  /** A map. */
  readonly body: Node;
  /** Whether its file is in `crds/`, unrendered, and applied before everything else. */
  readonly inCrds?: boolean;
  /** The hooks of the object, such as `pre-delete`; empty for an installed object. */
  readonly hooks: readonly string[];
}

/** @internal */
export type Scope = WhenScope | EachScope;

/** @internal */
export interface WhenScope {
  readonly kind: 'when';
  readonly condition: Node;
}

/** @internal */
export interface EachScope {
  readonly kind: 'each';
  readonly loop: Loop;
}

/**
 * A condition that no schema can express, which both outputs check with the same message when they are rendered.
 *
 * @internal
 */
export type Check = HoldsCheck | DistinctCheck | RequestsCheck;

/** The subject of a check, for comments in the template. @internal */
export interface About {
  /** The part of the chart, by id; its checks are grouped. Empty for the chart itself. */
  readonly section: string;
  /** The construct or the kind of the object. Empty if there is none, or if the section is sufficient. */
  readonly what: string;
  /** The construct around the construct that makes the check: its class, and its path, which tells it from others of the class. */
  readonly within?: { readonly what: string; readonly path: string };
}

/** @internal */
export interface HoldsCheck {
  readonly kind: 'holds';
  readonly about: About;
  readonly scopes: readonly Scope[];
  readonly condition: Node;
  /** A string, possibly with expressions. */
  readonly message: Node;
}

/** The names of items. @internal */
export interface ItemsOfList {
  /** The list, such as `env`. */
  readonly list: string;
  /** Such as `name`. */
  readonly field: string;
  /** The loops within the object that the list stands in, which end the scopes. */
  readonly loops: readonly Loop[];
  /** The values where users can change a name; a string. */
  readonly values: Node;
}

/** The strings are distinct. @internal */
export interface DistinctCheck {
  readonly kind: 'distinct';
  readonly about: About;
  readonly scopes: readonly Scope[];
  readonly texts: ListNode;
  /** A string in which `%s` is the duplicate. */
  readonly message: Node;
  /** Set if the strings are names of items. */
  readonly items?: ItemsOfList;
  /** The helper of a check with many strings, which keeps validate.yaml short. */
  readonly helper?: { readonly name: string; readonly description: string };
}

/** Each container requests a resource, of which a HorizontalPodAutoscaler keeps to a percentage. @internal */
export interface RequestsCheck {
  readonly kind: 'requests';
  readonly about: About;
  readonly scopes: readonly Scope[];
  /** `cpu` and `memory`, each possibly with a condition. */
  readonly resources: Node;
  /** The kind and the name of what the containers are of; a string. */
  readonly of: Node;
  /** Those that the chart writes, each with `name` and `resources`, and lists of the values. */
  readonly containers: ListNode;
}
