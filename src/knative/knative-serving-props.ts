import { KnativeConfigOptions } from './knative-config-props';
import { KnativeProgramOptions, KnativeServerOptions } from './knative-program-props';
import { KourierProps } from './kourier-props';
import { BooleanExpression } from '../expr/expression/expression';
import { k8s } from '../kit/k8s';
import { Resources } from '../kit/resources';
import { JobOptions } from '../kit/workload/job-props';

/**
 * Image references of Knative Serving. Strings can be tokens.
 */
export interface KnativeServingImages {
  /**
   * The sidecar of user pods.
   *
   * @default - that of Knative Serving 1.8.3
   */
  readonly queue?: string;

  /**
   * The activator.
   *
   * @default - that of Knative Serving 1.8.3
   */
  readonly activator?: string;

  /**
   * The autoscaler.
   *
   * @default - that of Knative Serving 1.8.3
   */
  readonly autoscaler?: string;

  /**
   * The controller.
   *
   * @default - that of Knative Serving 1.8.3
   */
  readonly controller?: string;

  /**
   * The controller of DomainMappings.
   *
   * @default - that of Knative Serving 1.8.3
   */
  readonly domainMapping?: string;

  /**
   * The webhook of DomainMappings.
   *
   * @default - that of Knative Serving 1.8.3
   */
  readonly domainMappingWebhook?: string;

  /**
   * The webhook.
   *
   * @default - that of Knative Serving 1.8.3
   */
  readonly webhook?: string;

  /**
   * The Job of `defaultDomain`.
   *
   * @default - that of Knative Serving 1.8.3
   */
  readonly defaultDomain?: string;
}

/**
 * The domain of the host names of Services.
 */
export interface KnativeDomainOptions {
  /**
   * Use the domain: true, false or an expression.
   *
   * @default false
   */
  readonly enabled?: boolean | BooleanExpression;

  /**
   * A DNS name: the Service `web` in the namespace `inference-engine` has the host `web.inference-engine.<name>`. Both outputs refuse another
   * text if the domain is enabled.
   *
   * @default "knative.example.com"
   */
  readonly name?: string;
}

/**
 * The Job that makes the address of the load balancer of Kourier the domain of Services, with a DNS service on the internet.
 */
export interface KnativeDefaultDomainOptions extends JobOptions {
  /**
   * Create the Job: true, false or an expression. Without effect if there is a domain.
   *
   * @default false
   */
  readonly enabled?: boolean | BooleanExpression;

  /**
   * Host of a DNS service that resolves `192.0.2.1.<host>` to `192.0.2.1`.
   *
   * @default "sslip.io"
   */
  readonly magicDns?: string;

  /**
   * Resource requests and limits of the Job.
   *
   * @default - requests 100m CPU and 100Mi memory, with limits of 1 CPU and 1000Mi memory
   */
  readonly resources?: Resources;
}

/**
 * Knative Serving. Strings and numbers can be tokens.
 */
export interface KnativeServingProps {
  /**
   * Image references.
   *
   * @default - those of Knative Serving 1.8.3
   */
  readonly images?: KnativeServingImages;

  /**
   * Image pull policy: `Always`, `IfNotPresent` or `Never`.
   *
   * @default - the default of Kubernetes
   */
  readonly imagePullPolicy?: string;

  /**
   * Image pull secrets of the pods, which are in the namespace `knative-serving`: a list as in `imagePullSecrets` of a pod.
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
   * The Job that makes the address of the load balancer the domain of Services.
   *
   * @default - none
   */
  readonly defaultDomain?: KnativeDefaultDomainOptions;

  /**
   * Settings by ConfigMap.
   *
   * @default - the defaults of the programs
   */
  readonly config?: KnativeConfigOptions;

  /**
   * The activator, which keeps requests while a Service has no pods.
   *
   * @default - 1 to 20 pods
   */
  readonly activator?: KnativeServerOptions;

  /**
   * The autoscaler.
   *
   * @default - 1 pod
   */
  readonly autoscaler?: KnativeProgramOptions;

  /**
   * The controller.
   *
   * @default - 1 pod
   */
  readonly controller?: KnativeProgramOptions;

  /**
   * The controller of DomainMappings.
   *
   * @default - 1 pod
   */
  readonly domainMapping?: KnativeProgramOptions;

  /**
   * The webhook of DomainMappings.
   *
   * @default - 1 pod
   */
  readonly domainMappingWebhook?: KnativeProgramOptions;

  /**
   * The webhook, which validates the objects of Knative and fills in defaults.
   *
   * @default - 1 to 5 pods
   */
  readonly webhook?: KnativeServerOptions;

  /**
   * The gateway.
   *
   * @default - Kourier, with the image pull policy and secrets of this
   */
  readonly kourier?: KourierProps;
}
