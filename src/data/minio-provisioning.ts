import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { MINIO_CLIENT_RESOURCES, MINIO_SECURITY, TRUSTED_PATH } from './minio-defaults';
import { MinioAccountsOptions, MinioBucket, MinioPolicy, MinioProvisioningProps, MinioSecretKey, MinioServiceAccount, MinioStatement, MinioUser } from './minio-provisioning-props';
import { LISTS_PATH, SCRIPT, SECRETS_PATH } from './minio-provisioning-script';
import { MINIO_ACCOUNTS, MINIO_JOB } from './minio-provisioning-values';
import { AnyExpression } from '../expr/expression/any-expression';
import { BooleanExpression } from '../expr/expression/expression';
import { Fn } from '../expr/expression/fn';
import { ListExpression } from '../expr/expression/list-expression';
import { toNode } from '../expr/expression/to-node';
import { Condition, textOf } from '../kit/condition';
import { convertedItems, propsOfItem } from '../kit/converted-items';
import { ConfigFiles } from '../kit/config/config-files';
import { sha256 } from '../kit/config/sha256';
import { isGiven } from '../kit/if-filled';
import { partProps, propsOf } from '../kit/part-props';
import { nameOfProp, refuseWhen, releaseChartOf } from '../kit/release-chart-of';
import { Job } from '../kit/workload/job';
import { ForEach } from '../manifest/scope/for-each';
import { FieldOverrides } from '../values/declare/field-overrides';
import { ItemShape } from '../values/declare/item-shape';

/**
 * A Job that makes policies, users, service accounts and buckets of a MinIO server, in this order. There is none without any of
 * them.
 *
 * It sets what it names, and removes nothing: an entry that is left out later stays on the server. It runs again after each
 * change of the lists, or of a secret key in them, and waits for the server.
 *
 * Both outputs refuse an account with two secret keys or none. Rejected outside of a `ReleaseChart`.
 */
export class MinioProvisioning extends Construct {
  /**
   * The documented values of policies, users, service accounts and buckets, to include in those of a server.
   */
  public static accountsValues(overrides: FieldOverrides = {}): ItemShape {
    return MINIO_ACCOUNTS.adapt(overrides);
  }

  /**
   * The documented values of the Job, for `values.group('provisioning', …)`.
   */
  public static values(overrides: FieldOverrides = {}): ItemShape {
    return MINIO_JOB.adapt(overrides);
  }

  /** Name of the Job; undefined if there is nothing to make. */
  public readonly jobName?: string;

  constructor(scope: Construct, id: string, props: MinioProvisioningProps) {
    props = partProps('MinioProvisioningProps', scope, id, props);
    super(scope, id);
    releaseChartOf(this);
    const { policies = [], users = [], svcaccts = [], buckets = [], credentials, trusted = [], labels } = props;
    const accounts = Condition.of(users).or(Condition.of(svcaccts));
    const within = accounts.or(Condition.of(policies)).or(Condition.of(buckets)).scope(this, 'enabled');
    if (!within) {
      return;
    }
    this.check(props);
    const keys = this.keys(within, [users, svcaccts], labels);
    const rootKey = (name: string) => credentials.asEnv('', name).valueFrom.secretKeyRef.key;
    const rootEntry = (name: string) => ({ key: rootKey(name), path: `owner/${name}` });
    const config = new ConfigFiles(within, 'configmap', {
      labels,
      files: {
        'provision.sh': SCRIPT,
        'policies': linesOf<MinioPolicy>(policies, 'policy', ({ name, statements }) => [`${name} ${documentOf(statements)}\n`]),
        'users': linesOf<MinioUser>(users, 'user', ({ accessKey, policy = '' }) => [`${accessKey} ${policy}\n`], ['accessKey', 'policy']),
        'svcaccts': linesOf<MinioServiceAccount>(svcaccts, 'account', ({ accessKey, user, policy: { statements = [] } = {} as any }) => [
          `${accessKey} ${user} ${Condition.of(statements).chooseString(documentOf(statements), '')}\n`,
        ], ['accessKey', 'user', 'policy']),
        'buckets': linesOf<MinioBucket>(buckets, 'bucket', ({ name, policy = 'none', versioning, objectlocking = false, purge = false }) => [
          `${name} ${policy} ${stateOf(versioning)} ${stateOf(objectlocking)} ${stateOf(purge)}\n`,
        ]),
      },
    });
    const mayTrust = isGiven(trusted);
    this.jobName = new Job(within, 'job', {
      ...propsOf('JobProps', props),
      labels,
      security: MINIO_SECURITY,
      resources: props.resources ?? MINIO_CLIENT_RESOURCES,
      containerName: 'mc',
      command: ['sh', `${LISTS_PATH}/provision.sh`],
      env: [
        { name: 'MINIO_URL', value: props.url },
        { name: 'ROOT_USER_KEY', value: rootKey('rootUser') },
        { name: 'ROOT_WORD_KEY', value: rootKey('rootPassword') },
        { name: 'HOME', value: '/tmp' },
        ...mayTrust.items([{ name: 'SSL_CERT_DIR', value: TRUSTED_PATH }]),
      ],
      checksum: sha256([config.checksum, credentials.checksumOfJob, jsonOf(users), jsonOf(svcaccts)]),
      volumes: [
        config.asVolume('lists'),
        { name: 'secrets', projected: { sources: [{ secret: { name: credentials.name, items: [rootEntry('rootUser'), rootEntry('rootPassword')] } }, ...keys] } },
        ...mayTrust.items([{ name: 'trusted', projected: { sources: trusted } }]),
      ],
      volumeMounts: [
        { name: 'lists', mountPath: LISTS_PATH, readOnly: true },
        { name: 'secrets', mountPath: SECRETS_PATH, readOnly: true },
        ...mayTrust.items([{ name: 'trusted', mountPath: TRUSTED_PATH, readOnly: true }]),
      ],
      writablePaths: ['/tmp'],
    }).name;
  }

