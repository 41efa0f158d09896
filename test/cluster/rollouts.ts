import { Json } from '../../src/values/shape';

/** What a change of a ConfigMap or a Secret of a chart does: which pods are new, by the name of their container. */
export const ROLLOUTS: { readonly [chart: string]: ReadonlyArray<{ readonly what: string; readonly before: Json; readonly after: Json; readonly restarts: readonly string[] }> } = {
  'aas-backend': [
    { what: 'another setting restarts the back end', before: {}, after: { env: { PROD_DB_NAME: 'other' } }, restarts: ['aas-backend'] },
    { what: 'more pods restart nobody', before: { replicaCount: 1 }, after: { replicaCount: 2 }, restarts: [] },
  ],
  'arl-cluster': [
    { what: 'another password restarts the notebook alone', before: { jupyter: { password: 'one' } }, after: { jupyter: { password: 'two' } }, restarts: ['notebook'] },
    { what: 'more workers restart nobody', before: { worker: { replicaCount: 1 } }, after: { worker: { replicaCount: 2 } }, restarts: [] },
  ],
  'demo': [
    { what: 'another model restarts its server alone', before: {}, after: { serving: { model: { name: 'churn' } } }, restarts: ['serving-app'] },
    {
      what: 'another password of Redis restarts the entry point alone',
      before: { service: { enabled: true, image: { repository: 'example/service' }, redis: { auth: { enabled: true, password: 'one' } } } }, after: { service: { enabled: true, image: { repository: 'example/service' }, redis: { auth: { enabled: true, password: 'two' } } } },
      restarts: ['service'],
    },
  ],
  'experiment': [
    {
      what: 'another value of a sweep runs an Indexed Job with another ConfigMap',
      before: { command: ['python'], sweep: { mode: 'indexed', grid: { lr: [0.1] } } }, after: { command: ['python'], sweep: { mode: 'indexed', grid: { lr: [0.2] } } },
      restarts: ['experiment'],
    },
  ],
  'minio': [
    {
      what: 'another secret key of a user runs the Job again, and restarts no server',
      before: { rootUser: 'root', rootPassword: 'throw-away', users: [{ accessKey: 'app', secretKey: 'throw-away-one' }] }, after: { rootUser: 'root', rootPassword: 'throw-away', users: [{ accessKey: 'app', secretKey: 'throw-away-two' }] },
      restarts: ['mc'],
    },
  ],
  'mongodb': [
    {
      what: 'another password of a user runs the Job again, and restarts no server',
      before: { auth: { rootPassword: 'r', usernames: ['a'], passwords: ['one'], databases: ['a'] } }, after: { auth: { rootPassword: 'r', usernames: ['a'], passwords: ['two'], databases: ['a'] } },
      restarts: ['mongosh'],
    },
  ],
  'redis': [
    { what: 'another setting restarts the server', before: { auth: { password: 'one' } }, after: { auth: { password: 'one' }, extraConfig: ['hz 20'] }, restarts: ['redis'] },
    { what: 'more replicas run the Job again, and restart no server', before: { mode: 'cluster', auth: { password: 'one' } }, after: { mode: 'cluster', auth: { password: 'one' }, cluster: { replicasPerMaster: 2 } }, restarts: ['redis-cli'] },
  ],
};
