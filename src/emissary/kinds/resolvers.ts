import { EmissaryKind } from './emissary-kind';
import { AMBASSADOR_ID } from './shared-schemas';
import { StructuralSchema } from '../../kit/definition/structural-schema';

const CONSUL = StructuralSchema.object().string('address').string('datacenter');

/** @internal */
export const CONSUL_RESOLVER: EmissaryKind = {
  kind: 'ConsulResolver',
  description: 'Finds the addresses of services in Consul.',
  hasV1: true,
  v2: CONSUL.open(),
  v3: AMBASSADOR_ID.include(CONSUL),
};

/** @internal */
export const KUBERNETES_ENDPOINT_RESOLVER: EmissaryKind = {
  kind: 'KubernetesEndpointResolver',
  description: 'Finds the addresses of the pods of Services.',
  hasV1: true,
  v2: StructuralSchema.object().open(),
  v3: AMBASSADOR_ID,
};

/** @internal */
export const KUBERNETES_SERVICE_RESOLVER: EmissaryKind = {
  kind: 'KubernetesServiceResolver',
  description: 'Leaves the choice of a pod to the Service.',
  hasV1: true,
  v2: StructuralSchema.object().open(),
  v3: AMBASSADOR_ID,
};
