import { BUCKET_NAME, MINIO_CLIENT_RESOURCES } from './minio-defaults';
import { Job } from '../kit/workload/job';
import { ItemShape } from '../values/declare/item-shape';
import { StringOptions } from '../values/declare/options';
import { Pattern } from '../values/pattern';

/** An access key. It is the key of the secret key in a Secret, and the name of a file. */
const ACCESS_KEY = { pattern: '^[a-zA-Z0-9][-._a-zA-Z0-9]*$', patternDescription: 'letters, digits, `-`, `_` and `.`, starting with a letter or digit' };
const POLICY_NAME = '[a-zA-Z0-9][-._a-zA-Z0-9]*';

const accessKey = (description: string, maxLength: number): StringOptions => ({ ...ACCESS_KEY, required: true, minLength: 3, maxLength, description });

const secretKey = (shape: ItemShape, maxLength?: number): ItemShape => shape
  .secret('secretKey', { optional: true, minLength: 8, maxLength, description: 'Secret key. The chart puts it into a Secret.' })
  .string('existingSecret', { pattern: Pattern.OPTIONAL_DNS_NAME, maxLength: 253, description: 'Existing Secret with the secret key, instead of `secretKey`.' })
  .string('existingSecretKey', { pattern: Pattern.OPTIONAL_FILE_NAME, maxLength: 253, description: 'Key in `existingSecret`.' });

const TEXT = (description: string) => ItemShape.ofString({ minLength: 1, description });

/** The members of a JSON object, as conditions have them: strings, numbers, booleans, and lists of these. */
const MEMBERS = ((): StringOptions => {
  const gap = '[ \\n\\t]*';
  const text = '"([^"\\\\\\x00-\\x1f]|\\\\["\\\\/bfnrt]|\\\\u[0-9a-fA-F]{4})*"';
  const scalar = `(${text}|-?[0-9]+(\\.[0-9]+)?|true|false)`;
  const list = `\\[${gap}${scalar}${gap}(,${gap}${scalar}${gap})*\\]`;
  const member = `${gap}${text}${gap}:${gap}(${scalar}|${list})${gap}`;
  return {
    multiline: true, pattern: `^${member}(,${member})*$`, patternDescription: 'members of a JSON object such as `"aws:username": "johndoe"`, without the braces',
    description: 'Members of a JSON object.',
  };
})();

const STATEMENT = ItemShape.object()
  .list('actions', { items: TEXT('An action.'), minItems: 1, required: true, description: 'Actions, such as `s3:GetObject`.' })
  .list('resources', { items: TEXT('A resource.'), description: 'Resources, such as `arn:aws:s3:::bucket/*`.' })
  .list('conditions', {
    items: ItemShape.ofMap({
      keyPattern: '^[a-zA-Z]+(:[a-zA-Z]+)?$', keyPatternDescription: 'an operator such as `StringEquals`', keyMaxLength: 63,
      items: ItemShape.ofString(MEMBERS), description: 'A condition.',
    }),
    description: 'Conditions, each with an operator and the members of a JSON object, such as `StringEquals: \'"aws:username": "johndoe"\'`.',
  });

const STATEMENTS = { items: STATEMENT, description: 'Statements, each of which allows actions on resources.' };

const POLICY = ItemShape.object()
  .string('name', { required: true, pattern: `^${POLICY_NAME}$`, patternDescription: ACCESS_KEY.patternDescription, maxLength: 128, description: 'Name of the policy.' })
  .list('statements', { ...STATEMENTS, minItems: 1, required: true });

const USER = secretKey(ItemShape.object().string('accessKey', accessKey('Access key, at least 3 characters.', 128)))
  .string('policy', {
    pattern: `^(${POLICY_NAME}(,${POLICY_NAME})*)?$`, patternDescription: 'names of policies with commas between them, or empty', maxLength: 1024,
    description: 'Policies of the user, with commas between them: `readonly`, `readwrite`, `writeonly`, `diagnostics`, `consoleAdmin`, or names of `policies`. Empty for none: the user may do nothing.',
  });

const SERVICE_ACCOUNT = secretKey(ItemShape.object().string('accessKey', accessKey('Access key, 3 to 20 characters.', 20)), 40)
  .string('user', { ...ACCESS_KEY, required: true, minLength: 3, maxLength: 128, description: 'Access key of the user that it belongs to.' })
  .group('policy', ItemShape.object('Policy of the account, which can only restrict that of the user; without statements, the account may do what the user may.').list('statements', STATEMENTS));

const BUCKET = ItemShape.object()
  .string('name', {
    ...BUCKET_NAME, required: true, description: 'Name of the bucket, from 3 to 63 characters.',
  })
  .oneOf('policy', { values: ['none', 'download', 'upload', 'public'], description: 'What anybody may do without credentials.' })
  .boolean('versioning', { optional: true, description: 'Whether objects have versions: `true` enables it, `false` suspends it; without it, it is left as it is.' })
  .boolean('objectlocking', { description: 'Whether objects can be locked. Only a new bucket can have it.' })
  .boolean('purge', { description: 'Remove all objects of the bucket whenever the Job runs.' });

/** The documented values of policies, users, service accounts and buckets. @internal */
export const MINIO_ACCOUNTS = ItemShape.object()
  .list('policies', {
    items: POLICY,
    examples: [[{ name: 'uploader', statements: [{ resources: ['arn:aws:s3:::model-zoo', 'arn:aws:s3:::model-zoo/*'], actions: ['s3:ListBucket', 's3:GetBucketLocation', 's3:GetObject', 's3:PutObject', 's3:DeleteObject'] }] }]],
    description: 'Policies, besides those of the server. One that is removed here stays on the server.',
  })
  .list('users', {
    items: USER,
    examples: [[{ accessKey: 'app', existingSecret: 'minio-users', existingSecretKey: 'app', policy: 'readwrite' }]],
    description: 'Users, with their secret keys here or in existing Secrets. After a change here, a user has the new secret key and exactly these policies. One that is removed here stays on the server.',
  })
  .list('svcaccts', {
    items: SERVICE_ACCOUNT,
    examples: [[{ accessKey: 'app-uploader', existingSecret: 'minio-users', existingSecretKey: 'app-uploader', user: 'app' }]],
    description: 'Service accounts: access keys that belong to a user. One that is removed here stays on the server.',
  })
  .list('buckets', {
    items: BUCKET,
    examples: [[{ name: 'model-zoo', policy: 'download' }]],
    description: 'Buckets. One that is removed here stays on the server.',
  });

/** The documented values of the Job. @internal */
export const MINIO_JOB = ItemShape.object('Job that makes policies, users, service accounts and buckets. It runs again after each change of them.')
  .string('run', { acceptsIntegers: true, examples: ['2'], description: 'Any string; change it to run the Job again, such as after a change of an existing Secret.' })
  .fragment('resources', { type: 'ResourceRequirements', default: MINIO_CLIENT_RESOURCES, description: 'Resource requests and limits of the client.' })
  .include(Job.values());
