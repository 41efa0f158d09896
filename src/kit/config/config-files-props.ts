/**
 * Files of a ConfigMap.
 */
export interface ConfigFilesProps {
  /**
   * The texts of the files, by their names: letters, digits, `-`, `_` and `.`; others are rejected (`check-failed`). Values
   * within them are written with `ConfigText`.
   */
  readonly files: { [name: string]: string };

  /**
   * Labels in addition to those of the release: a map of strings, or a token of one.
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