  /** Sources of a projected volume with the secret keys: those of the values in a Secret, and those of existing Secrets. */
  private keys(scope: Construct, accounts: readonly MinioKey[][], labels: any): any[] {
    const lines = accounts.map(list => linesOf<MinioKey>(list, 'account', ({ accessKey, secretKey }) => {
      const { when, value } = optional(secretKey);
      return when.items([`${accessKey} ${value}\n`]);
    }, ['accessKey', 'secretKey']));
    const given = Condition.of(lines[0]).or(Condition.of(lines[1]));
    const own = given.scope(scope, 'keys');
    const secret = own && new ApiObject(own, 'secret', {
      apiVersion: 'v1',
      kind: 'Secret',
      type: 'Opaque',
      metadata: { labels },
      data: { keys: textOf(lines.join('')).b64enc().asString() },
    });
    const existing = ({ accessKey, existingSecret = '', existingSecretKey = '' }: MinioKey) => Condition.of(existingSecret).items([
      { secret: { name: existingSecret, items: [{ key: existingSecretKey, path: `existing/${accessKey}` }] } },
    ]);
    return [
      ...secret ? given.items([{ secret: { name: secret.name, items: [{ key: 'keys', path: 'keys' }] } }]) : [],
      ...accounts.flatMap(list => convertedItems<MinioKey>(list, 'account', existing, ['accessKey', 'existingSecret', 'existingSecretKey'])),
    ];
  }

  /** Refuses accounts with two secret keys or none, and buckets with settings that exclude each other. */
  private check({ policies = [], users = [], svcaccts = [], buckets = [] }: MinioAccountsOptions): void {
    const keys = (at: Construct, where: string, { secretKey, existingSecret, existingSecretKey }: MinioKey) => {
      const { when: given } = optional(secretKey);
      const [existing, key] = [existingSecret, existingSecretKey].map(text => Condition.of(text ?? ''));
      const name = (prop: keyof MinioKey, value: any) => nameOfProp(`${where}.${prop}`, value);
      refuseWhen(at, given.and(existing), `${name('secretKey', secretKey)} and ${name('existingSecret', existingSecret)} are both set: remove one of the two`);
      refuseWhen(at, given.or(existing).not(), `${name('secretKey', secretKey)} and ${name('existingSecret', existingSecret)} are both missing: set one of the two`);
      refuseWhen(at, key.and(existing.not()), `${name('existingSecretKey', existingSecretKey)} is set, and ${name('existingSecret', existingSecret)} is missing: set both, or neither`);
      refuseWhen(at, existing.and(key.not()), `${name('existingSecretKey', existingSecretKey)} is missing: set the key of the secret key in ${name('existingSecret', existingSecret)}`);
    };
    const KEYS = ['secretKey', 'existingSecret', 'existingSecretKey'];
    refuseEqual(this, namesOf(users, 'accessKey') + namesOf(svcaccts, 'accessKey'), 'two items have the same accessKey in users and svcaccts: change one of the two');
    refuseEqual(this, namesOf(policies, 'name'), 'two items have the same name in policies: change one of the two');
    refuseEqual(this, namesOf(buckets, 'name'), 'two items have the same name in buckets: change one of the two');
    const conditions = (at: Construct, where: string, statements: readonly MinioStatement[] = []) => each<MinioStatement>(at, `${where}.statements`, statements, 'statement', ['conditions'],
      (within, statement, { conditions: given = [] }) => refuseEqual(within, operatorsOf(given),
        `${nameOfProp(`${statement}.conditions`, given)} has an operator twice, of which the server would read one: write its members into one condition, with a comma between them`));
    each<MinioPolicy>(this, 'policies', policies, 'policy', ['statements'], (at, where, { statements }) => conditions(at, where, statements));
    each<MinioUser>(this, 'users', users, 'user', KEYS, keys);
    each<MinioServiceAccount>(this, 'svcaccts', svcaccts, 'account', [...KEYS, 'accessKey', 'user', 'policy'], (at, where, account) => {
      keys(at, where, account);
      conditions(at, `${where}.policy`, account.policy?.statements);
      refuseWhen(at, Condition.of(textOf(account.user).is(account.accessKey)), `${nameOfProp(`${where}.user`, account.user)} is the access key of the account itself: set the access key of a user`);
    });
    each<MinioBucket>(this, 'buckets', buckets, 'bucket', ['versioning', 'objectlocking'], (at, where, { versioning, objectlocking = false }) => refuseWhen(
      at, Condition.of(objectlocking).and(Condition.of(textOf(stateOf(versioning)).is('false'))),
      `${nameOfProp(`${where}.versioning`, versioning)} is false, and ${nameOfProp(`${where}.objectlocking`, objectlocking)} is true, which needs versions: remove one of the two`,
    ));
  }
}

