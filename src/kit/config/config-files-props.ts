/**
 * Files of a ConfigMap.
 */
export interface ConfigFilesProps {
  /**
   * Contents of the files by name. A name has letters, digits, `-`, `_` and `.`; others are rejected (`check-failed`). Use
   * `ConfigText` for values within a file.
   */
  readonly files: { [name: string]: string };

  /**
   * Name of the ConfigMap.
   *
   * @default - the release name and the ids of the construct path
   */
  readonly name?: string;

  /**
   * Namespace of the ConfigMap, which must exist.
   * Two releases in different namespaces generate the same names: set a `name` that no other release has.
   *
   * @default - the namespace of the release
   */
  readonly namespace?: string;

  /**
   * Extra labels: a map of strings, or a token of one.
   *
   * @default - none
   */
  readonly labels?: { [key: string]: string };

  /**
   * Annotations of the ConfigMap: a map of strings, or a token of one.
   *
   * @default - none
   */
  readonly annotations?: { [key: string]: string };
}
