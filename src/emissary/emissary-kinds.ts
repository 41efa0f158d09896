import { EMISSARY_GROUP } from './emissary-names';

/** The plurals of the kinds whose objects are converted: all but Listener, which has one version. */
const CONVERTED = [
  'authservices', 'consulresolvers', 'devportals', 'hosts', 'kubernetesendpointresolvers', 'kubernetesserviceresolvers', 'logservices', 'mappings', 'modules', 'ratelimitservices', 'tcpmappings',
  'tlscontexts', 'tracingservices',
];

/** Names of the definitions into which the webhook writes its certificate. @internal */
export const CONVERTED_DEFINITIONS = CONVERTED.map(plural => `${plural}.${EMISSARY_GROUP}`);