/** The access keys of users or service accounts. @internal */
export function accessKeysOf(list: readonly MinioKey[]): ListExpression {
  return textOf(namesOf(list, 'accessKey')).split(' ');
}

/** The names of items, each with a space behind it. */
function namesOf<T extends object>(list: readonly T[], field: keyof T & string): string {
  return linesOf<T>(list, 'item', item => [`${item[field]} `], [field]);
}

/** Refuses two equal names. @param names the names, each with a space behind it. */
function refuseEqual(at: Construct, names: string, message: string): void {
  const list = textOf(names).split(' ');
  refuseWhen(at, Condition.of(list.length().is(list.uniq().length())).not(), message);
}

function each<T>(scope: Construct, id: string, list: readonly T[], itemName: string, fields: readonly string[], check: (at: Construct, where: string, props: T) => void): void {
  if (Array.isArray(list)) {
    list.forEach((props, i) => check(scope, `${id}[${i}]`, props));
  } else {
    const loop = new ForEach(scope, id, { over: new ListExpression(toNode(list)), itemName });
    check(loop, id, propsOfItem(loop.item, fields));
  }
}

interface MinioKey extends MinioSecretKey {
  readonly accessKey: string;
}

/** The lines of all items. */
function linesOf<T>(list: readonly T[], itemName: string, line: (props: T) => any[], fields?: readonly string[]): string {
  return Fn.join('', convertedItems(list, itemName, line, fields)).asString();
}

/** The JSON document of a policy, in a line. */
function documentOf(statements: readonly MinioStatement[]): string {
  const texts = convertedItems(statements, 'statement', ({ actions, resources = [], conditions = [] }) => [[
    `{"Effect":"Allow","Action":${jsonOf(actions)}`,
    Condition.of(resources).chooseString(`,"Resource":${jsonOf(resources)}`, ''),
    Condition.of(conditions).chooseString(`,"Condition":{${conditionsOf(conditions)}}`, ''),
    '}',
  ].join('')]);
  return `{"Version":"2012-10-17","Statement":[${Fn.join(',', texts)}]}`;
}

/** The members of the condition of a statement. */
function conditionsOf(conditions: readonly { [operator: string]: string }[]): string {
  const member = (operator: string, members: string) => `"${operator}":{${textOf(members).replace('\n', ' ')}}`;
  if (Array.isArray(conditions)) {
    return conditions.flatMap(condition => Object.entries<string>(condition).map(([operator, members]) => member(operator, members))).join(',');
  }
  const condition = new ListExpression(toNode(conditions)).loop('condition');
  const members = condition.item.map().loop('members');
  return condition.join(members.join(member(members.key.asString(), members.item.asString()), ','), ',').asString();
}

/** The operators of the conditions of a statement, each with a space behind it. */
function operatorsOf(conditions: readonly { [operator: string]: string }[]): string {
  if (Array.isArray(conditions)) {
    return conditions.flatMap(condition => Object.keys(condition).map(operator => `${operator} `)).join('');
  }
  const condition = new ListExpression(toNode(conditions)).loop('condition');
  const members = condition.item.map().loop('members');
  return condition.join(members.join(`${members.key.asString()} `, ''), '').asString();
}

/** `true`, `false`, or `-` for an optional boolean that is not set. */
function stateOf(given: boolean | undefined): string {
  const { when, value } = optional(given);
  return when.value === false ? '-' : when.chooseString(Condition.of(value).chooseString('true', 'false'), '-');
}

/** A prop that may be missing in an item: whether it is there, and what it is then. */
function optional(given: any): { when: Condition; value: any } {
  if (given === undefined) {
    return { when: Condition.of(false), value: '' };
  }
  const node = toNode(given);
  return node.kind === 'choose' && !node.otherwise
    ? { when: Condition.of(new BooleanExpression(node.condition)), value: new AnyExpression(Object.freeze({ ...node.then, absent: 'empty' })) }
    : { when: Condition.of(true), value: given };
}

/** The JSON of a list. @internal */
export function jsonOf(texts: readonly any[]): string {
  return new ListExpression(toNode(texts)).toRawJson().asString();
}
