import { BooleanExpression } from '../expr/expression/expression';
import { ExposureOptions } from '../kit/network/exposure-props';
import { Resources } from '../kit/resources';

/**
 * The user interface of Aim, in the pod of the server. Strings and numbers can be tokens.
 *
 * The Service has the port `ui`, 80 by default. The Ingress, of the class `nginx`, has its own host, or the host of the server
 * and a base path; the HTTPRoute has no request timeouts. The user interface has no authentication.
 */
export interface AimUiOptions extends ExposureOptions {
  /**
   * Create the user interface: true, false or an expression.
   *
   * @default true
   */
  readonly enabled?: boolean | BooleanExpression;

  /**
   * Port of the container, from 1024, different from the port of the server.
   *
   * @default 43800
   */
  readonly port?: number;

  /**
   * Number of worker processes.
   *
   * @default 2
   */
  readonly workers?: number;

  /**
   * Path prefix, such as `/ui`, with a leading slash and no trailing slash.
   *
   * @default - none
   */
  readonly basePath?: string;

  /**
   * Read-only mode: true, false or an expression. Otherwise anyone with network access can rename, archive and delete runs.
   * Rejected with gRPC: those versions of Aim have no such mode.
   *
   * @default true
   */
  readonly readOnly?: boolean | BooleanExpression;

  /**
   * Resource requests and limits of the container.
   *
   * @default - requests of 100m CPU and 512Mi memory, a memory limit of 2Gi
   */
  readonly resources?: Resources;
}
