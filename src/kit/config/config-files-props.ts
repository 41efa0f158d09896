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
