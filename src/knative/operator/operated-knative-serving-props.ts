import { k8s } from '../../kit/k8s';
import { KnativeConfigOptions } from '../knative-config-props';
import { KnativeDomainOptions } from '../knative-serving-props';

/**
 * Image references of Knative Serving and Kourier; an empty one is that of the operator. Strings can be tokens.
 */
export interface OperatedKnativeServingImages {
  /**
   * The sidecar of user pods.
   *
   * @default - that of the operator
   */
  readonly queue?: string;

  /**
   * The activator.
   *
   * @default - that of the operator
   */
  readonly activator?: string;

  /**
   * The autoscaler.
   *
   * @default - that of the operator
   */
  readonly autoscaler?: string;

  /**
   * The controller.
   *
   * @default - that of the operator
   */
  readonly controller?: string;

  /**
   * The controller of DomainMappings.
   *
   * @default - that of the operator
   */
  readonly domainMapping?: string;

  /**
   * The webhook of DomainMappings.
   *
   * @default - that of the operator
   */
  readonly domainMappingWebhook?: string;

  /**
   * The webhook.
   *
   * @default - that of the operator
   */
  readonly webhook?: string;

  /**
   * The controller of Kourier.
   *
   * @default - that of the operator
   */
  readonly kourierNet?: string;

  /**
   * Envoy, for the gateway of Kourier.
   *
   * @default - that of the operator
   */
  readonly kourierGateway?: string;

  /**
   * The Job of a default domain.
   *
   * @default - that of the operator
   */
  readonly defaultDomain?: string;
}

/**
 * Certificates of authorities that the controller trusts when it looks up images in registries.
 */
export interface KnativeCustomCertsOptions {
  /**
   * Name of the ConfigMap or Secret in the namespace `knative-serving`; empty means none.
   *
   * @default - none
   */
  readonly name?: string;

  /**
   * Kind of the object: `ConfigMap` or `Secret`.
   *
   * @default "Secret"
   */
  readonly type?: string;
}

/**
 * The gateway.
 */
export interface OperatedKourierOptions {
  /**
   * Type of the Service `kourier`: `LoadBalancer`, `NodePort` or `ClusterIP`.
   *
   * @default "LoadBalancer"
   */
  readonly serviceType?: string;
}

/**
 * Knative Serving by the Knative Operator. Strings and numbers can be tokens.
 */
export interface OperatedKnativeServingProps {
  /**
   * Version of Knative Serving, one of those that the operator has, such as `1.8`; empty means the newest of them. A version that it does not
   * have is not installed, and nothing else is.
   *
   * @default - the newest of the operator
   */
  readonly version?: string;

  /**
   * Image references.
   *
   * @default - those of the operator
   */
  readonly images?: OperatedKnativeServingImages;

  /**
   * Image pull secrets of the programs, in the namespace `knative-serving`: a list as in `imagePullSecrets` of a pod.
   *
   * @default - none
   */
  readonly imagePullSecrets?: k8s.LocalObjectReference[];

  /**
   * The domain of Services.
   *
   * @default - none: Services have host names for clients in the cluster only
   */
  readonly domain?: KnativeDomainOptions;

  /**
   * Settings by ConfigMap.
   *
   * @default - the defaults of the programs
   */
  readonly config?: KnativeConfigOptions;

  /**
   * Number of pods of each program, from 1; 0 means that of the operator.
   *
   * @default - that of the operator
   */
  readonly replicas?: number;

  /**
   * Certificates of authorities that the controller trusts when it looks up images in registries.
   *
   * @default - those of its image
   */
  readonly controllerCustomCerts?: KnativeCustomCertsOptions;

  /**
   * The gateway, Kourier.
   *
   * @default - a Service of the type `LoadBalancer`
   */
  readonly kourier?: OperatedKourierOptions;
}
