import { ItemShape } from '../../values/declare/item-shape';
import { KNATIVE_CONFIG } from '../knative-config-values';
import { DOMAIN } from '../knative-serving-values';

const CERTIFICATES = ItemShape.object('Certificates of authorities that the controller trusts when it looks up images in registries.')
  .string('name', { default: '', maxLength: 253, pattern: '^([a-z0-9]([-.a-z0-9]*[a-z0-9])?)?$', description: 'ConfigMap or Secret in the namespace `knative-serving`; empty for none.' })
  .oneOf('type', { values: ['Secret', 'ConfigMap'], description: 'Kind of the object.' });

/** The documented values of Knative Serving by the operator. @internal */
export const OPERATED_KNATIVE_SERVING = ItemShape.object('Knative Serving.')
  .group('domain', DOMAIN)
  .string('version', {
    default: '', pattern: '^([0-9]{1,3}(\\.[0-9]{1,3}){1,2})?$', patternDescription: 'a version such as 1.8 or 1.8.3',
    description: 'Version of Knative Serving, one of those that the operator has; empty for the newest of them. With another one, the operator does nothing.',
  })
  .integer('replicas', { default: 0, minimum: 0, maximum: 100, description: 'Number of pods of each program; 0 for that of the operator.' })
  .group('config', KNATIVE_CONFIG)
  .group('controllerCustomCerts', CERTIFICATES)
  .group('kourier', ItemShape.object('Kourier, the gateway of Knative.')
    .oneOf('serviceType', { values: ['LoadBalancer', 'NodePort', 'ClusterIP'], description: 'Type of the Service `kourier`, for clients outside of the cluster.' }));
