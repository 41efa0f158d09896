import { ItemShape } from '../../values/declare/item-shape';

const DOMAIN = '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*';
const COMPUTE = '((requests|limits)\\.)?(cpu|memory)|(requests|limits)\\.ephemeral-storage';
const STORAGE = 'requests\\.storage';
/** The API server counts a resource of another domain only by what is requested of it. */
const EXTENDED = `requests\\.${DOMAIN}/[a-zA-Z0-9]([-._a-zA-Z0-9]{0,40}[a-zA-Z0-9])?`;
const CLASS = `${DOMAIN}\\.storageclass\\.storage\\.k8s\\.io/`;
const KINDS = 'pods|services|services\\.(loadbalancers|nodeports)|secrets|configmaps|persistentvolumeclaims|replicationcontrollers|resourcequotas';
const COUNTED = 'count/[a-z0-9]([-.a-z0-9]{0,61}[a-z0-9])?';

/** A key with a number of objects that is no integer, in the JSON of the map. @internal */
export const PART_OF_OBJECT = `"(${KINDS}|count/[^"]*|[^"]*/persistentvolumeclaims)":("[0-9]*[^0-9"]|[0-9]*[^0-9",}])`;

/** The documented values of a ResourceQuota. @internal */
export const RESOURCE_QUOTA = ItemShape.object('ResourceQuota: what the objects of the namespace may use together. The API server refuses what exceeds it; of pods of a Job, an event of the Job says so.')
  .boolean('enabled', { description: 'Create the ResourceQuota, if it limits anything.' })
  .map('hard', {
    keyPattern: `^(${COMPUTE}|${STORAGE}|${EXTENDED}|${CLASS}(requests\\.storage|persistentvolumeclaims)|${KINDS}|${COUNTED})$`,
    keyPatternDescription: 'a resource such as `requests.cpu`, `limits.memory`, `requests.storage`, `pods` or `count/jobs.batch`; one of another domain has the prefix `requests.`, as `requests.nvidia.com/gpu` has',
    items: ItemShape.ofQuantity(),
    examples: [{ 'requests.cpu': '64', 'requests.memory': '512Gi', 'requests.nvidia.com/gpu': 8, 'requests.storage': '1Ti', 'pods': 100, 'count/jobs.batch': 500 }],
    description: 'The limits, by resource: quantities, and numbers of objects. With one for CPU or memory, every container needs a request or limit, which a LimitRange can give it.',
  });
