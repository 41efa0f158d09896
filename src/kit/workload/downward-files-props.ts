/**
 * A file with a request or limit of a container.
 */
export interface DownwardResource {
  /** Name of the file, which may be a relative path. */
  readonly file: string;

  /** Name of the container. */
  readonly container: string;

  /**
   * The request or limit, such as `limits.cpu` or `requests.memory`, of `cpu`, `memory`, `ephemeral-storage` or `hugepages-…`. Others are rejected
   * (`check-failed`).
   */
  readonly resource: string;

  /**
   * The unit, such as `1m` or `1Mi`. The number is rounded up.
   *
   * @default "1"
   */
  readonly divisor?: string;
}

/**
 * Files with facts about the pod.
 */
export interface DownwardFilesProps {
  /**
   * Fields of the pod by the name of the file, which may be a relative path: `metadata.name`, `metadata.namespace`, `metadata.uid`,
   * `metadata.labels`, `metadata.annotations`, or one label or annotation, as in `metadata.labels['team']`. Others are rejected (`check-failed`).
   *
   * @default - none
   */
  readonly fields?: { [file: string]: string };

  /**
   * Requests and limits of containers.
   *
   * @default - none
   */
  readonly resources?: DownwardResource[];
}
