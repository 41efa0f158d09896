import { apiType } from './api-types';
import { closedFragment, optional } from './closed-fragment';
import { Fields } from './fields';
import { Pattern } from '../pattern';
import { Field, ObjectShape } from '../shape';

/**
 * A peer of a NetworkPolicy: pods, or a range of IP addresses.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/network-policy-v1/#NetworkPolicyPeer
 * @internal
 */
export function networkPeer(): ObjectShape {
  const selector = (description: string): Field => Fields.fragment('selector', { optional: true, description });
  const network = Fields.string('cidr', { required: true, pattern: Pattern.CIDR, description: 'CIDR block.' });
  return {
    kind: 'object',
    apiType: apiType('NetworkPolicyPeer'),
    filled: true,
    exclusive: [['ipBlock', 'podSelector', 'namespaceSelector']],
    fields: {
      podSelector: selector('Label selector of pods; in the same namespace unless `namespaceSelector` is set.'),
      namespaceSelector: selector('Label selector of namespaces.'),
      ipBlock: optional('Range of IP addresses.', closedFragment({
        cidr: network,
        except: { shape: { kind: 'list', items: network.shape }, optional: true, description: 'CIDR blocks to exclude.' },
      })),
    },
  };
}
