import { AnyExpression } from '../../expr/expression/any-expression';
import { ItemShape } from '../../values/declare/item-shape';
import { Pattern } from '../../values/pattern';

/** The documented values of credentials for a registry. @internal */
export const REGISTRY_CREDENTIALS = ItemShape.object('Credentials for a registry of images. Without any, no Secret is created.')
  .string('registry', {
    pattern: '^((https?://)?[a-zA-Z0-9]([-.a-zA-Z0-9]*[a-zA-Z0-9])?(:[0-9]{1,5})?(/[-._~a-zA-Z0-9]+)*/?)?$',
    patternDescription: 'a registry such as `registry.example.org:5000`, or empty',
    maxLength: 253,
    description: 'Host of the registry, with its port, as in image references; `https://index.docker.io/v1/` for Docker Hub.',
  })
  .string('username', { pattern: '^[^:]*$', patternDescription: 'a name without a colon', maxLength: 253, description: 'Name of the user.' })
  .secret('password', { optional: true, minLength: 0, description: 'Password or token of the user.' })
  .string('existingSecret', {
    pattern: Pattern.OPTIONAL_DNS_NAME, maxLength: 253, description: 'Existing Secret of the type `kubernetes.io/dockerconfigjson` instead. It has to be in each namespace whose pods pull the images.',
  })
  ._readBy((group: AnyExpression) => ({
    ...Object.fromEntries(['registry', 'username', 'existingSecret'].map(name => [name, group.string(name).asString()])),
    password: group.string('password'),
  }), ['registry', 'username', 'password', 'existingSecret']);
