import { NAMESPACES } from './namespaces';
import { podSecurityLevel } from '../kit/access/pod-security-level';
import { ItemShape } from '../values/declare/item-shape';
import { Pattern } from '../values/pattern';

/** The Pod Security level of each namespace, and why its pods need it. @internal */
export const POD_SECURITY = ItemShape.object('Pod Security levels of the namespaces.')
  .oneOf('appStore', podSecurityLevel('The image of the back end runs as root, which `restricted` refuses; MongoDB, MinIO and the front end would do with `restricted`.'))
  .oneOf('inferenceEngine', podSecurityLevel('The back end creates pods of users without a security context, which `restricted` refuses.'))
  .oneOf('kourier', podSecurityLevel('The gateway of the chart `aas-knative-backend-private` meets `restricted`, as the documented one does.', 'restricted'))
  .oneOf('knativeServing', podSecurityLevel('The pods of the chart `aas-knative-backend-private` meet `restricted`, as the documented ones do.', 'restricted'))
  .oneOf('emissary', podSecurityLevel('The pods of the chart `emissary-ingress` meet `restricted`; documented ones drop no capabilities, which `baseline` allows.', 'restricted'))
  .oneOf('ingressNginx', podSecurityLevel('With `controller.hostPort.enabled` or `controller.hostNetwork` of the chart `ingress-nginx`, it is `privileged`.', 'restricted'));

const name = (key: keyof typeof NAMESPACES, description: string) => ({ default: NAMESPACES[key], pattern: Pattern.DNS_LABEL, maxLength: 63, description });

/** The names that nothing in the programs fixes. @internal */
export const NAMES = ItemShape.object('Names of the namespaces. Those of the gateways are fixed, since the program of the back end has them.')
  .string('appStore', name('appStore', 'Namespace of the back end, the front end, MongoDB and MinIO.'))
  .string('inferenceEngine', name('inferenceEngine', 'Namespace of the inference services: `env.PROD_IE_NAMESPACE` of the back end.'));

/** The gateways whose namespaces there are. @internal */
export const GATEWAY_NAMESPACES = ItemShape.object('Gateways that have their namespaces here.')
  .boolean('emissary', { default: true, description: `Create \`${NAMESPACES.emissary}\`.` })
  .boolean('knative', { default: true, description: `Create \`${NAMESPACES.knativeServing}\` and \`${NAMESPACES.kourier}\`.` })
  .boolean('ingressNginx', { description: `Create \`${NAMESPACES.ingressNginx}\`, for a cluster without an Ingress controller.` });
