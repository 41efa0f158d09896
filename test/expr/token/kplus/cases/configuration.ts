import * as kplus from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { container } from './constructs';
import { writeFiles } from '../../../../support/scratch';
import { Cases, flag, instead, map, mapOf, name, struct, string, stringOf } from '../case';

const secret = (s: Construct, props: kplus.SecretProps) => new kplus.Secret(s, 'secret', props);
const configMap = (s: Construct, props: kplus.ConfigMapProps = {}) => new kplus.ConfigMap(s, 'config', props);

/** Read when the chart is built, so it holds what every example needs. */
const folder = () => writeFiles({ 'a.txt': 'a', 'b.txt': 'b' });

export const CONFIGURATION: Cases = {
  'ConfigMapProps.binaryData': mapOf({ a: 'YQ==' }, { 'b.c': 'Yg==' })((s, x) => configMap(s, { binaryData: x })),
  'ConfigMapProps.data': map((s, x) => configMap(s, { data: x })),
  'ConfigMapProps.immutable': flag((s, x) => configMap(s, { immutable: x })),
  'ConfigMap.addBinaryData(key)': name((s, x) => configMap(s).addBinaryData(x, 'YQ=='))
    .refused('token-as-key', instead('the whole map as a value: `new ConfigMap(…, { binaryData: x.asAny() })`', (s, x) => configMap(s, { binaryData: x.asAny() }), { given: mapOf({ 'alpha': 'YQ==' }, { 'b-2': 'YQ==' }, { 'no': 'YQ==' }).given })),
  'ConfigMap.addBinaryData(value)': stringOf('YQ==', 'Yg==')((s, x) => configMap(s).addBinaryData('a', x)),
  'ConfigMap.addData(key)': name((s, x) => configMap(s).addData(x, 'a'))
    .refused('token-as-key', instead('the whole map as a value: `new ConfigMap(…, { data: x.asAny() })`', (s, x) => configMap(s, { data: x.asAny() }), { given: mapOf({ 'alpha': 'a' }, { 'b-2': 'a' }, { 'no': 'a' }).given })),
  'ConfigMap.addData(value)': string((s, x) => configMap(s).addData('a', x)),
  'ConfigMap.addFile(key)': name((s, x) => configMap(s).addFile(`${folder()}/a.txt`, x))
    .refused('token-as-key', instead('the whole map as a value: `new ConfigMap(…, { data: x.asAny() })`', (s, x) => configMap(s, { data: x.asAny() }), { given: mapOf({ 'alpha': 'a' }, { 'b-2': 'a' }, { 'no': 'a' }).given })),
  'AddDirectoryOptions.keyPrefix': name((s, x) => configMap(s).addDirectory(folder(), { keyPrefix: x }))
    .refused('token-as-key', instead('the whole map as a value: `new ConfigMap(…, { data: x.asAny() })`', (s, x) => configMap(s, { data: x.asAny() }), { given: mapOf({ 'alphaa.txt': 'a', 'alphab.txt': 'b' }, { 'b-2a.txt': 'a', 'b-2b.txt': 'b' }, { 'noa.txt': 'a', 'nob.txt': 'b' }).given })),
  'ConfigMap.fromConfigMapName(name)': name((s, x) => container(s, { envFrom: [kplus.Env.fromConfigMap(kplus.ConfigMap.fromConfigMapName(s, 'config', x))] })),
  'SecretProps.stringData': map((s, x) => secret(s, { stringData: x })),
  'SecretProps.type': string((s, x) => secret(s, { type: x, stringData: { a: 'b' } })),
  'CommonSecretProps.immutable': flag((s, x) => secret(s, { immutable: x, stringData: { a: 'b' } })),
  'Secret.addStringData(key)': name((s, x) => secret(s, {}).addStringData(x, 'a'))
    .refused('token-as-key', instead('the whole map as a value: `new Secret(…, { stringData: x.asAny() })`', (s, x) => secret(s, { stringData: x.asAny() }), { given: mapOf({ 'alpha': 'a' }, { 'b-2': 'a' }, { 'no': 'a' }).given })),
  'Secret.addStringData(value)': string((s, x) => secret(s, {}).addStringData('a', x)),
  'Secret.fromSecretName(name)': name((s, x) => container(s, { envFrom: [kplus.Env.fromSecret(kplus.Secret.fromSecretName(s, 'secret', x))] })),
  'BasicAuthSecretProps.password': string((s, x) => new kplus.BasicAuthSecret(s, 'secret', { username: 'a', password: x })),
  'BasicAuthSecretProps.username': string((s, x) => new kplus.BasicAuthSecret(s, 'secret', { username: x, password: 'a' })),
  'SshAuthSecretProps.sshPrivateKey': string((s, x) => new kplus.SshAuthSecret(s, 'secret', { sshPrivateKey: x })),
  'TlsSecretProps.tlsCert': string((s, x) => new kplus.TlsSecret(s, 'secret', { tlsCert: x, tlsKey: 'a' })),
  'TlsSecretProps.tlsKey': string((s, x) => new kplus.TlsSecret(s, 'secret', { tlsCert: 'a', tlsKey: x })),
  'DockerConfigSecretProps.data': struct({ auths: { 'a.example': { auth: 'YQ==' } } }, { auths: { 'b.example': { auth: 'Yg==' } } })(
    (s, x) => new kplus.DockerConfigSecret(s, 'secret', { data: x }))
    .refused('token-structure-in-text', instead('`new Secret(…, { type, stringData: { \'.dockerconfigjson\': x.toJson().asString() } })`', (s, x) =>
      secret(s, { type: 'kubernetes.io/dockerconfigjson', stringData: { '.dockerconfigjson': x.toJson().asString() } }))),
};
