/**
 * What a file of a downward API volume holds of a container: a request or limit.
 */
export interface DownwardResource {
  /** The request or limit: `limits.cpu`, `requests.memory` and the like, of `cpu`, `memory`, `ephemeral-storage` or `hugepages-…`. */
  readonly resource: string;

  /** Name of the container. */
  readonly container: string;

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
   * `metadata.labels` and `metadata.annotations`, or one of these as in `metadata.labels['team']`. Others are rejected (`check-failed`).
   *
   * @default - none
   */
  readonly fields?: { [file: string]: string };

  /**
   * Requests and limits of containers by the name of the file. Others than those that Kubernetes knows are rejected (`check-failed`).
   *
   * @default - none
   */
  readonly resources?: { [file: string]: DownwardResource };
}
