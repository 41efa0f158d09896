import { ItemShape } from '../../values/declare/item-shape';
import { Pattern } from '../../values/pattern';

/** The documented values of a ServiceAccount. @internal */
export const SERVICE_ACCOUNT = ItemShape.object('ServiceAccount of the pods.')
  .boolean('create', { default: true, description: 'Create a ServiceAccount.' })
  .string('name', {
    pattern: Pattern.OPTIONAL_DNS_NAME, maxLength: 253,
    description: 'Name of the ServiceAccount; empty for a generated name if `create` is set, otherwise for `default`.',
  })
  .fragment('annotations', {
    type: 'Annotations',
    examples: [{ 'eks.amazonaws.com/role-arn': 'arn:aws:iam::123456789012:role/example' }],
    description: 'Annotations of the ServiceAccount, such as those for workload identity.',
  });

/** The documented values of the roles of a ServiceAccount. @internal */
export const RBAC = ItemShape.object('Role-based access control.')
  .boolean('create', { default: true, description: 'Create the roles that the pods need, and bind them to the ServiceAccount.' });
