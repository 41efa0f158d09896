import { Construct } from 'constructs';
import { partProps } from '../part-props';
import { HeadlessServiceProps } from './headless-service-props';
import { Service } from './service';

/**
 * A headless Service: its name resolves to the addresses of the pods, and each pod of a StatefulSet has a DNS name below
 * it.
 *
 * Rejected outside of a `ReleaseChart`.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/#headless-services
 */
export class HeadlessService extends Service {
  constructor(scope: Construct, id: string, props: HeadlessServiceProps) {
    props = partProps('HeadlessServiceProps', scope, id, props);
    super(scope, id, { ...props, clusterIp: 'None', publishNotReadyAddresses: props.publishNotReadyAddresses ?? true });
  }

  /**
   * DNS name of a pod, valid in all namespaces: `pod.service.namespace`.
   *
   * @param pod the name of the pod, such as `store-0`.
   */
  public hostOf(pod: string): string {
    return `${pod}.${this.host}`;
  }
}
