import { BooleanExpression } from '../expr/expression/expression';
import { ExposureOptions } from '../kit/network/exposure-props';
import { Resources } from '../kit/resources';

/**
 * The user interface of Aim in the pod of the server. Strings and numbers can be tokens; a property
 * that takes anything says what.
 *
 * The Service has the port `ui`, 80 unless something else is said. The Ingress, of the class `nginx`, has a host of its own, or
 * that of the server and a base path; by the HTTPRoute, requests take as long as they like. It asks nobody for a password.
 */
export interface AimUiOptions extends ExposureOptions {
  /**
   * Whether there is one: true, false or an expression.
   *
   * @default true
   */
  readonly enabled?: boolean | BooleanExpression;

  /**
   * The port that the container listens on, from 1024; another one than that of the server.
   *
   * @default 43800
   */
  readonly port?: number;

  /**
   * How many processes answer.
   *
   * @default 2
   */
  readonly workers?: number;

  /**
   * The path that all its paths begin with, such as `/ui`: a slash in front, none behind.
   *
   * @default - none
   */
  readonly basePath?: string;

  /**
   * Whether its users can only look: true, false or an expression. Otherwise everybody who reaches it can rename, archive
   * and delete runs. Rejected with gRPC, whose versions of Aim know no such mode.
   *
   * @default true
   */
  readonly readOnly?: boolean | BooleanExpression;

  /**
   * Resources of its container.
   *
   * @default - 100m CPU and 512Mi memory, a limit of 2Gi memory
   */
  readonly resources?: Resources;
}
