import { KnativeProgramOptions, KnativeServerOptions } from './knative-program-props';
import { k8s } from '../kit/k8s';
import { ServiceOptions } from '../kit/network/service-props';

/**
 * Image references of Kourier. Strings can be tokens.
 */
export interface KourierImages {
  /**
   * The controller.
   *
   * @default - that of Kourier 1.8.1
   */
  readonly controller?: string;

  /**
   * Envoy, for the gateway.
   *
   * @default "docker.io/envoyproxy/envoy:v1.21.6"
   */
  readonly gateway?: string;
}

/**
 * The gateway of Kourier: Envoy.
 */
export interface KourierGatewayOptions extends KnativeServerOptions {
  /**
   * The Service `kourier`, for clients outside of the cluster, with the ports `http2` and `https`.
   *
   * @default - the type `LoadBalancer` with the ports 80 and 443
   */
  readonly service?: ServiceOptions;
}

/**
 * Kourier. Strings and numbers can be tokens.
 */
export interface KourierProps {
  /**
   * Image references.
   *
   * @default - those of Kourier 1.8.1
   */
  readonly images?: KourierImages;

  /**
   * Image pull policy: `Always`, `IfNotPresent` or `Never`.
   *
   * @default - the default of Kubernetes
   */
  readonly imagePullPolicy?: string;

  /**
   * Image pull secrets of the pods, which are in the namespaces `knative-serving` and `kourier-system`: a list as in `imagePullSecrets` of a
   * pod.
   *
   * @default - none
   */
  readonly imagePullSecrets?: k8s.LocalObjectReference[];

  /**
   * The controller, which configures the gateway.
   *
   * @default - 1 pod
   */
  readonly controller?: KnativeProgramOptions;

  /**
   * The gateway.
   *
   * @default - 1 pod
   */
  readonly gateway?: KourierGatewayOptions;
}
