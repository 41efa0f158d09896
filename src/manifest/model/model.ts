import { Helper, ListNode, Loop, Node } from '../../expr/node/node';
import { Json, ValuesShape } from '../../values/shape';

/**
 * A chart, compiled: plain data that both back ends read, and nothing else.
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
  /** In the order in which Helm installs. */
  readonly documents: readonly Document[];
  /** Those that are used, each after those it uses. */
  readonly helpers: readonly Helper[];
  readonly checks: readonly Check[];
  /** What Helm prints after an installation: a string for each paragraph, empty where it is left out. */
  readonly notes: readonly Node[];
  /** Values that ship with the chart, by environment, as the user's file gives them (not merged). */
  readonly environments: { readonly [name: string]: Environment };
  /** Values for `helm lint` and for tests, when some are required. */
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
  /** The file as its author wrote it, comments included. */
  readonly text: string;
}

/** What Chart.yaml says. @internal */
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
  /** The text of the license; not in Chart.yaml but a file beside it. */
  readonly license?: string;
  /** What must be there before the chart is installed; not in Chart.yaml but in the README. Markdown. */
  readonly prerequisites?: readonly string[];
}

/** One object of Kubernetes, or one for each item of the loops around it. @internal */
export interface Document {
  /** The construct path. */
  readonly path: string;
  /** The template's file within `templates/`, such as `notebook-deployment.yaml`. */
  readonly file: string;
  readonly apiVersion: string;
  readonly kind: string;
  readonly about: About;
  /** From the outside to the inside. */
  readonly scopes: readonly Scope[];
  /** A map. */
  readonly body: Node;
  /** The moments at which Helm runs it as a hook, such as `pre-delete`: none for an object that is installed. */
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
 * Something that both outputs refuse with the same sentence when they are rendered, since no schema can say it.
 *
 * @internal
 */
export type Check = HoldsCheck | DistinctCheck;

/** What a check is about, for the reader of the template. @internal */
export interface About {
  /** The part of the chart, by its id: checks of one part stand together. Empty for the chart itself. */
  readonly section: string;
  /** The construct or the kind of the object. Empty where there is none, or the section says all. */
  readonly what: string;
}

/** @internal */
export interface HoldsCheck {
  readonly kind: 'holds';
  readonly about: About;
  readonly scopes: readonly Scope[];
  readonly condition: Node;
  /** A string; may hold expressions. */
  readonly message: Node;
}

/** The names of items. @internal */
export interface ItemsOfList {
  /** The list, such as `env`. */
  readonly list: string;
  /** Such as `name`. */
  readonly field: string;
  /** The values in which another name can be chosen; a string. */
  readonly values: Node;
}

/** No two of the strings are the same. @internal */
export interface DistinctCheck {
  readonly kind: 'distinct';
  readonly about: About;
  readonly scopes: readonly Scope[];
  readonly texts: ListNode;
  /** A string, in which `%s` stands for the string that comes twice. */
  readonly message: Node;
  /** Where the strings are names of items. */
  readonly items?: ItemsOfList;
  /** The helper that makes the check, of one with more strings than a reader of the checks wants to see. */
  readonly helper?: { readonly name: string; readonly description: string };
}
