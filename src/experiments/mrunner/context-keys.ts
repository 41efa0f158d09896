import { STORAGE_PATH } from '../experiment-defaults';
import { SIZE } from '../project-defaults';
import { ItemShape } from '../../values/declare/item-shape';

/** To these mrunner adds an `i`, so `8G` is `8Gi` of Kubernetes. */
const BINARY = '^([0-9]*[1-9][0-9]*([.][0-9]+)?|0*[.][0-9]*[1-9][0-9]*)[KMGTPE]$';
const binary = (what: string, example: string): string => `${what} as mrunner has it, to which it adds an i: ${example} for ${example}i`;
const COUNT = { pattern: '^[0-9]{1,4}$', patternDescription: 'a number of them, such as 1' };

const RESOURCES = ItemShape.object('What each experiment reserves of a node.')
  .string('cpu', { optional: true, pattern: '^([0-9]+([.][0-9]{1,3})?|[0-9]+m)$', patternDescription: 'CPUs such as 4 or 500m', description: 'CPUs.' })
  .string('mem', { optional: true, pattern: BINARY, patternDescription: binary('memory', '8G'), description: 'Memory.' })
  .string('gpu', { ...COUNT, optional: true, description: 'GPUs.' })
  .string('tpu', { ...COUNT, optional: true, description: 'TPU chips.' });

/** The documented keys of a context, and those that mrunner reads beside them. @internal */
export const CONTEXT = ItemShape.object('A remote context of mrunner.')
  .string('name', { required: true, minLength: 1, description: 'Unique name of the context.' })
  .oneOf('type', { values: ['kubernetes'], required: true, description: 'Kind of the cluster.' })
  .string('storage', {
    required: true, pattern: '^(/[-._a-zA-Z0-9]+)+$', patternDescription: 'an absolute path without trailing slash', examples: [STORAGE_PATH],
    description: 'Path at which experiments have the storage of their project.',
  })
  .string('registry_url', {
    required: true, pattern: '^https?://[a-zA-Z0-9]([-.a-zA-Z0-9]*[a-zA-Z0-9])?(:[0-9]{1,5})?(/[a-z0-9]+([._-]+[a-z0-9]+)*)*/?$', patternDescription: 'a URL such as https://gcr.io',
    description: 'Registry of the images.',
  })
  .group('resources', RESOURCES)
  .boolean('neptune', { description: 'Whether Neptune tracks experiments.' })
  .string('google_project_id', { optional: true, pattern: '^[a-z][-a-z0-9]{4,28}[a-z0-9]$', patternDescription: 'the id of a project of Google Cloud, such as rl-sandbox-1234', description: 'Project of Google Cloud.' })
  .string('default_pvc_size', { optional: true, pattern: BINARY, patternDescription: binary('a size', '100G'), description: `Size of the storage of a project; ${SIZE} by default.` })
  .string('project', { optional: true, minLength: 1, description: 'Project of experiments that name none.' })
  .list('tags', { items: ItemShape.ofString({ minLength: 1, description: 'A tag.' }), description: 'Tags of all experiments.' })
  .string('registry_username', { optional: true, description: 'Not read: images are pushed elsewhere.' })
  .secret('registry_password', { optional: true, description: 'Not read: images are pushed elsewhere.' });

/** What the code of mrunner calls documented keys, as `mrunner context add` writes them. @internal */
export const CODE_NAMES: { readonly [documented: string]: string } = { name: 'context_name', type: 'backend_type', storage: 'storage_dir' };
