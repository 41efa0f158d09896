import { PULL_SECRETS } from './container';
import { GROUPS } from './groups';
import { STATUS } from './shapes';
import { CustomResourceDefinitionProps } from '../../kit/definition/custom-resource-definition-props';
import { StructuralSchema } from '../../kit/definition/structural-schema';

/** The kind by which caches of images are told what is worth keeping. @internal */
export const CACHING_DEFINITIONS: readonly CustomResourceDefinitionProps[] = [{
  group: GROUPS.caching,
  kind: 'Image',
  categories: ['knative-internal', 'caching'],
  versions: [{
    name: 'v1alpha1',
    status: true,
    printerColumns: [{ name: 'Image', jsonPath: '.spec.image' }],
    schema: StructuralSchema.object('An image that nodes should have.')
      .nested('spec', { fields: StructuralSchema.object().string('image', { required: true }).string('serviceAccountName').list('imagePullSecrets', PULL_SECRETS) })
      .nested('status', { fields: STATUS }),
  }],
}];
