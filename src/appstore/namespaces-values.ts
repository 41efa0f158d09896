import { ItemShape } from '../values/declare/item-shape';

const level = (why: string) => ({ values: ['privileged', 'baseline', 'restricted'], default: 'baseline', description: `Pod Security level that is enforced there. ${why}` });

/** The Pod Security level of each namespace, and why its pods need it. @internal */
export const POD_SECURITY = ItemShape.object('Pod Security levels of the namespaces.')
  .oneOf('appStore', level('The image of the back end runs as root, which `restricted` refuses; MongoDB, MinIO and the front end would do with `restricted`.'))
  .oneOf('inferenceEngine', level('The back end creates pods of users without a security context, which `restricted` refuses.'))
  .oneOf('kourier', level('The documented gateway of Knative names no seccomp profile, which `restricted` refuses.'))
  .oneOf('knativeServing', level('The documented controller of the gateway drops `all` instead of `ALL` capabilities, which `restricted` refuses.'))
  .oneOf('emissary', level('The documented pods of Emissary drop no capabilities, which `restricted` refuses.'))
  .oneOf('emissarySystem', level('The documented pods of the conversion webhook have no security context, which `restricted` refuses.'));
